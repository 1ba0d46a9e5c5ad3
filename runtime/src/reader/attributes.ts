import { nameByte, passAll } from "./classes.js";
import { scanName, skipSpace } from "./characters.js";
import { convert } from "./convert.js";
import { firstCharacter } from "./general.js";
import { fieldOfName } from "./index-names.js";
import { readPlain } from "./leaf.js";
import { matches } from "./literal.js";
import { resolveName, unbind } from "./namespaces.js";
import { elementPath, nameAt, report } from "./place.js";
import type { Field, Node } from "./plan.js";
import type { State } from "./state.js";
import { isDeclaration, scanTag } from "./tag.js";
import { readAttributeValue } from "./text.js";
import { keepUnknownAttribute } from "./unknown-content.js";

/**
 * Reads the attributes of a start tag from behind its name, and returns where the tag ends; `state.emptyTag` is its form.
 * Returns -1 where the tag declares namespaces that were not known when its name was compared.
 */
export function readAttributes(state: State, node: Node, base: number, tag: number, p: number): number {
  const { bytes, values } = state;
  const { attributes } = node;
  const count = attributes.length;
  const predicting = state.predicting && state.shifted === 0;
  const nameEnd = p;
  let previous = count;
  for (;;) {
    const at = skipSpace(state, p);
    const byte = bytes[at];
    if (byte === 62) {
      state.emptyTag = false;
      return at + 1;
    }
    if (byte === 47 && bytes[at + 1] === 62) {
      state.emptyTag = true;
      return at + 2;
    }
    const next = predicting && at > p ? predict(state, node, previous, at - 1) : -1;
    if (next >= 0) {
      const field = attributes[next]!;
      if (values[base + field.slot] === undefined) {
        const q = at - 1 + field.openLength;
        const isDouble = bytes[q - 1] === 34;
        const { attributeMask, apostropheMask } = state.plan;
        const value = readPlain(state, q, field, field.leafKind, isDouble ? attributeMask : apostropheMask);
        const end = state.position;
        if (end >= 0 && bytes[end] === bytes[q - 1]) {
          values[base + field.slot] = value;
          if (field.placeSlot >= 0) values[base + field.placeSlot] = firstCharacter(state, q, field);
          previous = next;
          p = end + 1;
          continue;
        }
      }
      previous = next;
    }
    if (state.scannedTag !== tag) {
      const declared = state.declared.length;
      // What is not well-formed is told of as of the element around it, like in a tag that was scanned before it was entered.
      state.depth--;
      scanTag(state, tag, nameEnd);
      state.depth++;
      // Stryker disable next-line ConditionalExpression,EqualityOperator: fast path, the general path reads any tag as well
      if (state.declared.length > declared) {
        unbind(state, declared);
        return -1;
      }
    }
    p = readOne(state, node, base, at);
  }
}

// Stryker disable all: fast path, an attribute that is not found here is read by `readOne`
/** As for elements: what came next the last time is compared first, then the name is looked up. */
function predict(state: State, node: Node, previous: number, p: number): number {
  const { attributes, attributeHints: hints } = node;
  const hint = hints[previous]!;
  if (hint < attributes.length) {
    const field = attributes[hint]!;
    if (matches(state, p, field.open, field.openLength)) return hint;
  }
  const { bytes } = state;
  const end = passAll(bytes, p + 1, nameByte);
  if (bytes[end] !== 61 || (bytes[end + 1] !== 34 && bytes[end + 1] !== 39)) return -1;
  const found = fieldOfName(state, attributes, node.attributeIndex, p + 1, end);
  if (found >= 0) hints[previous] = found;
  return found;
}
// Stryker restore all

/** Reads the attribute at `start`, of a tag that `scanTag` has found to be well-formed. */
function readOne(state: State, node: Node, base: number, start: number): number {
  const { nameEnd, valueAt } = attributeAt(state, start);
  const value = readAttributeValue(state, valueAt);
  const end = state.position;
  if (isDeclaration(state, start)) return end;
  const field = attributeField(state, node, start, nameEnd);
  if (field === undefined) keepUnknownAttribute(state, node, base, start, value, node.path);
  else if (state.values[base + field.slot] !== undefined) {
    report(state, "repeated", "error", elementPath(state), start, `one ${nameAt(state, start)}`, "a second one");
  } else {
    const offset = firstCharacter(state, valueAt + 1, field);
    state.values[base + field.slot] = convert(state, node, field, base, value, offset, start);
    if (field.placeSlot >= 0) state.values[base + field.placeSlot] = offset;
  }
  return end;
}

/** Where the name at `start` ends and where its value begins. */
function attributeAt(state: State, start: number): { nameEnd: number; valueAt: number } {
  const nameEnd = scanName(state, start, "the name of an attribute");
  return { nameEnd, valueAt: skipSpace(state, skipSpace(state, nameEnd) + 1) };
}

function attributeField(state: State, node: Node, start: number, end: number): Field | undefined {
  // Stryker disable next-line ConditionalExpression,UnaryOperator: fast path, what is below finds it by its resolved name
  const found = state.shifted === 0 ? fieldOfName(state, node.attributes, node.attributeIndex, start, end) : -1;
  // Stryker disable next-line ConditionalExpression,EqualityOperator: fast path, as above
  if (found >= 0) return node.attributes[found];
  const { local, namespace } = resolveName(state, start, true);
  return node.attributes.find((field) => field.local === local && field.namespace === namespace);
}

/** Tells of all attributes of the tag at hand, of an element that has none in the table: its name, and its place in the value. */
export function refuseAttributes(state: State, node: Node, base: number, name: string, on: string): void {
  const names = state.tagNames;
  for (let i = 0; i < names.length; i += 2) {
    const start = names[i]!;
    if (isDeclaration(state, start)) continue;
    const value = readAttributeValue(state, attributeAt(state, start).valueAt);
    keepUnknownAttribute(state, node, base, start, value, on, name);
  }
}
