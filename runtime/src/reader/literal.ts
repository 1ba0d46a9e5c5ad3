import { padding } from "./room.js";
import type { State } from "./state.js";

/**
 * The bytes that a plan expects, kept so that they are compared eight at a time: as doubles where there are eight or more
 * (the last one overlaps), else as two masked 32-bit integers.
 */
export interface Literals {
  /** Index of the first double, for each text. */
  readonly places: Map<string, number>;
  readonly bytes: number[];
}

/** A text's place among the literals, and its number of bytes. */
export interface Literal {
  readonly at: number;
  readonly length: number;
}

/** No document has it: the byte 0 is no character of XML. */
export const impossible = "\0";

/** The place of a text among the literals; it is added where it is new. */
export function literal(literals: Literals, text: string): Literal {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > padding / 2) return literal(literals, impossible);
  let at = literals.places.get(text);
  if (at === undefined) {
    at = literals.bytes.length / 8;
    literals.places.set(text, at);
    if (bytes.length < 8) addMasked(literals.bytes, bytes);
    else {
      const whole = bytes.length & ~7;
      literals.bytes.push(...bytes.subarray(0, whole));
      if (whole < bytes.length) literals.bytes.push(...bytes.subarray(bytes.length - 8));
    }
  }
  return { at, length: bytes.length };
}

/** Value and mask of the first four bytes, value and mask of the next four. */
function addMasked(all: number[], bytes: Uint8Array): void {
  for (const start of [0, 4]) {
    for (let i = start; i < start + 4; i++) all.push(bytes[i] ?? 0);
    for (let i = start; i < start + 4; i++) all.push(i < bytes.length ? 255 : 0);
  }
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
