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
  const before = text.slice(0, offset);
  const start = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: offset - start + 1 };
}

/** The edit that replaces what stands between two offsets; `undefined` where it changes nothing, or cannot be told so. */
export function replacing(text: string, start: number, end: number, to: string): Edit | undefined {
  const from = text.slice(start, end);
  if (from === to || from === "") return undefined;
  const { line } = positionIn(text, start);
  const last = positionIn(text, end).line;
  const held = text
    .split("\n")
    .slice(line - 1, last)
    .join("\n");
  if (held.trim() === from) return last === line ? { line, to } : { line, last, to };
  return last === line && held.split(from).length === 2 ? { line, from, to } : undefined;
}
