import type { Place } from "../model/model.js";

/** Turns lines and columns, which the XML parser knows, into offsets into a file's text. */
export interface Lines {
  /** The place of so many characters. */
  readonly place: (line: number, column: number, length: number) => Place;
  /** The place of one character. */
  readonly point: (line: number, column: number) => Place;
  /** The place of what stands in quotes, whose first quote is given. */
  readonly quoted: (line: number, column: number) => Place;
}

/** The lines of a text as XML 1.0 counts them: https://www.w3.org/TR/xml/#sec-line-ends */
export function linesOf(text: string, file: string): Lines {
  const starts = [0, ...[...text.matchAll(/\r\n?|\n/g)].map(({ index, 0: end }) => index + end.length)];
  const mark = text.startsWith("\uFEFF") ? 1 : 0;
  const place = (line: number, column: number, length: number): Place => {
    const start = Math.min((starts[line - 1] ?? text.length) + column - 1 + (line === 1 ? mark : 0), text.length);
    return { file, start, end: Math.min(start + length, text.length) };
  };
  const quoted = (line: number, column: number): Place => {
    const { end: start } = place(line, column, 1);
    const end = text.indexOf(text.charAt(start - 1), start);
    return { file, start, end: end < 0 ? start : end };
  };
  return { place, point: (line, column) => place(line, column, 1), quoted };
}
