import { readAttributes } from "./attributes.js";
import { enter, leave } from "./enter.js";
import { finish } from "./finish.js";
import { closed, readGenerally } from "./general.js";
import { readMixed, readTextOnly } from "./mixed.js";
import type { Field, Node } from "./plan.js";
import type { State } from "./state.js";
import { plainText, predictChild, readChildren, readPredicted } from "./predicted.js";

/**
 * Reads the element of a record, whose start tag begins at `start` and whose name ends at `p`. `state.position` is where it
 * ends, or -1 where its start tag declares namespaces: then its name may mean something else, and nothing was read.
 */
export function readRecord(state: State, field: Field, base: number, start: number, p: number): unknown {
  let node = field.node!;
  if (node.types !== undefined) {
    const chosen = node.types.choose(state, node, start, p);
    if (chosen === undefined) {
      state.position = -1;
      return undefined;
    }
    node = chosen;
  }
  const { record } = node;
  const { values } = state;
  const own = enter(state, field, base, start);
  const top = own + record.size;
  for (let i = own; i < top; i++) values[i] = undefined;
  state.top = top;
  if (state.bytes[p] === 62) {
    state.emptyTag = false;
    p++;
  } else {
    p = readAttributes(state, node, own, start, p);
    if (p < 0) {
      leave(state, own);
      state.position = -1;
      return undefined;
    }
  }
  if (!state.emptyTag) p = readContent(state, field, node, own, p);
  else {
    if (node.text !== undefined) readTextOnly(state, node, own, start, "");
    if (node.content !== undefined) node.content.leave(state, own, undefined);
  }
  const value = finish(state, record, own, start);
  leave(state, own);
  state.position = p;
  return value;
}

/** Reads an element that vanishes from the value: its members are those of the element around it. */
export function readWrapper(state: State, field: Field, base: number, start: number, p: number): void {
  const node = field.node!;
  enter(state, field, base, start);
  p = readAttributes(state, node, base, start, p);
  if (p >= 0) {
    if (!state.emptyTag) p = readContent(state, field, node, base, p);
    else if (node.text !== undefined) readTextOnly(state, node, base, start, "");
  }
  // The values belong to the record around it and stay.
  leave(state, state.top);
  state.position = p;
}

/**
 * Reads the content of an element up to the end of its end tag. What is predicted is compared and read at once; whatever is
 * otherwise goes the general path, for just that child.
 */
export function readContent(state: State, parent: Field, node: Node, base: number, p: number): number {
  if (node.text !== undefined) {
    const end = node.fields.length === 0 ? plainText(state, parent, node.text, base, p) : -1;
    return end < 0 ? readMixed(state, node, base, p) : end;
  }
  if (node.content !== undefined) return node.content.read(state, base, p);
  state.previous = node.fields.length;
  const predicting = state.predicting && state.shifted === 0 && state.depth < state.limits.depth;
  do p = readChildren(state, parent, node, base, p, predicting);
  while (p >= 0);
  return ~p;
}

/** Reads the one child at `p`. */
export function readChild(state: State, node: Node, base: number, p: number): number {
  return readOther(state, node, base, p, predictChild(state, node, p));
}

/** Reads a child that is no plain leaf, of the field `next` where that is one. Returns where it ends; `~end` behind the end tag. */
export function readOther(state: State, node: Node, base: number, p: number, next: number): number {
  const { previous } = state;
  const { fields } = node;
  if (next >= 0) {
    const field = fields[next]!;
    const inOrder = !state.ordered || previous === fields.length || field.order >= fields[previous]!.order;
    if (inOrder && (field.list || state.values[base + field.slot] === undefined)) {
      const end = readPredicted(state, node, field, base, p, p + field.openLength);
      if (end >= 0) {
        state.previous = next;
        return end;
      }
    }
  }
  const end = readGenerally(state, node, base, p);
  return end === closed ? ~state.position : end;
}
