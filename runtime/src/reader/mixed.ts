import { convert, store, trim } from "./convert.js";
import { failAtEnd, firstCharacter, readGenerally } from "./general.js";
import { elementPath, report } from "./place.js";
import type { Node } from "./plan.js";
import type { State } from "./state.js";
import { readEndTag } from "./tag.js";
import { readAnyText } from "./text.js";
import { readTextAndElements } from "./text-and-elements.js";

/** Reads content of text and elements; the text counts where it says something. */
export function readMixed(state: State, node: Node, base: number, p: number): number {
  if (node.text!.list) return readTextAndElements(state, node, base, p);
  const { bytes } = state;
  const start = p;
  let text = "";
  let children = false;
  state.previous = node.fields.length;
  for (;;) {
    text += readAnyText(state, p);
    p = state.position;
    if (p >= state.end) failAtEnd(state);
    if (bytes[p + 1] === 47) break;
    children = true;
    p = readGenerally(state, node, base, p);
  }
  p = readEndTag(state, p, state.starts[state.depth]! + 1);
  readTextOnly(state, node, base, start, children && trim(text) === "" ? "" : text);
  return p;
}

/** Takes the text of an element that has a member for it, unless another spelling of the member was there. */
export function readTextOnly(state: State, node: Node, base: number, start: number, text: string): void {
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
  store(state, field, base, convert(state, field, base, text, offset, start), "");
}
