import { refuseAttributes } from "./attributes.js";
import { scanName, skipSpace } from "./characters.js";
import { convert, seen, trim } from "./convert.js";
import { enter, leave } from "./enter.js";
import { failAtEnd, readLeaf } from "./general.js";
import { resolveName, unbind } from "./namespaces.js";
import { nameAt } from "./place.js";
import type { Field, Node } from "./plan.js";
import type { State } from "./state.js";
import { readEndTag, scanTag } from "./tag.js";
import { readAnyText } from "./text.js";
import { unexpectedText } from "./unknown-content.js";

/** Reads an element whose children are names and texts, in the order of the document. */
export function readMap(
  state: State,
  node: Node,
  field: Field,
  base: number,
  start: number,
  tagEnd: number,
): { name: string; value: unknown }[] {
  const { bytes, emptyTag } = state;
  const entries: { name: string; value: unknown }[] = [];
  const wire = nameAt(state, start + 1);
  refuseAttributes(state, node, base, wire);
  enter(state, field, base, start);
  let p = tagEnd;
  for (;;) {
    if (emptyTag) break;
    const from = p;
    const text = trim(readAnyText(state, p));
    p = state.position;
    if (p >= state.end) failAtEnd(state);
    if (text !== "") unexpectedText(state, skipSpace(state, from), text);
    if (bytes[p + 1] === 47) {
      p = readEndTag(state, p, start + 1);
      break;
    }
    const nameEnd = scanName(state, p + 1, "the name of an element");
    const mark = state.declared.length;
    const entryEnd = scanTag(state, p, nameEnd);
    const { local } = resolveName(state, p + 1, nameEnd, false);
    // For messages an entry is like any other element.
    const entry: Field = { ...field, name: "*", list: false };
    const leaf = readLeaf(state, node, entry, base, p, entryEnd);
    const end = state.position;
    const value = convert(state, entry, base, leaf.value, leaf.offset, p);
    entries.push({ name: local, value: value === seen ? undefined : value });
    unbind(state, mark);
    p = end;
  }
  leave(state, state.top);
  state.position = p;
  return entries;
}
