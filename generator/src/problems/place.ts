/** A place in a file of a spec: offsets in UTF-16 units into its text. */
export interface Place {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** Line and column, both from 1, the column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where an offset stands in a text, as an editor shows it. */
export function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, Math.min(offset, text.length));
  const line = before.split(lineEnd).length;
  return { line, column: before.length - startOfLine(before) + 1 };
}

/** The line that an offset stands in, without its end. */
export function lineAt(text: string, offset: number): string {
  const start = startOfLine(text.slice(0, Math.min(offset, text.length)));
  return text.slice(start).split(lineEnd, 1)[0] ?? "";
}

/** https://yaml.org/spec/1.2.2/#54-line-break-characters; U+2028 is no line end, neither here nor in editors. */
const lineEnd = /\r\n|\r|\n/;

function startOfLine(before: string): number {
  return Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1;
}
