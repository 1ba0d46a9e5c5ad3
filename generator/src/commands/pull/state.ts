import { existsSync, readFileSync } from "node:fs";
import { writeWhole } from "../../disk/generated.js";
import { Failure, reasonOf } from "../../disk/failure.js";
import type { XmlFrame } from "./xml.js";

/**
 * Where a pull stands. Kept as JSON whose `bookmarks` are what a STATE message of Singer holds, so that an engine can
 * hand over what it kept.
 */
export interface PullState {
  /** The next run goes on after the item that had this cursor; missing: from the start. */
  readonly cursor: string | undefined;
  /** How many bytes of the output belong to the items up to the cursor; missing where the output was no file. */
  readonly length: number | undefined;
  /** What the output has before and after its items. */
  readonly frame: XmlFrame | undefined;
  /** How many items the output has. */
  readonly items: number;
}

/** Which pull a state belongs to. */
export interface PullName {
  readonly platform: string;
  readonly operation: string;
  readonly format: string;
}

/** The state in a file; nothing where there is no such file. One of another pull stops the command. */
export function readState(path: string, name: PullName): PullState | undefined {
  if (!existsSync(path)) return undefined;
  const json = jsonIn(path);
  // Singer's engines may hand over a whole STATE message's value, or nothing yet.
  const { platform, format, length, frame, items, bookmarks } = json;
  for (const [what, kept, wanted] of [
    ["platform", platform, name.platform],
    ["format", format, name.format],
  ] as const) {
    if (kept !== undefined && kept !== wanted)
      throw new Failure(`${path} is the state of a pull with the ${what} ${String(kept)}, not ${wanted}`, separate);
  }
  const all = isObject(bookmarks) ? bookmarks : {};
  const bookmark = all[name.operation];
  if (bookmark === undefined && Object.keys(all).length > 0)
    throw new Failure(`${path} is the state of ${Object.keys(all).join(", ")}, not of ${name.operation}`, separate);
  const cursor = isObject(bookmark) ? bookmark["cursor"] : undefined;
  return {
    cursor: typeof cursor === "string" ? cursor : undefined,
    length: typeof length === "number" ? length : undefined,
    frame: isObject(frame) ? (frame as unknown as XmlFrame) : undefined,
    items: typeof items === "number" ? items : 0,
  };
}

const separate = "Each pull needs a state of its own: choose another file with --state";

/** Keeps a state, complete or not at all. */
export function writeState(path: string, name: PullName, state: PullState): void {
  const { platform, operation, format } = name;
  const { cursor, length, frame, items } = state;
  const json = { platform, format, items, length, frame, bookmarks: bookmarksOf(operation, cursor) };
  try {
    writeWhole(path, `${JSON.stringify(json, undefined, 2)}\n`);
  } catch (error) {
    throw new Failure(`cannot write ${path}: ${reasonOf(error)}`);
  }
}

/** What a STATE message holds for a stream. */
export function bookmarksOf(operation: string, cursor: string | undefined): Readonly<Record<string, unknown>> {
  return { [operation]: { cursor } };
}

function jsonIn(path: string): Readonly<Record<string, unknown>> {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const reason = error instanceof SyntaxError ? "it is no JSON" : reasonOf(error);
    throw new Failure(`cannot read the state ${path}: ${reason}`);
  }
  if (!isObject(json)) throw new Failure(`cannot read the state ${path}: it is no JSON object`);
  return json;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
