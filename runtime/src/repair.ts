/**
 * A named mending of input that is not XML, declared by a spec. Each use is reported as a problem of severity `notice`.
 * It works on the whole input before it is read and returns it unchanged where there is nothing to mend; offsets of the
 * mended bytes are mapped back by `edits`.
 */
export interface Repair {
  readonly name: string;
  /** What should be there, in words, for the notice: `"&amp;"`. */
  readonly expected: string;
  /**
   * `start`: it comes before the encoding is known, and only takes something away from the beginning. `encoding`: it mends
   * nothing, but lets the bytes decide where they and what they declare disagree. Missing: it is given UTF-8.
   */
  readonly decides?: "start" | "encoding";
  /**
   * Whether it may be given a document part by part, as a stream brings it. No part ends in a character, a line end, a
   * reference, a comment, a CDATA section, an instruction or the DOCTYPE. Missing: it is given the whole document.
   */
  readonly byParts?: true;
  readonly apply: (bytes: Uint8Array) => Repaired | undefined;
}

export interface Repaired {
  readonly bytes: Uint8Array;
  /** Where bytes were replaced, by increasing offset in the original. */
  readonly edits: readonly Edit[];
}

export interface Edit {
  readonly offset: number;
  readonly removed: number;
  readonly inserted: number;
  /** What was found, in words: `a bare "&"`. */
  readonly found: string;
}
