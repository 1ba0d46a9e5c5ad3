import { padding } from "./room.js";
import type { State } from "./state.js";

/**
 * The bytes that a plan expects, kept so that they are compared eight at a time: as doubles where there are eight or more
 * (the last one overlaps), else as two masked 32-bit integers.
 */
export interface Literals {
  readonly known: Map<string, Literal>;
  memory: Uint8Array;
  /** How many bytes are taken. */
  size: number;
}

/** A text's place among the literals, counted in eights of bytes, and its number of bytes. */
export interface Literal {
  readonly at: number;
  readonly length: number;
}

/** Where literals are put. */
export function newLiterals(): Literals {
  return { known: new Map(), memory: new Uint8Array(4096), size: 0 };
}

/** No document has it: the byte 0 is no character of XML. */
export const impossible = "\0";

// Stryker disable all: fast path, a name that is not matched by its bytes is resolved instead
/** The place of a text among the literals; it is added where it is new. */
export function literal(literals: Literals, text: string): Literal {
  const known = literals.known.get(text);
  if (known !== undefined) return known;
  const bytes = bytesOf(text);
  if (bytes.length > padding / 2) return literal(literals, impossible);
  const { length } = bytes;
  const at = room(literals, Math.max((length + 7) & ~7, length < 8 ? 16 : 0));
  const found: Literal = { at, length };
  literals.known.set(text, found);
  const { memory } = literals;
  const size = at * 8;
  if (length >= 8) {
    memory.set(bytes, size);
    const whole = length & ~7;
    if (whole < length) memory.set(bytes.subarray(length - 8), size + whole);
  } else {
    // Value and mask of the first four bytes, value and mask of the next four.
    for (let i = 0; i < length; i++) {
      const place = size + i + (i & 4);
      memory[place] = bytes[i]!;
      memory[place + 4] = 255;
    }
  }
  return found;
}

/** Takes room for so many bytes, counted in eights, and returns its place. */
export function room(literals: Literals, size: number): number {
  const { memory, size: at } = literals;
  literals.size += size;
  if (literals.size > memory.length) {
    literals.memory = new Uint8Array(2 * literals.size);
    literals.memory.set(memory);
  }
  return at / 8;
}

/** The bytes of a name: mostly ASCII, and too few to call an encoder for. */
export function bytesOf(text: string): Uint8Array {
  const { length } = text;
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) return new TextEncoder().encode(text);
    bytes[i] = code;
  }
  return bytes;
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
