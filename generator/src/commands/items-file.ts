import { type Stats, statSync } from "node:fs";
import { XmlError, safeParse, serialize } from "@tagsmith/runtime";
import { Failure, reasonOf } from "../disk/failure.js";
import { readBytes } from "../disk/specs.js";
import type { Document, RecordType } from "../model/model.js";
import { itemTable } from "./item-table.js";
import { valueAt } from "./items.js";
import { revive } from "./revive.js";
import type { AnyDocument } from "./tables.js";

/** Items of a document in a file: as `parse --ndjson` and `pull` write them, or a whole XML document. */
export interface ItemsSource {
  readonly file: string;
  readonly table: () => AnyDocument;
  /** The property that lists the items, as a path. */
  readonly items: string;
  readonly model: Document;
  readonly record: RecordType;
}

/** What a file holds, or what is wrong with it, a message for each line that is. */
export type ReadItems =
  | { readonly items: readonly unknown[]; readonly problems?: undefined }
  | { readonly items?: undefined; readonly problems: readonly string[] };

/** Reads all items of a file. Each is one that the platform's document can hold, or a problem says at which line it is not. */
export function readItems({ file, table, items: path, model, record }: ItemsSource): ReadItems {
  const bytes = readBytes(file);
  if (isXml(bytes)) {
    const read = safeParse(table, bytes, { file });
    if (read.ok) return { items: (valueAt(read.value, path) as readonly unknown[] | undefined) ?? [] };
    return { problems: read.problems.filter(({ severity }) => severity === "error").map(({ message }) => message) };
  }
  const one = itemTable(table(), path);
  const items: unknown[] = [];
  const problems: string[] = [];
  for (const [index, line] of new TextDecoder().decode(bytes).split("\n").entries()) {
    if (line.trim() === "") continue;
    const unknown: string[] = [];
    const item = itemIn(line, model, record, unknown);
    const wrong = item === undefined ? "expected one JSON object on the line" : (unknown[0] ?? whatIsWrong(one, item));
    if (wrong !== undefined) problems.push(`${file}:${index + 1}: ${wrong}`);
    else items.push(item);
  }
  return problems.length > 0 ? { problems } : { items };
}

/** Reads a file again whenever it has changed; what is wrong with it then is told, and the last good items stay. */
export function watchedItems(
  source: ItemsSource,
  first: readonly unknown[],
  onChange: (read: ReadItems) => void,
): () => readonly unknown[] {
  let items = first;
  let stamp = stampOf(source.file);
  return () => {
    const now = stampOf(source.file);
    if (now === stamp) return items;
    stamp = now;
    let read: ReadItems;
    try {
      read = readItems(source);
    } catch (error) {
      read = { problems: [error instanceof Failure ? error.message : reasonOf(error)] };
    }
    items = read.items ?? items;
    onChange(read);
    return items;
  };
}

function stampOf(file: string): string {
  let stats: Stats | undefined;
  try {
    stats = statSync(file);
  } catch {
    // It may be on its way: the next request looks again.
    return "missing";
  }
  return `${stats.ino} ${stats.size} ${stats.mtimeMs}`;
}

function itemIn(line: string, model: Document, record: RecordType, unknown: string[]): unknown {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) return undefined;
  return revive(model, record, json, (path) => unknown.push(`${path}: there is no such property`));
}

/** Why a value cannot be an item, in the words of the writer. */
function whatIsWrong(table: () => AnyDocument, item: unknown): string | undefined {
  try {
    serialize(table, item);
    return undefined;
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return error.message;
  }
}

function isXml(bytes: Uint8Array): boolean {
  return /^(?:\xEF\xBB\xBF)?\s*</.test(Buffer.from(bytes.subarray(0, 100)).toString("latin1"));
}
