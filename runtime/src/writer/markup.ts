import { copyPlain, put } from "./characters.js";
import type { Literal, Literals } from "./literal.js";
import { type Output, reserve } from "./output.js";

/** Writes markup. */
export function putLiteral(output: Output, literals: Literals, literal: Literal): void {
  if (literal.from < 0) {
    put(output, literal.text);
    return;
  }
  reserve(output, literal.size + 8);
  output.at = copy(output.view, output.at, literals, literal);
}

/** Writes a text between two literals. Returns false, and nothing is written, where one of them needs more than a copy. */
export function putBetween(
  output: Output,
  literals: Literals,
  open: Literal,
  text: string,
  close: Literal,
  place: number,
): boolean {
  if (open.from < 0 || close.from < 0) return false;
  const { length } = text;
  reserve(output, open.size + length + close.size + 16);
  const { view } = output;
  const start = copy(view, output.at, literals, open);
  if (!copyPlain(view, start, text, place)) return false;
  output.at = copy(view, start + length, literals, close);
  return true;
}

/** Copies eight bytes at a time: what stands behind the end is written over. Returns the end. */
function copy(view: DataView, at: number, literals: Literals, { from, size }: Literal): number {
  for (let done = 0; done < size; done += 8) {
    view.setFloat64(at + done, literals.getFloat64(from + done, true), true);
  }
  return at + size;
}
