import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from "node:fs";
import { Failure, reasonOf } from "../../disk/failure.js";

/** Where a pull writes to. What is written waits until it is flushed. */
export interface Output {
  readonly write: (text: string) => void;
  /** Overwrites bytes that were flushed before. */
  readonly patch: (position: number, text: string) => void;
  /** Brings everything to where it survives the end of this process; to a pipe, as far as can be told. */
  readonly flush: () => void;
  /** How many bytes the output has, with those that wait; none where it is no file. */
  readonly length: () => number | undefined;
  readonly close: () => Promise<void>;
}

/** What is known about an output before this run. */
export interface Expected {
  /** How many bytes stay; missing: nothing is known. */
  readonly length: number | undefined;
  /** Whether there is a state that vouches for what stands in the file. */
  readonly kept: boolean;
}

/** A file that is cut to the length that is known to be good. `onCut` is told of how many bytes went. */
export function fileOutput(path: string, { length, kept }: Expected, onCut: (bytes: number) => void): Output {
  const file = attempt(path, () => openSync(path, openFlags, 0o666));
  const size = fstatSync(file).size;
  if (kept) check(file, path, size, length);
  const good = length ?? 0;
  if (kept && size > good) onCut(size - good);
  attempt(path, () => ftruncateSync(file, good));

  let end = good;
  let waiting: string[] = [];
  let waitingBytes = 0;
  const flush = (): void => {
    if (waiting.length === 0) return;
    const bytes = Buffer.from(waiting.join(""));
    attempt(path, () => {
      writeAll(file, bytes, end);
      fdatasyncSync(file);
    });
    end += bytes.length;
    waiting = [];
    waitingBytes = 0;
  };
  return {
    write: (text) => {
      waiting.push(text);
      waitingBytes += Buffer.byteLength(text);
    },
    patch: (position, text) => attempt(path, () => writeAll(file, Buffer.from(text), position)),
    flush,
    length: () => end + waitingBytes,
    close: async () => {
      flush();
      closeSync(file);
    },
  };
}

/** Standard output, which cannot be cut. */
export function standardOutput(): Output {
  let last: Promise<void> = Promise.resolve();
  return {
    write: (text) => {
      last = new Promise((resolve) => void process.stdout.write(text, () => resolve()));
    },
    patch: () => {},
    flush: () => {},
    length: () => undefined,
    close: () => last,
  };
}

// To read and write, made where it is missing, not cut by opening it.
const openFlags = 0x42;

/** What a state vouches for must be there, and end where a line ends. */
function check(file: number, path: string, size: number, length: number | undefined): void {
  if (length === undefined) {
    if (size === 0) return;
    throw new Failure(`${path} has ${size} bytes that no state vouches for`, "Move it away, or choose another --out");
  }
  const again = "Put back what was there, or remove both to pull everything again";
  if (size < length) throw new Failure(`${path} has ${size} bytes, but the state says that it has ${length}`, again);
  if (length === 0) return;
  const byte = new Uint8Array(1);
  readSync(file, byte, 0, 1, length - 1);
  if (byte[0] !== 0x0a) throw new Failure(`${path} was changed since the state was written`, again);
}

function writeAll(file: number, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done, bytes.length - done, position + done);
}

function attempt<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new Failure(`cannot write ${path}: ${reasonOf(error)}`);
  }
}
