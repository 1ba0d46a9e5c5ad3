import type { ReadOptions } from "../../document.js";
import type { DocumentTable } from "../../table.js";
import { limitsOf } from "../bounds.js";
import { errorOf } from "../place.js";
import { read } from "../read.js";
import type { Chunks } from "./chunks.js";
import { iteratorOf, joined, nextOf } from "./source.js";

/** Reads a stream to its end, and yields the items then: for documents that are mended as a whole. */
export async function* streamWhole<T, Item>(
  table: () => DocumentTable<T>,
  { items: path, limits }: DocumentTable<unknown>,
  chunks: Chunks,
  options: ReadOptions,
): AsyncGenerator<Item, T, undefined> {
  const most = limitsOf(limits, options.limits).document;
  const iterator = iteratorOf(chunks);
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    // One chunk more than fits is enough to be told of the limit.
    while (size <= most) {
      const chunk = await nextOf(iterator);
      if (chunk === undefined) break;
      parts.push(chunk);
      size += chunk.length;
    }
  } finally {
    await iterator.return?.();
  }
  const { value, problems, failed } = read(table, joined(parts, size), options, true);
  if (failed) throw errorOf(problems);
  let owner = value as Record<string, unknown> | undefined;
  for (const property of path?.slice(0, -1) ?? []) owner = owner?.[property] as Record<string, unknown> | undefined;
  const list = path === undefined ? undefined : owner?.[path.at(-1) ?? ""];
  if (Array.isArray(list)) {
    yield* list.splice(0) as Item[];
  }
  return value as T;
}
