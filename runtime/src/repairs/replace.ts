import type { Edit, Repaired } from "../repair.js";

/** Something to put in the place of some bytes. */
export interface Replacement {
  readonly offset: number;
  readonly removed: number;
  readonly text: string;
  readonly found: string;
}

/** The bytes with all replacements made, which are in order of their offsets; nothing where there are none. */
export function replaceAll(bytes: Uint8Array, replacements: readonly Replacement[]): Repaired | undefined {
  if (replacements.length === 0) return undefined;
  const encoder = new TextEncoder();
  const texts = replacements.map(({ text }) => encoder.encode(text));
  const grown = replacements.reduce((sum, { removed }, index) => sum + texts[index]!.length - removed, 0);
  const out = new Uint8Array(bytes.length + grown);
  let from = 0;
  let to = 0;
  const edits: Edit[] = replacements.map(({ offset, removed, found }, index) => {
    const text = texts[index]!;
    out.set(bytes.subarray(from, offset), to);
    to += offset - from;
    out.set(text, to);
    to += text.length;
    from = offset + removed;
    return { offset, removed, inserted: text.length, found };
  });
  out.set(bytes.subarray(from), to);
  return { bytes: out, edits };
}
