import type { PullFormat } from "./format.js";
import { type Output, fileOutput, standardOutput } from "./output.js";
import { type PullName, type PullState, readState, writeState } from "./state.js";
import { type XmlFrame, headOf } from "./xml.js";

/** Writes items and keeps what a later run needs to go on. */
export interface PullWriter {
  /** What an earlier run kept. */
  readonly before: PullState | undefined;
  /** Adds an item; all up to it need not be asked for again by whoever goes on after its cursor. */
  readonly add: (item: unknown, cursor: string | undefined) => void;
  /** Brings everything so far to the disk, and then the state that says so. */
  readonly checkpoint: () => void;
  /** Ends the output; `complete`: there were no more items. */
  readonly end: (complete: boolean) => Promise<void>;
}

export interface WriterOptions {
  readonly name: PullName;
  /** A path; missing: standard output. */
  readonly out: string | undefined;
  readonly state: string | undefined;
  /** Whether the state is only read, because whoever reads the output keeps it. */
  readonly readOnly: boolean;
  readonly format: PullFormat;
  /** What stands around all items; asked for when the first answer is there. */
  readonly frame: (() => XmlFrame) | undefined;
  readonly onCut: (bytes: number) => void;
}

/** Opens the output where the last run stopped. */
export function openWriter({ name, out, state: path, readOnly, format, frame, onCut }: WriterOptions): PullWriter {
  const before = path === undefined ? undefined : readState(path, name);
  const tail = Buffer.byteLength(before?.frame?.tail ?? "");
  const output: Output =
    out === undefined
      ? standardOutput()
      : fileOutput(
          out,
          path === undefined ? { length: 0, kept: false } : { length: before?.length, kept: true },
          (bytes) => {
            // The end of a whole document makes room for more items.
            if (bytes !== tail) onCut(bytes);
          },
        );

  let around = before?.frame;
  let items = before?.items ?? 0;
  let safe: PullState = { cursor: before?.cursor, length: output.length(), frame: around, items };
  let saved = before;
  let begun = false;

  const save = (): void => {
    if (path !== undefined && !readOnly) writeState(path, name, safe);
    saved = safe;
  };
  const begin = (): void => {
    if (begun) return;
    begun = true;
    output.write(format.begin());
    if (around !== undefined || frame === undefined) return;
    around = frame();
    output.write(headOf(around, 0));
    safe = { ...safe, length: output.length(), frame: around };
  };
  const checkpoint = (): void => {
    output.flush();
    if (safe === saved) return;
    const mark = safe.cursor === undefined || safe.cursor === saved?.cursor ? "" : format.checkpoint(safe.cursor);
    if (mark !== "") {
      const isLast = safe.length === output.length();
      output.write(mark);
      output.flush();
      if (isLast) safe = { ...safe, length: output.length() };
    }
    save();
  };

  // From here on the output is ours: a run that is killed at once is cut, and not taken for somebody else's file.
  if (before === undefined) save();
  return {
    before,
    add: (item, cursor) => {
      begin();
      output.write(format.item(item));
      items++;
      if (cursor !== undefined && cursor !== safe.cursor)
        safe = { cursor, length: output.length(), frame: around, items };
    },
    checkpoint,
    end: async (complete) => {
      if (complete) {
        begin();
        safe = { ...safe, length: output.length(), frame: around, items };
      }
      checkpoint();
      if (around !== undefined) {
        output.patch(0, headOf(around, items));
        output.write(around.tail);
      }
      await output.close();
    },
  };
}
