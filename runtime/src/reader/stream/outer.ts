import { readAttributes } from "../attributes.js";
import { scanName } from "../characters.js";
import { classes, nameStart } from "../classes.js";
import { store } from "../convert.js";
import { enter, leave } from "../enter.js";
import { complete, make } from "../finish.js";
import { checkOrder, fieldAt, isEmpty, mayRead } from "../general.js";
import { unbind } from "../namespaces.js";
import { nameAt } from "../place.js";
import * as fieldKinds from "../field-kinds.js";
import type { Field } from "../plan.js";
import { readBeginning, withVersion } from "../read.js";
import { readRecord } from "../record.js";
import { skipElement } from "../skip.js";
import { scanTag } from "../tag.js";
import { type Level, isWhole, levelOf } from "./levels.js";
import type { Frame, Streaming } from "./streaming.js";

/** Opens the root element, and returns where its start tag ends; one that is known only when it ends is read as a whole. */
export function openRoot(streaming: Streaming, p: number): number {
  const { state, linked } = streaming;
  // Of a second reading, too.
  streaming.frames = [];
  const { root, nameEnd, field } = readBeginning(state, linked, p);
  if (isWhole(field!.node!)) {
    streaming.value = withVersion(state, readRecord(state, field!, 0, root, nameEnd));
    streaming.rooted = true;
    return state.position;
  }
  const level = levelOf(field!.node!, state.table.items);
  return open(streaming, field!, level, 0, root, nameEnd, 0);
}

/** Opens the element at `start` where it leads to the items, and returns where its start tag ends; else -1. */
export function openOuter(streaming: Streaming, frame: Frame, start: number): number {
  const { state } = streaming;
  const { through } = frame.level;
  if (through.size === 0 || (classes[state.bytes[start + 1]!]! & nameStart) === 0) return -1;
  const nameEnd = scanName(state, start + 1, "the name of an element");
  const declared = state.declared.length;
  const tagEnd = scanTag(state, start, nameEnd);
  const field = fieldAt(state, frame.node, start, nameEnd);
  const level = field === undefined ? undefined : through.get(field);
  const nothing = field !== undefined && (field.emptyWhenNone || field.nothing.includes(""));
  if (field === undefined || level === undefined || (nothing && isEmpty(state, tagEnd))) {
    unbind(state, declared);
    return -1;
  }
  state.previous = frame.previous;
  checkOrder(state, frame.node, field, frame.own, start);
  frame.previous = field.index;
  if (!mayRead(state, field, frame.own, start)) {
    unbind(state, declared);
    skipElement(state, start);
    return state.position;
  }
  return open(streaming, field, level, frame.own, start, nameEnd, declared);
}

function open(
  streaming: Streaming,
  field: Field,
  level: Level,
  parent: number,
  start: number,
  nameEnd: number,
  declared: number,
): number {
  const { state, frames } = streaming;
  const { values } = state;
  const node = field.node!;
  const top = enter(state, field, parent, start);
  const isRecord = field.kind === fieldKinds.record;
  const own = isRecord ? top : parent;
  if (isRecord) {
    state.top = own + node.record.size;
    for (let i = own; i < state.top; i++) values[i] = undefined;
  } else values[parent + field.slot] = start;
  const [item] = level.items;
  if (item !== undefined && state.takenAt !== own + item.slot) {
    state.takenAt = own + item.slot;
    state.taken = 0;
  }
  const end = readAttributes(state, node, own, start, nameEnd);
  streaming.rooted = true;
  frames.push({
    field,
    node,
    level,
    own,
    parent,
    declared,
    empty: state.emptyTag,
    previous: node.fields.length,
    at: undefined,
  });
  return end;
}

/** Closes the innermost element, when its end was read; the last one is the document's value. */
export function close(streaming: Streaming): void {
  const { state, frames } = streaming;
  const { field, own, parent, declared } = frames.at(-1)!;
  const start = state.starts[state.depth]!;
  const name = nameAt(state, start + 1).replace(/^.*:/, "");
  if (field.kind === fieldKinds.wrapper) leave(state, state.top);
  else {
    const value = valueOf(streaming, own, start);
    leave(state, own);
    if (frames.length > 1) store(state, field, parent, value, name);
    else streaming.value = withVersion(state, value);
  }
  frames.pop();
  unbind(state, declared);
}

/** The value of a record. For its checks, the list of items is as long as it was. */
function valueOf({ state, frames }: Streaming, own: number, start: number): unknown {
  const { node, at } = frames.at(-1)!;
  const { record } = node;
  const list = state.takenAt - own;
  const hasItems = state.taken > 0 && list >= 0 && list < record.slots.length;
  if (hasItems) state.values[state.takenAt] = Array.from({ length: state.taken });
  node.content?.leave(state, own, at);
  complete(state, record, own, start);
  if (hasItems) state.values[state.takenAt] = [];
  return make(state, record, own);
}
