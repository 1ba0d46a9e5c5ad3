import { Lexer } from "yaml";

/** Which comment documents the key that begins at an offset. */
export interface Comments {
  /** The comment above or beside the key or item that begins here; empty where there is none. */
  readonly at: (offset: number) => string;
  /** The comment at the top of the file. */
  readonly top: string;
}

interface Line {
  readonly start: number;
  /** Column of the first character that is no white space, nor the dash of a list. */
  readonly content: number | undefined;
  readonly comment: Comment | undefined;
}

interface Comment {
  readonly column: number;
  readonly text: string;
  /** A note to maintainers, or an instruction to an editor. */
  readonly silent: boolean;
}

/**
 * Attaches comments by lines and columns, because YAML libraries hang them on whatever node is nearest: a comment beside
 * a key is the key's, with the lines below that begin in the same column; so is one directly above it, if it begins in
 * the column of the key.
 */
export function readComments(text: string): Comments {
  const lines = readLines(text);
  const top = topComment(lines);
  return {
    top: top.text,
    at: (offset) => {
      const index = lines.findLastIndex(({ start }) => start <= offset);
      const line = lines[index];
      // Several keys may begin on a line, such as those of a flow map: the comment belongs to the first.
      if (line === undefined || line.content === undefined || line.content !== offset - line.start) return "";
      return [above(lines, index, offset - line.start, top.end), beside(lines, index)].filter(Boolean).join(" ");
    },
  };
}

function topComment(lines: readonly Line[]): { text: string; end: number } {
  const end = lines.findIndex(({ content, comment }) => content !== undefined || comment === undefined);
  const last = end < 0 ? lines.length : end;
  return { text: join(lines.slice(0, last)), end: last };
}

function above(lines: readonly Line[], index: number, column: number, top: number): string {
  let first = index;
  while (first > top && isCommentAt(lines[first - 1], column)) first -= 1;
  return join(lines.slice(first, index));
}

function beside(lines: readonly Line[], index: number): string {
  const comment = lines[index]?.comment;
  if (comment === undefined) return "";
  let end = index + 1;
  while (isCommentAt(lines[end], comment.column)) end += 1;
  return join(lines.slice(index, end));
}

function isCommentAt(line: Line | undefined, column: number): boolean {
  return line?.content === undefined && line?.comment?.column === column;
}

function join(lines: readonly Line[]): string {
  return lines
    .flatMap(({ comment }) => (comment === undefined || comment.silent ? [] : [comment.text]))
    .join(" ")
    .trim();
}

function readLines(text: string): Line[] {
  const comments = new Map(commentsIn(text).map((comment) => [comment.start, comment.source]));
  const offsets = [...comments.keys()];
  let next = 0;
  return [...text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)].map(({ index: start, 0: source }): Line => {
    while (next < offsets.length && (offsets[next] ?? 0) < start) next += 1;
    const found = offsets[next];
    const inside = found !== undefined && found < start + source.length ? found : undefined;
    const before = inside === undefined ? source : source.slice(0, inside - start);
    const content = before.trim() === "" ? undefined : contentColumn(before);
    const comment =
      inside === undefined ? undefined : { column: inside - start, ...commentText(comments.get(inside) ?? "") };
    return { start, content, comment };
  });
}

/** After the white space and the dashes of list items that the line begins with. */
function contentColumn(before: string): number {
  return /^\uFEFF?\s*(?:-\s+)*/.exec(before)?.[0].length ?? 0;
}

function commentText(source: string): { text: string; silent: boolean } {
  const silent = source.startsWith("#!") || /^#\s*yaml-language-server:/.test(source);
  return { text: source.replace(/^#+/, "").trim(), silent };
}

/** The comments of a text. The lexer alone knows which `#` begins one: in a scalar it is a character. */
function commentsIn(text: string): { start: number; source: string }[] {
  const found: { start: number; source: string }[] = [];
  let offset = 0;
  let scalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    // Signs of the lexer that are not in the text: https://eemeli.org/yaml/#lexer
    const sign = lexeme === "\u0002" || lexeme === "\u0018" || lexeme === "\u001F";
    if (sign) {
      scalar = lexeme === "\u001F";
      continue;
    }
    if (!scalar && lexeme.startsWith("#")) found.push({ start: offset, source: lexeme.trimEnd() });
    scalar = false;
    offset += lexeme.length;
  }
  return found;
}
