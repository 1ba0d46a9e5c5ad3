import { refuseAttributes } from "./attributes.js";
import { scanName, skipSpace } from "./characters.js";
import { convert, seen, store, trim } from "./convert.js";
import { checkDepth } from "./enter.js";
import { fieldOfName } from "./index-names.js";
import { skipComment, skipInstruction, skipMisc } from "./markup.js";
import { resolveName, unbind } from "./namespaces.js";
import { fieldPath, nameAt, report } from "./place.js";
import * as fieldKinds from "./field-kinds.js";
import type { Field, Node } from "./plan.js";
import { readRecord, readWrapper } from "./record.js";
import { keepElement, skipElement } from "./skip.js";
import type { State } from "./state.js";
import { checkEnd, readEndTag, scanTag } from "./tag.js";
import { readAnyText } from "./text.js";
import { keepUnknownElement, unexpectedText } from "./unknown-content.js";

/** What `readGenerally` returns at the end tag; `state.position` is behind it. */
export const closed = -1;

/**
 * Reads whatever stands at `p` in the content of an element: a child that was not predicted, a comment, the end tag, or what
 * should not be there. Returns where it ends.
 */
export function readGenerally(state: State, node: Node, base: number, p: number): number {
  const { bytes } = state;
  if (bytes[p] === 60) {
    const byte = bytes[p + 1];
    if (byte === 47) {
      state.position = readEndTag(state, p, state.starts[state.depth]! + 1);
      return closed;
    }
    if (byte === 63) return skipInstruction(state, p);
    if (byte !== 33) return readElement(state, node, base, p);
    if (bytes[p + 2] !== 91) return skipComment(state, p);
  }
  const text = readAnyText(state, p);
  checkEnd(state, state.position, state.starts[state.depth]! + 1);
  if (trim(text) !== "") unexpectedText(state, p, trim(text));
  return state.position;
}

function readElement(state: State, node: Node, base: number, start: number): number {
  const nameEnd = scanName(state, start + 1, "the name of an element");
  const mark = state.declared.length;
  const tagEnd = scanTag(state, start, nameEnd);
  const field = fieldAt(state, node, start, nameEnd);
  if (field === undefined) {
    unbind(state, mark);
    keepUnknownElement(state, node, base, start);
    return state.position;
  }
  checkOrder(state, node, field, base, start);
  if (mayRead(state, field, base, start)) readField(state, node, field, base, start, nameEnd, tagEnd, mark);
  else {
    unbind(state, mark);
    skipElement(state, start);
  }
  unbind(state, mark);
  // Elements inside of it have had their own.
  state.previous = field.index;
  return state.position;
}

export function fieldAt(state: State, node: Node, start: number, end: number): Field | undefined {
  // Stryker disable next-line ConditionalExpression,ArithmeticOperator: fast path, what is below finds it by its resolved name
  const found = state.shifted === 0 ? fieldOfName(state, node.fields, node.fieldIndex, start + 1, end) : -1;
  const { local, namespace } = resolveName(state, start + 1, false);
  // Stryker disable next-line ConditionalExpression,EqualityOperator: fast path, as above
  if (found >= 0) return node.fields[found];
  const named = node.fields.find((field) => field.local === local && field.namespace === namespace);
  return named ?? (node.any?.from?.(namespace) === false ? undefined : node.any);
}

/** Where the table declares an order, no child may come behind one that the table has after it. */
export function checkOrder(state: State, node: Node, field: Field, base: number, start: number): void {
  const before = node.fields[state.previous];
  if (before === undefined || field.order >= before.order || !state.ordered) return;
  const path = fieldPath(state, field, base, start);
  report(
    state,
    "order",
    "error",
    path,
    start,
    `the element ${field.name} before the element ${before.name}`,
    "it behind",
  );
}

/** Whether an element is to be read: a second one where one is expected may be refused, or be the one to leave out. */
export function mayRead(state: State, field: Field, base: number, start: number): boolean {
  if (field.list || state.values[base + field.slot] === undefined) return true;
  const policy = state.table.read?.repeated ?? "refuse";
  const suffix = policy === "first" ? ", which is ignored" : policy === "last" ? ", which is taken" : "";
  const path = fieldPath(state, field, base, start);
  const severity = policy === "refuse" ? "error" : "notice";
  report(state, "repeated", severity, path, start, `one element ${nameAt(state, start + 1)}`, "a second one", suffix);
  return policy === "last";
}

/** Reads a child whose tag was scanned; `state.position` is where it ends. */
function readField(
  state: State,
  node: Node,
  field: Field,
  base: number,
  start: number,
  nameEnd: number,
  tagEnd: number,
  mark: number,
): void {
  if (field.kind === fieldKinds.wrapper) {
    state.values[base + field.slot] = start;
    readWrapper(state, field, base, start, nameEnd);
    return;
  }
  const local = nameAt(state, start + 1).replace(/^.*:/, "");
  if (field.nil?.read(state, node, field, base, start, tagEnd)) store(state, field, base, seen, local);
  else if (field.kind === fieldKinds.leaf) {
    const text = readLeaf(state, node, field, base, start, tagEnd);
    if (field.emptyWhenNone && text.value === "") return;
    if (field.placeSlot >= 0) state.values[base + field.placeSlot] = text.offset;
    const end = state.position;
    store(state, field, base, convert(state, node, field, base, text.value, text.offset, start), local);
    state.position = end;
  } else if (field.kind === fieldKinds.any && !(field.emptyWhenNone && isEmpty(state, tagEnd))) {
    unbind(state, mark);
    field.declared?.(state, start);
    store(state, field, base, keepElement(state, start), local);
  } else if ((field.emptyWhenNone || field.nothing.includes("")) && isEmpty(state, tagEnd)) {
    state.position = state.emptyTag ? tagEnd : readEndTag(state, skipMisc(state, tagEnd), start + 1);
    if (!field.emptyWhenNone) store(state, field, base, seen, local);
  } else if (field.kind === fieldKinds.special) {
    const value = field.code!.read(state, node, field, base, start, tagEnd);
    store(state, field, base, value, local);
  } else {
    const value = readRecord(state, field, base, start, nameEnd);
    store(state, field, base, value, local);
  }
}

/** Whether the element whose tag was just scanned has neither attributes nor content. */
export function isEmpty(state: State, tagEnd: number): boolean {
  if (state.tagNames.length > 0) return false;
  if (state.emptyTag) return true;
  const end = skipMisc(state, tagEnd);
  return state.bytes[end] === 60 && state.bytes[end + 1] === 47;
}

/** Where an element stands in the value: under the first of its names in the table, which is the one that is written. */
export function placeOf(node: Node, field: Field, name: string): string {
  const first = node.fields.find(({ slot, choice }) => slot === field.slot && choice === field.choice) ?? field;
  return `${node.path === undefined ? "" : `${node.path}/`}${first.name === "*" ? name : first.name}`;
}

/** Which item of a list an element is about to be; nothing for what is no list. */
export function countOf(state: State, field: Field, base: number): string {
  if (!field.list) return "";
  const list = state.values[base + field.slot];
  return `[${(Array.isArray(list) ? list.length : 0) + 1}]`;
}

interface LeafText {
  readonly value: string;
  /** The first character of the value, or the tag where there is none. */
  readonly offset: number;
}

/** The text of a leaf whose tag was scanned; `state.position` is where the leaf ends. */
export function readLeaf(
  state: State,
  node: Node,
  field: Field,
  base: number,
  start: number,
  tagEnd: number,
): LeafText {
  const { bytes, emptyTag } = state;
  const name = nameAt(state, start + 1);
  checkDepth(state, state.depth + 1, start);
  if (state.tagNames.length > 0) {
    const count = countOf(state, field, base);
    refuseAttributes(state, node, base, `${name}${count}`, placeOf(node, field, name) + count);
  }
  if (emptyTag) {
    state.position = tagEnd;
    return { value: "", offset: start };
  }
  let value = "";
  let p = tagEnd;
  for (;;) {
    value += readAnyText(state, p);
    p = state.position;
    checkEnd(state, p, start + 1);
    if (bytes[p + 1] === 47) break;
    const path = fieldPath(state, field, base, start);
    report(
      state,
      "unexpected",
      "error",
      path,
      p,
      "text only",
      field.masked ? "an element" : `the element ${nameAt(state, p + 1)}`,
    );
    skipElement(state, p);
    p = state.position;
  }
  state.position = readEndTag(state, p, start + 1);
  return { value, offset: firstCharacter(state, tagEnd, field) };
}

/** Where the text that begins at `p` has its first character. */
export function firstCharacter(state: State, p: number, { codec }: Field): number {
  const { bytes } = state;
  const at = codec?.keepsSpace ? p : skipSpace(state, p);
  return bytes[at] === 60 && bytes[at + 1] === 33 && bytes[at + 2] === 91 ? at + 9 : at;
}
