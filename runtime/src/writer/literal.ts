/** Markup that is written again and again, such as `<OrderID>`. */
export interface Literal {
  readonly text: string;
  readonly size: number;
  /** Where its bytes begin among all literals of a plan; -1 where it is written from its text. */
  readonly from: number;
}

/** The bytes of all literals of a plan, each from a multiple of eight on. */
export type Literals = DataView;

/** Literals that are being collected. */
export interface LiteralBytes {
  readonly known: Map<string, Literal>;
  readonly bytes: number[];
}

/** Adds a literal. Only ASCII goes among the bytes: some other eight bytes are no number, and a copy might change them. */
export function addLiteral({ known, bytes }: LiteralBytes, text: string): Literal {
  const found = known.get(text);
  if (found !== undefined) return found;
  // oxlint-disable-next-line no-control-regex
  const literal = /^[\0-\x7f]*$/.test(text) ? { text, size: text.length, from: bytes.length } : literalOf(text);
  known.set(text, literal);
  if (literal.from < 0) return literal;
  for (let index = 0; index < text.length; index++) bytes.push(text.charCodeAt(index));
  while (bytes.length % 8 !== 0) bytes.push(0);
  return literal;
}

/** A literal that is written once. */
export function literalOf(text: string): Literal {
  return { text, size: 0, from: -1 };
}

export function literalsOf({ bytes }: LiteralBytes): Literals {
  return new DataView(Uint8Array.from(bytes).buffer);
}
