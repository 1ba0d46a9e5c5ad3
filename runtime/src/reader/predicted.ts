import { skipSpace } from "./characters.js";
import { classes, nameByte, nameStart, passAll } from "./classes.js";
import { seen } from "./convert.js";
import { learn, patience } from "./bridge.js";
import { firstCharacter } from "./general.js";
import { fieldOfName } from "./index-names.js";
import { readPlain } from "./leaf.js";
import { matches } from "./literal.js";
import { listOf, named } from "./made.js";
import * as fieldKinds from "./field-kinds.js";
import type { Field, Node } from "./plan.js";
import type { State } from "./state.js";
import { unusual } from "./unusual.js";
import { readOther, readRecord, readWrapper } from "./record.js";

// Stryker disable all: fast path, what it does not know is read by the general path, and to the same value; how much is handed
// over is counted in `hand-overs.test.ts`

/**
 * Reads children up to the first that is more than a leaf, and returns where that ends; `~end` behind the end tag. V8 replaces
 * a loop that runs on and on by code that it throws away at its end, so that none runs for the whole of a long list.
 */
export function readChildren(
  state: State,
  parent: Field,
  node: Node,
  base: number,
  p: number,
  predicting: boolean,
): number {
  const { bytes, values, plan } = state;
  const { fields, hints } = node;
  const count = fields.length;
  let { previous } = state;
  // Where the last value ended, if it was that of a plain leaf, and how it was read.
  let valueEnd = -1;
  let mask = 0;
  let next = -1;
  for (;;) {
    p = skipSpace(state, p);
    next = -1;
    if (predicting) {
      next = hints[previous]!;
      if (next === count || !begins(state, p, fields[next]!)) {
        if (bytes[p] === 60 && bytes[p + 1] === 47 && matches(state, p, parent.close, parent.closeLength)) {
          const end = p + parent.closeLength;
          if (valueEnd >= 0) learn(state, fields[previous]!, mask, valueEnd, p, end, count, 0);
          return ~end;
        }
        next = predict(state, node, previous, p);
      }
    }
    if (next < 0) break;
    let field = fields[next]!;
    if (!field.plain) break;
    let q = p + field.openLength;
    if (bytes[q] !== 62) q = skipSpace(state, q);
    if (bytes[q] !== 62) {
      if (bytes[q] !== 47 || bytes[q + 1] !== 62 || field.emptyValue === undefined) break;
      const slot = base + field.slot;
      if (values[slot] !== undefined) break;
      values[slot] = field.emptyValue;
      previous = next;
      valueEnd = -1;
      p = q + 2;
      continue;
    }
    q++;
    const nextMask = beginsSection(state, q) ? plan.cdataMask : plan.textMask;
    if (nextMask !== plan.textMask) q += 9;
    // A value that is empty may be a section the next time.
    if (valueEnd >= 0 && bytes[q] !== 60) learn(state, fields[previous]!, mask, valueEnd, p, q, next, nextMask);
    mask = nextMask;
    // From here on, as long as what stands between two values is what stood there before.
    for (;;) {
      const slot = base + field.slot;
      const value = values[slot] === undefined ? readPlain(state, q, field, field.leafKind, mask) : unusual(state);
      valueEnd = state.position;
      if (valueEnd < 0) break;
      if (field.bridgeMask === mask && matches(state, valueEnd, field.bridge, field.bridgeLength)) {
        field.bridgeTrust = patience;
        values[slot] = value;
        q = valueEnd + field.bridgeLength;
        p = q - field.bridgeTail;
        previous = next;
        next = field.bridgeNext;
        if (next === count) return ~q;
        mask = field.bridgeNextMask;
        field = fields[next]!;
        continue;
      }
      const length = closing(state, field, mask, valueEnd);
      if (length === 0) valueEnd = -1;
      else {
        values[slot] = value;
        previous = next;
        p = valueEnd + length;
      }
      break;
    }
    if (valueEnd < 0) {
      state.previous = previous;
      return readOther(state, node, base, p, next);
    }
  }
  state.previous = previous;
  return readOther(state, node, base, p, next);
}

/** The index of the field whose element begins at `p`, or -1 where that is not known. */
export function predictChild(state: State, node: Node, p: number): number {
  const { previous } = state;
  const predicting = state.predicting && state.shifted === 0 && state.depth < state.limits.depth;
  if (!predicting) return -1;
  const hint = node.hints[previous]!;
  const hinted = hint < node.fields.length && begins(state, p, node.fields[hint]!);
  return hinted ? hint : predict(state, node, previous, p);
}

/** Reads the element of a field that was predicted, and keeps its value. Returns where it ends, or -1 where it is unusual. */
export function readPredicted(state: State, node: Node, field: Field, base: number, p: number, q: number): number {
  const { bytes, values } = state;
  const slot = base + field.slot;
  if (field.kind === fieldKinds.leaf || field.kind === fieldKinds.special) q = skipSpace(state, q);
  const byte = bytes[q]!;
  let value: unknown;
  state.position = -1;
  if (field.kind === fieldKinds.leaf) {
    if (byte === 62) value = readLeaf(state, q + 1, field);
    else if (byte === 47 && bytes[q + 1] === 62 && field.emptyValue !== undefined) {
      value = field.emptyValue;
      state.position = q + 2;
    }
    if (field.placeSlot >= 0) values[base + field.placeSlot] = byte === 62 ? firstCharacter(state, q + 1, field) : p;
  } else if (field.kind === fieldKinds.record && field.nil === undefined) {
    if ((field.nothing.length === 0 && !field.emptyWhenNone) || (byte === 62 && hasChild(state, q + 1)))
      value = readRecord(state, field, base, p, q);
    else if (byte === 47 && bytes[q + 1] === 62 && isNothing(field)) {
      value = seen;
      state.position = q + 2;
    }
  } else if (field.kind === fieldKinds.special && byte === 62 && field.nothing.length === 0 && !field.emptyWhenNone) {
    value = field.code!.readContent(state, node, field, base, p, q + 1);
  } else if (field.kind === fieldKinds.wrapper) {
    values[slot] = p;
    readWrapper(state, field, base, p, q);
    if (state.position < 0) values[slot] = undefined;
    else value = p;
  }
  const end = state.position;
  if (end < 0) return end;
  if (value === null && (field.list || field.choice !== undefined)) value = undefined;
  if (field.choice !== undefined) value = named(field.choice, value);
  if (!field.list) values[slot] = value;
  else {
    const list = values[slot] as unknown[] | undefined;
    if (list === undefined) values[slot] = listOf(value);
    else list.push(value);
  }
  return end;
}

/** Whether the first thing in the content that begins at `p` is an element: then it is not empty. */
function hasChild(state: State, p: number): boolean {
  const at = skipSpace(state, p);
  return state.bytes[at] === 60 && (classes[state.bytes[at + 1]!]! & nameStart) !== 0;
}

/** Whether an empty element stands for no value. In a list and in a choice it is more. */
function isNothing({ nothing, emptyWhenNone, list, choice }: Field): boolean {
  return nothing.includes("") && !emptyWhenNone && !list && choice === undefined;
}

/** How many fields behind the last one are compared before a name is looked up: some may be missing. */
const near = 3;

/** The index of the field whose element begins at `p`, or -1 where it is none or something else. */
function predict(state: State, node: Node, previous: number, p: number): number {
  const { bytes } = state;
  const { fields, hints } = node;
  const count = fields.length;
  if (bytes[p] !== 60) return -1;
  let next = 0;
  if (previous < count) {
    if (fields[previous]!.list && begins(state, p, fields[previous]!)) return previous;
    next = previous + 1;
  }
  for (const last = Math.min(next + near, count); next < last; next++) if (begins(state, p, fields[next]!)) return next;
  const end = passAll(bytes, p + 1, nameByte);
  if (end === p + 1) return -1;
  const found = fieldOfName(state, fields, node.fieldIndex, p + 1, end);
  if (found >= 0) hints[previous] = found;
  return found;
}

/** Whether the tag of the field begins at `p`, and not that of a longer name. */
function begins(state: State, p: number, field: Field): boolean {
  return matches(state, p, field.open, field.openLength) && endsName(state.bytes[p + field.openLength]!);
}

/** Whether a byte ends a name: else the name is a longer one. */
export function endsName(byte: number): boolean {
  return byte === 62 || byte === 47 || byte === 32 || byte === 10 || byte === 13 || byte === 9;
}

/** Reads the content of a leaf, plain or in one CDATA section, and its end tag; `state.position` is -1 where it is unusual. */
function readLeaf(state: State, p: number, field: Field): unknown {
  const { plan } = state;
  const isSection = beginsSection(state, p);
  const mask = isSection ? plan.cdataMask : plan.textMask;
  const value = readPlain(state, isSection ? p + 9 : p, field, field.leafKind, mask);
  const end = state.position;
  if (end < 0) return undefined;
  const length = closing(state, field, mask, end);
  state.position = length === 0 ? -1 : end + length;
  return value;
}

/** Whether `<![CDATA[` stands at `p`. */
export function beginsSection({ bytes, view }: State, p: number): boolean {
  return (
    bytes[p] === 60 &&
    view.getInt32(p, true) === 0x435b213c &&
    view.getInt32(p + 4, true) === 0x41544144 &&
    bytes[p + 8] === 91
  );
}

/** The length of what ends a leaf, read with the mask of a text or of a CDATA section, where it stands at `p`; else 0. */
function closing(state: State, field: Field, mask: number, p: number): number {
  const isText = mask === state.plan.textMask;
  const length = isText ? field.closeLength : field.cdataCloseLength;
  return matches(state, p, isText ? field.close : field.cdataClose, length) ? length : spaced(state, field, isText, p);
}

/** As `closing`, where there is white space in the end tag. */
function spaced(state: State, field: Field, isText: boolean, p: number): number {
  const { bytes } = state;
  const tag = isText ? p : p + 3;
  if (!isText && (bytes[p] !== 93 || bytes[p + 1] !== 93 || bytes[p + 2] !== 62)) return 0;
  if (bytes[tag] !== 60 || bytes[tag + 1] !== 47 || !matches(state, tag + 2, field.nameAt, field.nameLength)) return 0;
  const nameEnd = tag + 2 + field.nameLength;
  const end = skipSpace(state, nameEnd);
  return end > nameEnd && bytes[end] === 62 ? end + 1 - p : 0;
}

/** Reads the plain text that is an element's only content, and its end tag; -1 where it is not plain. */
export function plainText(state: State, parent: Field, text: Field, base: number, p: number): number {
  if (!state.predicting || state.shifted > 0 || state.values[base + text.slot] !== undefined) return -1;
  const value = readPlain(state, p, text, text.leafKind, state.plan.textMask);
  const end = state.position;
  if (end < 0 || !matches(state, end, parent.close, parent.closeLength)) return -1;
  state.values[base + text.slot] = value;
  if (text.placeSlot >= 0) state.values[base + text.placeSlot] = firstCharacter(state, p, text);
  return end + parent.closeLength;
}
