import type { RecordMember } from "../emit/members.js";
import type { LeafType, RecordType, Wire } from "../model/model.js";

/** An element of a sample. Wrappers have no member. */
export interface SampleElement {
  readonly name: string;
  /** As messages show it: `/orders/order[1]`. */
  readonly path: string;
  readonly record?: RecordType;
  readonly member?: RecordMember;
  /** The choice that it was chosen in. */
  choice?: RecordMember;
  readonly attributes: SampleLeaf[];
  readonly children: SampleElement[];
  text?: SampleLeaf;
}

/** A text of a sample: of an attribute, of an element, or of a record's `$`. */
export interface SampleLeaf {
  readonly name: string;
  readonly path: string;
  /** Where the value stands in that of the document. */
  readonly at: ValuePath;
  readonly member: RecordMember;
  leaf: LeafType;
  text: string;
  readonly cdata: boolean;
}

export type ValuePath = readonly (string | number)[];

/** An element that holds nothing yet. */
export function emptyElement(name: string, path: string, record?: RecordType, member?: RecordMember): SampleElement {
  return {
    name,
    path,
    attributes: [],
    children: [],
    ...(record === undefined ? {} : { record }),
    ...(member === undefined ? {} : { member }),
  };
}

/** The element that bears what a wire names: the record's own, or the wrapper in it, which is made when it is missing. */
export function ownerOf(wire: Wire | undefined, element: SampleElement): SampleElement {
  let owner = element;
  for (const { name } of wire?.wrappers ?? []) {
    const existing = owner.children.find((child) => child.name === name);
    const next = existing ?? emptyElement(name, `${owner.path}/${name}`);
    if (existing === undefined) owner.children.push(next);
    owner = next;
  }
  return owner;
}

/** The element of a leaf; one that bears an attribute of its own may be there already. */
export function leafElement(owner: SampleElement, name: string, path: string, member: RecordMember): SampleElement {
  const existing = owner.children.find((child) => child.name === name && child.member === undefined);
  if (existing !== undefined && existing.children.length === 0 && existing.attributes.length > 0) return existing;
  const made = emptyElement(name, path, undefined, member);
  owner.children.push(made);
  return made;
}

/** An element and all in it, in the order of the document. */
export function* elementsIn(element: SampleElement): Generator<SampleElement> {
  yield element;
  for (const child of element.children) yield* elementsIn(child);
}

/** The path of a part as specs name it, from inside the root: `Order/@ID`. */
export function specPath({ path }: { readonly path: string }): string {
  return path
    .replace(/\[\d+\]/g, "")
    .split("/")
    .slice(2)
    .join("/");
}
