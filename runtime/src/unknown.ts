/**
 * Where the value of an element keeps what its table does not name: `value[unknown]`. Object spread keeps it, JSON leaves
 * it out, and the writer puts it back where it stood. Absent where there was none.
 */
export const unknown: unique symbol = Symbol("unknown");

/** An element or an attribute that the table does not name. */
export type UnknownContent = UnknownElement | UnknownAttribute;

export interface UnknownElement {
  /** The wire name of the known sibling before it. */
  readonly after: string | undefined;
  /** The wrapper that it stands in, as a path: `Items`. Missing: the element of the value itself. */
  readonly in?: string;
  /** The element, complete with the namespaces that it uses. */
  readonly xml: string;
}

export interface UnknownAttribute {
  /** The name as written: `lang`, `xsi:type`. */
  readonly attribute: string;
  readonly value: string;
  /** The namespace that the prefix of the name stands for; that of `xmlns` where it declares a prefix that a value uses. */
  readonly namespace?: string;
  /** The known element without a value of its own that bears it, as a path: `Items`, `OrderTotal`, `Code[2]`. */
  readonly on?: string;
}
