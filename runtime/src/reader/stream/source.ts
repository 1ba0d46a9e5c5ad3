import type { ReadOptions } from "../../document.js";
import type { DocumentTable } from "../../table.js";
import { decide } from "../encoding.js";
import { type InputProblem, cutLeading } from "../any-input.js";
import { otherEncoding } from "../input.js";
import { type Before, type Origin, leadingPlace } from "../origin.js";
import type { Chunks } from "./chunks.js";
import { type Transcoder, transcoder } from "./transcoder.js";

/** A stream made ready to be read: its encoding is known, and `next` gives it in UTF-8 and in small pieces. */
export interface Source {
  readonly encoding: string;
  /** The beginning of the document as it came, and what stands in it before the first piece. */
  readonly origin: Origin;
  readonly before: Before;
  readonly notices: readonly InputProblem[];
  /** Why nothing is to be read. */
  readonly refused: InputProblem | undefined;
  /** What is no text of the encoding, where the pieces end because of it. */
  wrong: string | undefined;
  next(): Promise<Uint8Array | undefined>;
  close(): Promise<void>;
}

/** What is looked at to find the encoding, and whether something stands before the document. */
const beginningSize = 4_096;

/** Small enough for the memory next to the processor. */
const pieceSize = 65_536;

/** Reads the first bytes of a stream, and decides by them how to read the rest. */
export async function openSource(
  chunks: Chunks,
  table: DocumentTable<unknown>,
  { charset }: ReadOptions,
): Promise<Source> {
  const iterator = iteratorOf(chunks);
  const parts: Uint8Array[] = [];
  let size = 0;
  let done = false;
  while (size < beginningSize && !done) {
    const chunk = await nextOf(iterator);
    if (chunk === undefined) done = true;
    else {
      parts.push(chunk);
      size += chunk.length;
    }
  }
  const beginning = joined(parts, size);
  const repairs = table.repairs ?? [];
  const notices: InputProblem[] = [];
  const cut = cutLeading(beginning, repairs, notices);
  const bytes = beginning.subarray(cut);
  const { mark, disagreement, encoding: decided } = decide(bytes, charset, table.read?.encoding, false);
  const problem =
    table.input === undefined
      ? otherEncoding(bytes, charset)
      : disagreement && ({ ...disagreement, code: "encoding" } as const);
  const encoding = problem === undefined ? decided : "UTF-8";
  const leading = beginning.subarray(0, cut);
  const place = leadingPlace(leading);
  const convert: Transcoder = transcoder(encoding);
  let rest: Uint8Array | undefined = bytes.subarray(mark);
  const source: Source = {
    encoding,
    origin: { bytes, end: bytes.length, start: mark, edits: [], leading, encoding: "UTF-8", mark },
    before: { lines: place.lines, columns: place.columns, bytes: place.bytes + mark },
    notices,
    refused: problem && { ...problem, suffix: "" },
    wrong: undefined,
    async next() {
      if (source.wrong !== undefined) return undefined;
      while (rest?.length === 0 && !done) {
        rest = await nextOf(iterator);
        if (rest === undefined) done = true;
      }
      const piece = rest?.subarray(0, pieceSize);
      rest = rest?.subarray(pieceSize) ?? new Uint8Array(0);
      const last = piece === undefined || piece.length === 0;
      const { bytes: text, wrong } = convert(piece ?? rest, last);
      source.wrong = wrong;
      return last && text.length === 0 ? undefined : text;
    },
    async close() {
      done = true;
      await iterator.return?.();
    },
  };
  return source;
}

/** What gives chunks. */
export type Pieces = Pick<AsyncIterator<Uint8Array>, "next" | "return"> | Pick<Iterator<Uint8Array>, "next" | "return">;

/** Not every host can iterate over its own streams. */
export function iteratorOf(chunks: Chunks): Pieces {
  if (Symbol.asyncIterator in chunks) return chunks[Symbol.asyncIterator]();
  if (Symbol.iterator in chunks) return chunks[Symbol.iterator]();
  const reader = (chunks as ReadableStream<Uint8Array>).getReader();
  return {
    next: async () => {
      const { value, done } = await reader.read();
      return value === undefined || done ? { done: true, value: undefined } : { done: false, value };
    },
    return: async () => {
      await reader.cancel();
      return { done: true, value: undefined };
    },
  };
}

export async function nextOf(iterator: Pieces): Promise<Uint8Array | undefined> {
  const { done, value } = await iterator.next();
  if (done === true) return undefined;
  if (!(value instanceof Uint8Array)) throw new TypeError(`expected chunks of bytes but received ${typeof value}`);
  return value;
}

export function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return first;
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
