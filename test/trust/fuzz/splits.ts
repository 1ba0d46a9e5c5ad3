import { isDeepStrictEqual } from "node:util";
import { type Document, XmlError } from "@tagsmith/runtime";
import type { Random } from "./random.js";

/** Reads a document whole and in chunks that end anywhere; in words, what differs, or `undefined`. */
export async function compareSplits(
  random: Random,
  document: Document<unknown, unknown>,
  bytes: Uint8Array,
): Promise<string | undefined> {
  const whole = document.safeParse(bytes);
  const items: unknown[] = [];
  let error: XmlError | undefined;
  try {
    for await (const item of document.stream(chunksOf(random, bytes))) items.push(item);
  } catch (thrown) {
    if (!(thrown instanceof XmlError)) return `the stream throws ${String(thrown)}`;
    error = thrown;
  }
  if (whole.ok !== (error === undefined))
    return `whole it is ${whole.ok ? "read" : `refused: ${whole.problems[0]?.message}`}, in chunks ${error?.message ?? "read"}`;
  if (!whole.ok) return undefined;
  // A wrapper that is missing altogether is no list in the value, and no item in the stream.
  const expected = itemsOf(whole.value) ?? [];
  return isDeepStrictEqual(items, expected) ? undefined : `whole it has other items than in chunks`;
}

function chunksOf(random: Random, bytes: Uint8Array): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  const longest = random.pick([1, 3, 16, 200, 5_000]);
  for (let at = 0; at < bytes.length;) {
    const end = at + 1 + random.below(longest);
    chunks.push(bytes.slice(at, end));
    at = end;
  }
  return chunks;
}

/** The first list of a value, which is what its documents stream. */
function itemsOf(value: unknown): unknown {
  if (Array.isArray(value)) return value;
  for (const member of Object.values(value as object)) {
    if (Array.isArray(member)) return member;
    if (typeof member === "object" && member !== null && !(member instanceof Date)) {
      const items = itemsOf(member);
      if (items !== undefined) return items;
    }
  }
  return undefined;
}
