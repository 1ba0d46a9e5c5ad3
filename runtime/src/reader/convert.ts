import { invalid } from "../codec.js";
import type { PlaceCode } from "../feature.js";
import { isSpace } from "../values/text.js";
import { listOf, named } from "./made.js";
import { fieldPath, quote, report } from "./place.js";
import type { Field, Node } from "./plan.js";
import type { State } from "./state.js";

/**
 * Stands in the place of a member that was seen but has no value: nothing was there, or what could not be read. No value is
 * `null`, and engines compare with the word `null` at once: where each member is, it stands for this constant.
 */
export const seen = null;

/**
 * The value that a leaf's text means, or `seen`. `offset` is where the text begins, `start` where its element or attribute
 * does.
 */
export function convert(
  state: State,
  node: Node,
  field: Field,
  base: number,
  text: string,
  offset: number,
  start: number,
): unknown {
  const codec = field.codec!;
  const decoded = decode(state, text);
  const trimmed = codec.keepsSpace ? decoded : decoded && trim(decoded);
  const tell = (kept?: string): void => {
    const path = fieldPath(state, field, base, start);
    const received = field.masked ?? quote(trimmed ?? text);
    report(state, "wrong-value", kept ? "notice" : "error", path, offset, codec.expected, received, kept);
  };
  if (trimmed !== undefined) {
    if (field.nothing.includes(trimmed)) return seen;
    const { place, isUsual } = codec.detail;
    if (place !== undefined) return (place as PlaceCode).read(state, node, field, base, trimmed, offset, start);
    const value = codec.read(trimmed);
    if (value !== invalid) {
      if (isUsual?.(value) === false) tell(", which is kept");
      return value;
    }
  }
  tell();
  return seen;
}

/** The text without the encoding that the table puts on top of XML; nothing where it is not so encoded. */
function decode(state: State, text: string): string | undefined {
  const { values } = state.table;
  if (values === undefined) return text;
  try {
    return values.decode(text);
  } catch {
    return undefined;
  }
}

/** Without XML white space at its ends, and no other: https://www.w3.org/TR/xml/#NT-S */
export function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

/** Puts a value where the record is made from. */
export function store(state: State, field: Field, base: number, value: unknown, name: string): void {
  const { values } = state;
  const slot = base + field.slot;
  const plain = value === seen ? undefined : value;
  const item = field.choice === undefined ? value : named(field.choice === "*" ? name : field.choice, plain);
  if (!field.list) values[slot] = item;
  else {
    const list = values[slot] as unknown[] | undefined;
    const element = field.choice === undefined ? plain : item;
    if (list === undefined) values[slot] = listOf(element);
    else list.push(element);
  }
}
