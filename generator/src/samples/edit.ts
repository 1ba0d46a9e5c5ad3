/**
 * A change of one document into another: in a line, `from` becomes `to`; or what a line holds, or several lines up to `last`
 * hold, does.
 */
export interface Edit {
  readonly line: number;
  readonly last?: number;
  readonly from?: string;
  readonly to: string;
}

/** Line and column of an offset, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export function positionIn(text: string, offset: number): Position {
  const line = lineOf(text, offset);
  return { line: line + 1, column: offset - (linesOf(text)[line] ?? 0) + 1 };
}

/** The edit that replaces what stands between two offsets; `undefined` where it changes nothing, or cannot be told so. */
export function replacing(text: string, start: number, end: number, to: string): Edit | undefined {
  const from = text.slice(start, end);
  if (from === to || from === "") return undefined;
  const { line } = positionIn(text, start);
  const last = positionIn(text, end).line;
  const lines = linesOf(text);
  const held = text.slice(lines[line - 1], last < lines.length ? (lines[last] ?? 0) - 1 : undefined);
  if (held.trim() === from) return last === line ? { line, to } : { line, last, to };
  return last === line && held.split(from).length === 2 ? { line, from, to } : undefined;
}

/** The lines of the last text: one and the same sample is asked for thousands of places. */
let known: { readonly text: string; readonly starts: readonly number[] } = { text: "", starts: [0] };

/** Where each line begins. */
function linesOf(text: string): readonly number[] {
  if (known.text !== text) known = { text, starts: [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)] };
  return known.starts;
}

/** The index of the line that an offset lies in. */
function lineOf(text: string, offset: number): number {
  const starts = linesOf(text);
  let [from, to] = [0, starts.length];
  while (to - from > 1) {
    const middle = (from + to) >>> 1;
    if ((starts[middle] ?? 0) <= offset) from = middle;
    else to = middle;
  }
  return from;
}
