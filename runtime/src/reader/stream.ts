import type { ReadOptions } from "../document.js";
import type { DocumentTable } from "../table.js";
import { limitsOf } from "./bounds.js";
import { ahead, errorOf, fail, report, Stop, theEnd } from "./place.js";
import { linkedOf } from "./plans.js";
import { tellInput } from "./any-input.js";
import { makeRoom, padding } from "./room.js";
import { type Log, newState } from "./state.js";
import type { Chunks } from "./stream/chunks.js";
import { needsWhole, newMended, tellMended } from "./stream/mended.js";
import { type Source, openSource } from "./stream/source.js";
import { starved, step } from "./stream/step.js";
import type { Streaming } from "./stream/streaming.js";
import { locateIn, more } from "./stream/window.js";
import { streamWhole } from "./stream/whole.js";

/**
 * Reads a document of any size as it comes, in bounded memory: yields the items of the list that the table names, each as soon
 * as it is read, and returns the root without them. What is said about the root is checked at its end.
 *
 * @throws XmlError with the first problem; the items before it were yielded.
 */
export async function* stream<T, Item>(
  table: () => DocumentTable<T>,
  chunks: Chunks,
  options: ReadOptions = {},
): AsyncGenerator<Item, T, undefined> {
  const linked = linkedOf(table as () => DocumentTable<unknown>);
  // Such repairs look at a document as a whole.
  if (linked.table.repairs?.some(needsWhole)) return yield* streamWhole<T, Item>(table, linked.table, chunks, options);
  const source = await openSource(chunks, linked.table, options);
  const streaming = newStreaming(linked, source, options);
  const { state } = streaming;
  const { limits } = state;
  try {
    if (source.refused !== undefined) state.log.isEarly = undefined;
    tell(streaming, options, () => tellInput(state, source));
    let p = await bring(streaming, options, 0, 1);
    while (!(streaming.rooted && streaming.frames.length === 0 && streaming.final && p >= state.end)) {
      const start = p;
      const end = tell(streaming, options, () => step(streaming, start));
      const have = state.end - start;
      if ((end === starved ? have : end - start) > limits.item)
        tell(streaming, options, () => refuseItem(streaming, start));
      if (end !== starved) {
        p = end;
        streaming.enough = 0;
        for (const item of streaming.items) yield item as Item;
        if (p < state.end || streaming.final) continue;
      }
      if (streaming.ended) tell(streaming, options, () => refuse(streaming));
      p = await bring(streaming, options, p, end === starved ? wantedOf(streaming, have) : 1);
    }
    return streaming.value as T;
  } finally {
    await source.close();
  }
}

/** Brings more of the stream, and tells of what was mended in it. */
async function bring(streaming: Streaming, options: ReadOptions, p: number, wanted: number): Promise<number> {
  const start = await more(streaming, p, wanted);
  const { mended, state } = streaming;
  if (mended !== undefined && mended.notices.length > 0) tell(streaming, options, () => tellMended(mended, state));
  return start;
}

/** How many bytes there must be before the step is tried again: twice as many, so that all tries cost as much as a few. */
function wantedOf({ state, awaited }: Streaming, have: number): number {
  return awaited ? have + 1 : Math.max(have + 1, Math.min(2 * have, state.limits.item + 1));
}

/** Does something, and tells of what was noticed meanwhile. */
function tell<R>({ state, notices }: Streaming, { onProblem }: ReadOptions, act: () => R): R {
  try {
    return act();
  } catch (error) {
    throw error instanceof Stop ? errorOf(state.log.problems) : error;
  } finally {
    if (notices.length > 0) for (const notice of notices.splice(0)) onProblem?.(notice);
  }
}

function refuseItem({ state }: Streaming, start: number): never {
  state.log.isEarly = undefined;
  fail(state, start, `an item of at most ${state.limits.item} bytes`, "more", "limit");
}

/** The text ends where bytes stand that are none of its encoding. */
function refuse({ state, source }: Streaming): void {
  state.log.isEarly = undefined;
  report(state, "encoding", "error", "", state.end, source.encoding, source.wrong ?? theEnd);
}

/** How far a version is looked for that a document does not name. */
const versionWindow = 1_048_576;

function newStreaming(linked: ReturnType<typeof linkedOf>, source: Source, options: ReadOptions): Streaming {
  const { table } = linked;
  const limits = limitsOf(table.limits, options.limits);
  const log: Log = {
    file: options.file,
    problems: [],
    errors: 0,
    notices: 0,
    firstOnly: true,
    onProblem: options.onProblem === undefined ? undefined : (problem) => streaming.notices.push(problem),
    isEarly(offset, received) {
      const { end } = streaming.state;
      if (streaming.final) return false;
      // A name that is not at its end yet may be another one.
      const isEarly =
        received === ahead
          ? end - streaming.head < versionWindow
          : received === theEnd || offset > end - limits.name - padding / 8;
      streaming.starved ||= isEarly;
      return isEarly;
    },
    locate: () => ({ line: 1, column: 1, offset: 0 }),
  };
  const state = newState(
    makeRoom(4 * 65_536),
    0,
    linked.none,
    table,
    limits,
    options.unknown ?? table.read?.unknown ?? "keep",
    log,
  );
  const streaming: Streaming = {
    state,
    linked,
    source,
    ended: false,
    final: false,
    starved: false,
    awaited: false,
    enough: 0,
    lastEnd: 0,
    searched: 0,
    tagEnd: 0,
    rooted: false,
    frames: [],
    items: [],
    notices: [],
    value: undefined,
    head: 0,
    tags: [],
    pins: [],
    before: source.before,
    mended: newMended(table.repairs, source, limits.item),
  };
  locateIn(streaming);
  return streaming;
}
