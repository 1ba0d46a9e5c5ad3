import type { State } from "./state.js";

/**
 * The bytes that a plan expects, kept so that they are compared eight at a time: as doubles where there are eight or more
 * (the last one overlaps), else as two masked 32-bit integers.
 */
export interface Literals {
  readonly known: Map<string, Literal>;
  readonly encoder: TextEncoder;
  /** The literals, behind a place where each is encoded first. */
  memory: Uint8Array;
  /** How many bytes are taken. */
  size: number;
}

/** A text's place among the literals, counted in eights of bytes, and its number of bytes. */
export interface Literal {
  readonly at: number;
  readonly length: number;
}

/** The literals of the tags of a name; see `Field`. */
export interface NameLiterals {
  readonly open: Literal;
  readonly close: Literal;
  readonly cdataClose: Literal;
  readonly bare: Literal;
}

/** More bytes than any literal has, and fewer than `padding`. A name that is longer is looked for in the general way. */
const longest = 2048;

/** Where literals are put. */
export function newLiterals(): Literals {
  return { known: new Map(), encoder: new TextEncoder(), memory: new Uint8Array(longest + 16_384), size: 0 };
}

/** All bytes that were put there. */
export function bytesOf({ memory, size }: Literals): ArrayBuffer {
  return memory.slice(longest, longest + size).buffer as ArrayBuffer;
}

/** No document has it: the byte 0 is no character of XML. */
export const impossible = "\0";

// Stryker disable all: fast path, a name that is not matched by its bytes is resolved instead
/** The literals of a name, encoded at once: `<OrderID]]></OrderID>`, ` ID="`. */
export function nameLiterals(literals: Literals, name: string, attribute: boolean): NameLiterals {
  if (name.length > longest / 7) name = impossible;
  const text = attribute ? ` ${name}="` : `<${name}]]></${name}>`;
  const { written: length } = literals.encoder.encodeInto(text, literals.memory);
  const nameEnd = attribute ? length - 2 : (length - 5) / 2;
  return {
    open: place(literals, 0, attribute ? length : nameEnd),
    close: place(literals, attribute ? length - 1 : nameEnd + 3, length),
    cdataClose: place(literals, nameEnd, length),
    bare: place(literals, 1, nameEnd),
  };
}

/** The place of a text among the literals; it is added where it is new. */
export function literal(literals: Literals, text: string): Literal {
  const known = literals.known.get(text);
  if (known !== undefined) return known;
  if (text.length > longest / 3) return literal(literals, impossible);
  // By calls of the host alone: a loop over the bytes of all names would run so often that engines compiled it.
  const { written: length } = literals.encoder.encodeInto(text, literals.memory);
  const found = place(literals, 0, length);
  literals.known.set(text, found);
  return found;
}

/** Gives the bytes that were encoded at `from` to `to` a place of their own. */
function place(literals: Literals, from: number, to: number): Literal {
  const length = to - from;
  const at = room(literals, length < 8 ? 16 : (length + 7) & ~7);
  const { memory } = literals;
  const start = longest + at * 8;
  if (length >= 8) {
    const whole = length & ~7;
    memory.copyWithin(start, from, from + whole);
    if (whole < length) memory.copyWithin(start + whole, to - 8, to);
  } else {
    // Value and mask of the first four bytes, value and mask of the next four.
    for (let i = 0; i < length; i++) {
      const byte = start + i + (i & 4);
      memory[byte] = memory[from + i]!;
      memory[byte + 4] = 255;
    }
  }
  return { at, length };
}

/** Takes room for so many bytes, counted in eights, and returns its place. */
export function room(literals: Literals, size: number): number {
  const { memory, size: at } = literals;
  literals.size += size;
  if (longest + literals.size > memory.length) {
    literals.memory = new Uint8Array(2 * (longest + literals.size));
    literals.memory.set(memory);
  }
  return at / 8;
}

/** Whether a literal stands at `p`. It reads at most `padding` bytes beyond the document, where there are zeros. */
export function matches(state: State, p: number, at: number, length: number): boolean {
  const view = state.view;
  if (length < 8) {
    const integers = state.integers;
    const i = at << 1;
    return (
      (((view.getInt32(p, true) ^ integers[i]!) & integers[i + 1]!) |
        ((view.getInt32(p + 4, true) ^ integers[i + 2]!) & integers[i + 3]!)) ===
      0
    );
  }
  const doubles = state.doubles;
  const last = p + length - 8;
  // Names and texts of XML hold no byte 0x7F or 0xFF at such a place that a double would be NaN, which equals nothing.
  if (view.getFloat64(last, true) !== doubles[at + ((length - 1) >> 3)]) return false;
  if (length === 8) return true;
  if (view.getFloat64(p, true) !== doubles[at]) return false;
  if (length <= 16) return true;
  for (p += 8; p < last; p += 8) if (view.getFloat64(p, true) !== doubles[++at]) return false;
  return true;
}
