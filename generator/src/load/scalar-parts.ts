import type { Place } from "../problems/place.js";

/**
 * Where the characters of a scalar's value stand in the file: quotes, escapes, indentation and folds lie between them.
 * https://yaml.org/spec/1.2.2/#chapter-7-flow-style-productions
 */
export function partsOf(
  file: string,
  text: string,
  range: { readonly start: number; readonly end: number },
  value: string,
): (start: number, end: number) => Place {
  let offsets: readonly number[] | undefined;
  return (start, end) => {
    offsets ??= align(text.slice(range.start, range.end), value);
    const at = (index: number): number => range.start + (offsets?.[Math.min(index, value.length)] ?? 0);
    // A part ends after its last character: what follows may stand on another line.
    const last = at(end - 1);
    const length = text[range.start] === '"' ? lengthAt(text, last) : 1;
    return { file, start: at(start), end: end > start ? last + length : at(start) };
  };
}

/** The offset in the source of each character of the value, and of the end. */
function align(source: string, value: string): number[] {
  const quoted = source.startsWith('"');
  const indent = blockIndent(source);
  let position = contentStart(source);
  const offsets: number[] = [];
  for (const character of value.split("")) {
    if (quoted && source[position] === "\\") {
      // An escaped line end is no character.
      while (/^\\(?:\r\n|\n|\r)/.test(source.slice(position, position + 3)))
        position = skipFold(source, position + 1, indent);
    } else if (/\s/.test(character)) {
      offsets.push(Math.min(position, source.length));
      if (/[\r\n]/.test(source[position] ?? "")) position = skipFold(source, position, indent);
      else if (position < source.length) position += 1;
      continue;
    } else {
      while (/\s/.test(source[position] ?? "") && source[position] !== character) position += 1;
    }
    offsets.push(Math.min(position, source.length));
    position += escapeLength(source, position, quoted, character);
  }
  offsets.push(Math.min(position, source.length));
  return offsets;
}

function contentStart(source: string): number {
  if (source.startsWith('"') || source.startsWith("'")) return 1;
  const header = /^[|>][^\n]*\n(?:[ \t]*\r?\n)*[ \t]*/.exec(source);
  return header === null ? 0 : header[0].length;
}

/** How many columns the lines of a block scalar are indented; as many as there are for any other. */
function blockIndent(source: string): number {
  return /^[|>][^\n]*\n(?:[ \t]*\r?\n)*( *)/.exec(source)?.[1]?.length ?? Infinity;
}

function skipFold(source: string, position: number, indent: number): number {
  const [end = "", spaces = ""] = /^(?:\r\n|\r|\n)([ \t]*)/.exec(source.slice(position)) ?? [];
  return position + end.length - Math.max(0, spaces.length - indent);
}

/** How many characters of the source stand for this one of the value. */
function escapeLength(source: string, position: number, quoted: boolean, character: string): number {
  if (!quoted) return character === "'" && source.startsWith("''", position) && source.startsWith("'") ? 2 : 1;
  return lengthAt(source, position);
}

function lengthAt(text: string, position: number): number {
  const escape = /^\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)/s.exec(text.slice(position, position + 10));
  return escape?.[0].length ?? 1;
}
