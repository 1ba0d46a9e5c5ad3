/** A change of a spec: lines that go, and lines that come in their place. */
export interface Edit {
  readonly file: string;
  /** The line, from 1, that is changed, or before which lines are put. */
  readonly line: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Puts lines behind the entry whose key begins at an offset, in its column. */
export function afterBlock(file: string, text: string, offset: number, lines: readonly string[]): Edit {
  const { all, index, indent } = entryAt(text, offset);
  return { file, line: endOfBlock(all, index) + 1, before: [], after: lines.map((line) => " ".repeat(indent) + line) };
}

/** Puts lines at the beginning of the map that is the value of the entry whose key begins at an offset. */
export function firstInBlock(file: string, text: string, offset: number, lines: readonly string[]): Edit {
  const { all, index, indent } = entryAt(text, offset);
  const end = endOfBlock(all, index);
  const inside = all.slice(index + 1, end).find((line) => /^\s*[^\s#]/.test(line));
  const column = inside === undefined ? indent + 2 : (/^ */.exec(inside)?.[0].length ?? 0);
  const at = inside === undefined ? index + 1 : all.indexOf(inside, index + 1);
  return { file, line: at + 1, before: [], after: lines.map((line) => " ".repeat(column) + line) };
}

/** Changes the key that begins at an offset; nothing where it stays as it is. */
export function changeKey(
  file: string,
  text: string,
  offset: number,
  change: (key: string) => string,
): Edit | undefined {
  return changeEntry(file, text, offset, ({ key, type }) => ({ key: change(key), type }));
}

/** Changes the type beside the key that begins at an offset; nothing where it stays as it is, or is no type. */
export function changeType(
  file: string,
  text: string,
  offset: number,
  change: (type: string) => string,
): Edit | undefined {
  return changeEntry(file, text, offset, ({ key, type }) => (type === "" ? undefined : { key, type: change(type) }));
}

interface EntryText {
  readonly key: string;
  readonly type: string;
}

function changeEntry(
  file: string,
  text: string,
  offset: number,
  change: (entry: EntryText) => EntryText | undefined,
): Edit | undefined {
  const { all, index } = entryAt(text, offset);
  const line = all[index] ?? "";
  const parts = partsOf(line);
  const changed = parts && change(parts);
  if (parts === undefined || changed === undefined) return undefined;
  const before = written(parts);
  const after = written({ ...parts, ...changed });
  // A comment keeps its column where there is room.
  const column = line.length - parts.comment.length;
  const comment = parts.comment === "" ? "" : `${" ".repeat(Math.max(1, column - after.length))}${parts.comment}`;
  return before === after ? undefined : { file, line: index + 1, before: [line], after: [after + comment] };
}

/** Puts members in the place of the type of a text: an attribute beside it needs an element of its own. */
export function asElement(
  file: string,
  text: string,
  offset: number,
  members: (type: string) => readonly string[],
): Edit | undefined {
  const { all, index, indent } = entryAt(text, offset);
  const line = all[index] ?? "";
  const parts = partsOf(line);
  if (parts === undefined || parts.type === "") return undefined;
  const inside = members(parts.type).map((member) => " ".repeat(indent + 2) + member);
  const head = `${written({ ...parts, type: "" }).trimEnd()}${parts.comment === "" ? "" : `   ${parts.comment}`}`;
  return { file, line: index + 1, before: [line], after: [head, ...inside] };
}

interface LineParts extends EntryText {
  readonly indent: string;
  readonly quote: string;
  readonly comment: string;
}

/** The parts of a line with a key: `    "@count?": integer   # How many.` */
function partsOf(line: string): LineParts | undefined {
  const found = /^( *)(?:(["'])((?:(?!\2).)*)\2|(.*?)):(?:$| +(.*)$)/.exec(line);
  if (found === null) return undefined;
  const [, indent = "", quote = "", quoted, plain = "", rest = ""] = found;
  const [, type = "", comment = ""] = /^('(?:[^']|'')*'|(?:[^#]|(?<! )#)*?)(?:^|\s+|$)(#.*)?$/.exec(rest) ?? [];
  const bare = /^'.*'$/.test(type) ? type.slice(1, -1).replaceAll("''", "'") : type;
  return { indent, quote, key: quoted ?? plain, type: bare, comment };
}

function written({ indent, quote, key, type }: LineParts): string {
  const scalar = /: | #|^["']/.test(type) ? `'${type.replaceAll("'", "''")}'` : type;
  return `${indent}${quote}${key}${quote}: ${scalar}`;
}

function entryAt(
  text: string,
  offset: number,
): { readonly all: readonly string[]; readonly index: number; readonly indent: number } {
  const all = text.split(/\r\n|\n/);
  const index = text.slice(0, offset).split(/\r\n|\n/).length - 1;
  return { all, index, indent: /^ */.exec(all[index] ?? "")?.[0].length ?? 0 };
}

/** The index of the first line behind an entry: comments between belong to what follows. */
function endOfBlock(all: readonly string[], index: number): number {
  const indent = /^ */.exec(all[index] ?? "")?.[0].length ?? 0;
  let end = index + 1;
  for (let at = index + 1; at < all.length; at++) {
    const line = all[at] ?? "";
    if (/^\s*(?:#|$)/.test(line)) continue;
    if ((/^ */.exec(line)?.[0].length ?? 0) <= indent) break;
    end = at + 1;
  }
  return end;
}
