import { convert, store } from "./convert.js";
import { closed, readGenerally } from "./general.js";
import type { Node } from "./plan.js";
import type { State } from "./state.js";
import { checkEnd } from "./tag.js";
import { readAnyText } from "./text.js";

/** Reads content whose texts and elements stand in one list, in the order that they have: `Read <b>this</b>.` */
export function readTextAndElements(state: State, node: Node, base: number, p: number): number {
  const field = node.text!;
  const { content } = node;
  let at: unknown;
  state.previous = node.fields.length;
  for (;;) {
    const start = p;
    const text = readAnyText(state, p);
    p = state.position;
    checkEnd(state, p, state.starts[state.depth]! + 1);
    if (text !== "") store(state, field, base, convert(state, node, field, base, text, start, start), "");
    if (content !== undefined) at = content.enter(state, at, p);
    p = readGenerally(state, node, base, p);
    if (p !== closed) continue;
    if (content !== undefined) content.leave(state, base, at);
    return state.position;
  }
}
