import { impossible, matches } from "./literal.js";
import type { Field } from "./plan.js";
import type { State } from "./state.js";

/** A table of the fields' names, by a hash of a few of their bytes: the index of the field and one, or 0. */
export function indexNames(fields: readonly Field[]): Int16Array {
  if (fields.length === 0) return noNames;
  let size = 4;
  while (size < fields.length * 2) size *= 2;
  const table = new Int16Array(size);
  for (const field of fields) {
    if (field.spelled === impossible) continue;
    let at = hashOf(field.spelled, field.nameLength) & (size - 1);
    while (table[at] !== 0) at = (at + 1) & (size - 1);
    table[at] = field.index + 1;
  }
  return table;
}

/** The table of no fields. */
export const noNames: Int16Array = /* @__PURE__ */ new Int16Array(4);

/** The index of the field whose name stands at `start`, or -1: found from the bytes alone. */
export function fieldOfName(
  state: State,
  fields: readonly Field[],
  table: Int16Array,
  start: number,
  end: number,
): number {
  const mask = table.length - 1;
  for (let at = hash(state.bytes, start, end - start) & mask; ; at = (at + 1) & mask) {
    const index = table[at]! - 1;
    if (index < 0) return -1;
    const field = fields[index]!;
    if (field.nameLength === end - start && matches(state, start, field.nameAt, field.nameLength)) return index;
  }
}

function hash(bytes: Uint8Array, start: number, length: number): number {
  return mixed(bytes[start]!, bytes[start + (length >> 1)]!, bytes[start + length - 1]!, length);
}

/** As `hash`, of a name that is so many bytes long. */
function hashOf(name: string, length: number): number {
  if (name.length < length) return hash(new TextEncoder().encode(name), 0, length);
  return mixed(name.charCodeAt(0), name.charCodeAt(length >> 1), name.charCodeAt(length - 1), length);
}

function mixed(first: number, middle: number, last: number, length: number): number {
  // Stryker disable next-line ArithmeticOperator: any other mixture finds the same, after more comparisons
  return first * 31 + last * 17 + middle * 7 + length;
}
