import { skipSpace } from "../characters.js";
import { closed, readGenerally } from "../general.js";
import { matches } from "../literal.js";
import { unbind } from "../namespaces.js";
import { Stop } from "../place.js";
import * as fieldKinds from "../field-kinds.js";
import type { Field } from "../plan.js";
import { readEpilog } from "../prolog.js";
import { stackOverflow } from "../read.js";
import { readRecord } from "../record.js";
import { endsName } from "../predicted.js";
import { mustAwait } from "./await-item.js";
import { close, openOuter, openRoot } from "./outer.js";
import type { Frame, Streaming } from "./streaming.js";

/** What `step` returns where bytes are missing: nothing was done. */
export const starved = -1;

/**
 * Reads one thing from `p` on: an item, another child of an element around the items, the start or the end of such an
 * element. Returns where that ends. What is wrong with the document is thrown as `Stop`.
 */
export function step(streaming: Streaming, p: number): number {
  const { state, frames } = streaming;
  const { log } = state;
  const frame = frames.at(-1);
  // Before anything can end the step: what was yielded must not be yielded again.
  streaming.items = none;
  if (frame !== undefined && !frame.empty) {
    p = skipSpace(state, p);
    if (p >= state.end && !streaming.final) return p;
  }
  streaming.starved = false;
  streaming.awaited = false;
  const { depth, top, previous } = state;
  const declared = state.declared.length;
  const { notices } = log;
  const problems = log.problems.length;
  const { rooted } = streaming;
  const kept = frame === undefined || isItem(streaming, frame, p) ? undefined : keep(streaming, frame);
  try {
    const end = frame === undefined ? readOutside(streaming, p) : readInside(streaming, frame, p);
    if (!streaming.starved) return end;
  } catch (error) {
    if (!(error instanceof Stop)) stackOverflow(state, error);
    if (!streaming.starved) throw new Stop();
  }
  unbind(state, declared);
  state.depth = depth;
  state.top = top;
  state.previous = previous;
  state.usedNamespaces = undefined;
  state.scannedTag = -1;
  log.notices = notices;
  log.problems.length = problems;
  streaming.notices.length = 0;
  streaming.rooted = rooted;
  // A root that was opened before its version could be found is opened again.
  if (frame === undefined) streaming.frames = [];
  kept?.();
  return starved;
}

const none: readonly unknown[] = [];

/** What a step that is not an item may change, in order to take it back. */
function keep(streaming: Streaming, { own }: Frame): () => void {
  const { state } = streaming;
  const { values, top, taken, takenAt } = state;
  const frames = streaming.frames.slice();
  const lasts = frames.map((frame) => frame.previous);
  const before = values.slice(own, top);
  const lengths = before.map((value) => (Array.isArray(value) ? value.length : 0));
  return () => {
    streaming.frames = frames;
    frames.forEach((frame, index) => (frame.previous = lasts[index]!));
    state.taken = taken;
    state.takenAt = takenAt;
    before.forEach((value, index) => {
      values[own + index] = value;
      if (Array.isArray(value)) value.length = lengths[index]!;
    });
  };
}

/** Before the root, the root; behind it, nothing may come. */
function readOutside(streaming: Streaming, p: number): number {
  if (!streaming.rooted) return openRoot(streaming, p);
  readEpilog(streaming.state, p);
  return streaming.state.end;
}

function isItem({ state }: Streaming, { level }: Frame, p: number): boolean {
  const item = level.items[0];
  return (
    item !== undefined && matches(state, p, item.open, item.openLength) && endsName(state.bytes[p + item.openLength]!)
  );
}

function readInside(streaming: Streaming, frame: Frame, p: number): number {
  const { state } = streaming;
  if (frame.empty) {
    close(streaming);
    return p;
  }
  const [item] = frame.level.items;
  if (item !== undefined && isItem(streaming, frame, p) && isPlain(streaming, frame, item)) {
    if (mustAwait(streaming, item, p)) return p;
    const at = behind(streaming, frame, p);
    const value = readRecord(state, item, frame.own, p, p + item.openLength);
    if (state.position >= 0) {
      frame.previous = item.index;
      frame.at = at;
      streaming.items = [value];
      state.taken++;
      return state.position;
    }
  }
  frame.at = behind(streaming, frame, p);
  const end = openOuter(streaming, frame, p);
  if (end >= 0) return end;
  state.previous = frame.previous;
  const next = readGenerally(state, frame.node, frame.own, p);
  if (next === closed) {
    const { position } = state;
    close(streaming);
    return position;
  }
  frame.previous = state.previous;
  take(streaming, frame);
  return next;
}

/** Where the content model of an element stands behind the child at `p`. */
function behind({ state }: Streaming, { node, at }: Frame, p: number): unknown {
  if (node.content === undefined) return undefined;
  const next = node.content.enter(state, at, p);
  // The namespaces that the tag declares were taken back: it is scanned again.
  state.scannedTag = -1;
  return next;
}

/** Whether an item is read as the reader does that has predicted it. */
function isPlain({ state }: Streaming, { node, previous }: Frame, item: Field): boolean {
  if (item.kind !== fieldKinds.record || item.nothing.length > 0 || item.emptyWhenNone || item.choice !== undefined)
    return false;
  if (!state.predicting || state.shifted > 0 || state.depth >= state.limits.depth) return false;
  return !state.ordered || previous === node.fields.length || item.order >= node.fields[previous]!.order;
}

/** Takes the items out of the list to which the general path has added them. */
function take(streaming: Streaming, { level, own }: Frame): void {
  const { state } = streaming;
  const [item] = level.items;
  const list = item === undefined ? undefined : state.values[own + item.slot];
  if (item === undefined || !Array.isArray(list)) return;
  streaming.items = list;
  state.taken += list.length;
  state.values[own + item.slot] = undefined;
}
