import type { ElementCode } from "../feature.js";
import type { Code } from "../table.js";
import { writeMap } from "../writer/map.js";
import { refuseAttributes } from "./attributes.js";
import { scanName, skipSpace } from "./characters.js";
import { classes, nameByte, nameStart, passAll } from "./classes.js";
import { convert, seen, trim } from "./convert.js";
import { enter, leave } from "./enter.js";
import { countOf, placeOf, readLeaf } from "./general.js";
import { resolveName, unbind } from "./namespaces.js";
import { readPlain } from "./leaf.js";
import { type Named, named, newList } from "./made.js";
import { nameAt } from "./place.js";
import type { Field, Node } from "./plan.js";
import { beginsSection } from "./predicted.js";
import { asciiSlice } from "./room.js";
import type { State } from "./state.js";
import { checkEnd, readEndTag, scanTag } from "./tag.js";
import { readAnyText } from "./text.js";
import { unexpectedText } from "./unknown-content.js";

const code: ElementCode = {
  feature: "map",
  expected: "a list of names and values",
  read: readMap,
  readContent: readEntries,
  write: writeMap,
};

/** Reads and writes an element whose children are names and texts, in the order of the document. */
export const map: Code = code;

/** Reads the element at `start`, whose start tag was scanned. */
function readMap(state: State, node: Node, field: Field, base: number, start: number, tagEnd: number): Named[] {
  const name = nameAt(state, start + 1);
  const count = countOf(state, field, base);
  refuseAttributes(state, node, base, name + count, placeOf(node, field, name) + count);
  if (!state.emptyTag) return readEntries(state, node, field, base, start, tagEnd);
  state.position = tagEnd;
  return newList() as Named[];
}

/** Reads the entries of the element at `start`, whose start tag ends at `p`, up to the end of its end tag. */
function readEntries(state: State, node: Node, field: Field, base: number, start: number, p: number): Named[] {
  const { bytes } = state;
  const entries = newList() as Named[];
  enter(state, field, base, start);
  for (;;) {
    p = passSpace(state, p);
    if (bytes[p + 1] === 47) {
      p = readEndTag(state, p, start + 1);
      break;
    }
    entries.push(readPlainEntry(state, field, p) ?? readEntry(state, node, entryOf(field), base, p));
    p = state.position;
  }
  leave(state, state.top);
  state.position = p;
  return entries;
}

/** Where the next tag begins, before which no text may stand. */
function passSpace(state: State, p: number): number {
  const { bytes } = state;
  const at = skipSpace(state, p);
  if (bytes[at] === 60 && bytes[at + 1] !== 33 && bytes[at + 1] !== 63) return at;
  const text = trim(readAnyText(state, p));
  checkEnd(state, state.position, state.starts[state.depth]! + 1);
  if (text !== "") unexpectedText(state, at, text);
  return state.position;
}

/** For messages an entry is like any other element. */
function entryOf(field: Field): Field {
  return { ...field, name: "*", list: false };
}

/** Reads the entry at `p` where it has a name in ASCII and a plain value. */
function readPlainEntry(state: State, field: Field, p: number): Named | undefined {
  const { bytes, plan } = state;
  const nameEnd = passAll(bytes, p + 1, nameByte);
  const isPlain = state.predicting && state.shifted === 0 && state.depth < state.limits.depth;
  if (!isPlain || bytes[nameEnd] !== 62 || nameEnd - p > state.limits.name) return undefined;
  if ((classes[bytes[p + 1]!]! & nameStart) === 0) return undefined;
  for (let at = p + 1; at < nameEnd; at++) if (bytes[at] === 58 || bytes[at]! >= 0x80) return undefined;
  const isSection = beginsSection(state, nameEnd + 1);
  const start = isSection ? nameEnd + 10 : nameEnd + 1;
  const value = readPlain(state, start, field, field.leafKind, isSection ? plan.cdataMask : plan.textMask);
  if (state.position < 0) return undefined;
  let end = isSection ? state.position + 3 : state.position;
  if (isSection && (bytes[end - 3] !== 93 || bytes[end - 2] !== 93 || bytes[end - 1] !== 62)) return undefined;
  if (bytes[end] !== 60 || bytes[end + 1] !== 47) return undefined;
  end += 2;
  for (let at = p + 1; at < nameEnd; at++) if (bytes[at] !== bytes[end++]) return undefined;
  if (bytes[end] !== 62) return undefined;
  state.position = end + 1;
  return named(asciiSlice(state.room, p + 1, nameEnd), value === seen ? undefined : value);
}

function readEntry(state: State, node: Node, entry: Field, base: number, p: number): Named {
  const nameEnd = scanName(state, p + 1, "the name of an element");
  const mark = state.declared.length;
  const tagEnd = scanTag(state, p, nameEnd);
  const { local } = resolveName(state, p + 1, false);
  const leaf = readLeaf(state, node, entry, base, p, tagEnd);
  const end = state.position;
  const value = convert(state, node, entry, base, leaf.value, leaf.offset, p);
  unbind(state, mark);
  state.position = end;
  return named(local, value === seen ? undefined : value);
}
