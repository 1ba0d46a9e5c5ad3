import type { ChildProcess } from "node:child_process";
import { type Run, startTagsmith } from "./tagsmith.js";

/** A process of `tagsmith` that goes on. */
export interface Running {
  readonly process: ChildProcess;
  /** What it said so far on standard output. */
  readonly out: () => string;
  readonly error: () => string;
  /** Waits until standard output has a text, and gives what matched. */
  readonly said: (pattern: RegExp) => Promise<RegExpExecArray>;
  readonly ended: Promise<Run>;
}

/** Starts `tagsmith` without waiting for its end, so that this process can answer it meanwhile. */
export function start(folder: string, words: readonly string[]): Running {
  const process = startTagsmith(folder, words);
  let out = "";
  let error = "";
  const listeners = new Set<() => void>();
  process.stdout?.on("data", (chunk) => {
    out += String(chunk);
    for (const listener of listeners) listener();
  });
  process.stderr?.on("data", (chunk) => (error += String(chunk)));
  const ended = new Promise<Run>((resolve) => process.on("close", (code) => resolve({ code, out, error })));
  return {
    process,
    out: () => out,
    error: () => error,
    said: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = pattern.exec(out);
          if (found === null) return;
          listeners.delete(look);
          resolve(found);
        };
        listeners.add(look);
        look();
        void ended.then(() => reject(new Error(`it ended and never said ${String(pattern)}:\n${out}${error}`)));
      }),
    ended,
  };
}

/** Runs `tagsmith` to its end while this process goes on. */
export function run(folder: string, words: readonly string[]): Promise<Run> {
  return start(folder, words).ended;
}
