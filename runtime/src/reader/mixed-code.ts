import { skipSpace } from "./characters.js";
import { classes, nameStart } from "./classes.js";
import { convert, store, trim } from "./convert.js";
import { firstCharacter } from "./general.js";
import { elementPath, report } from "./place.js";
import type { MixedCode } from "../feature.js";
import type { Code } from "../table.js";
import type { Node } from "./plan.js";
import { readChild } from "./record.js";
import type { State } from "./state.js";
import { checkEnd, readEndTag } from "./tag.js";
import { readAnyText } from "./text.js";
import { readTextAndElements } from "./text-and-elements.js";

const code: MixedCode = { feature: "mixed", read, readText };

/** Reads elements of which the text counts: alone, as one of their members, or among their elements. */
export const mixed: Code = code;

/** Reads content of text and elements; the text counts where it says something. */
function read(state: State, node: Node, base: number, p: number): number {
  if (node.text!.list) return readTextAndElements(state, node, base, p);
  const { bytes } = state;
  const start = p;
  // Mostly there are elements alone, and the white space between them counts only if a text comes after all.
  const gaps: number[] = [];
  state.previous = node.fields.length;
  let at = skipSpace(state, p);
  while (bytes[at] === 60 && (classes[bytes[at + 1]!]! & nameStart) !== 0) {
    gaps.push(p);
    p = readChild(state, node, base, at);
    at = skipSpace(state, p);
  }
  let children = gaps.length > 0;
  if (children && bytes[at] === 60 && bytes[at + 1] === 47) {
    p = readEndTag(state, at, state.starts[state.depth]! + 1);
    readText(state, node, base, start, "");
    return p;
  }
  let text = "";
  for (const gap of gaps) text += readAnyText(state, gap);
  for (;;) {
    text += readAnyText(state, p);
    p = state.position;
    checkEnd(state, p, state.starts[state.depth]! + 1);
    if (bytes[p + 1] === 47) break;
    children = true;
    p = readChild(state, node, base, p);
  }
  p = readEndTag(state, p, state.starts[state.depth]! + 1);
  readText(state, node, base, start, children && trim(text) === "" ? "" : text);
  return p;
}

/** Takes the text of an element that has a member for it, unless another spelling of the member was there. */
function readText(state: State, node: Node, base: number, start: number, text: string): void {
  const field = node.text!;
  if (field.list) return;
  if (state.values[base + field.slot] !== undefined) {
    if (trim(text) !== "")
      report(state, "repeated", "error", elementPath(state), start, "the value once", "a text as well");
    return;
  }
  const offset =
    state.bytes[start] === 60 && state.bytes[start + 1] !== 33 ? start : firstCharacter(state, start, field);
  if (field.placeSlot >= 0) state.values[base + field.placeSlot] = offset;
  store(state, field, base, convert(state, node, field, base, text, offset, start), "");
}
