/** A text that is read from left to right. Offsets are those of the scalar's value, not of the file. */
export interface Scanner {
  readonly text: string;
  position: number;
}

/** A part of a scalar. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Text that does not follow the grammar: what was expected, and where. */
export interface Mistake extends Span {
  readonly expected: string;
  readonly found: string;
  readonly suggestion?: string | undefined;
  readonly hint?: string | undefined;
}

/** What a parser of the notation gives: a value, or the first mistake. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly mistake: Mistake };

/** Ends a parser; never leaves this folder. */
class MistakeFound extends Error {
  readonly mistake: Mistake;
  constructor(mistake: Mistake) {
    super(mistake.expected);
    this.mistake = mistake;
  }
}

/** Runs a parser over the whole of a text. */
export function parseWhole<T>(text: string, parse: (scanner: Scanner) => T, end = "the end"): Parsed<T> {
  const scanner: Scanner = { text, position: 0 };
  try {
    skipSpace(scanner);
    const value = parse(scanner);
    if (!atEnd(scanner)) fail(scanner, end);
    return { ok: true, value };
  } catch (error) {
    if (error instanceof MistakeFound) return { ok: false, mistake: error.mistake };
    throw error;
  }
}

/** Ends the parser at the next word. */
export function fail(
  scanner: Scanner,
  expected: string,
  details: { suggestion?: string | undefined; hint?: string } = {},
): never {
  skipSpace(scanner);
  const start = scanner.position;
  const word = /^(?:[\p{L}\p{N}_.:@-]+|"(?:\\.|[^"\\])*"?|\S)/u.exec(scanner.text.slice(start))?.[0] ?? "";
  throw new MistakeFound({
    expected,
    found: word === "" ? "the end" : word.startsWith('"') ? word : JSON.stringify(word),
    start,
    end: start + word.length,
    ...details,
  });
}

/** Ends the parser because of something that was read already. */
export function failAt(span: Span, expected: string, found: string, hint?: string, suggestion?: string): never {
  throw new MistakeFound({ start: span.start, end: span.end, expected, found, hint, suggestion });
}

/** Takes what a sticky pattern matches, and the white space after it. */
export function take(scanner: Scanner, pattern: RegExp): string | undefined {
  const found = takeTight(scanner, pattern);
  if (found !== undefined) skipSpace(scanner);
  return found;
}

/** As `take`, but leaves white space. */
export function takeTight(scanner: Scanner, pattern: RegExp): string | undefined {
  pattern.lastIndex = scanner.position;
  const found = pattern.exec(scanner.text)?.[0];
  if (found !== undefined) scanner.position += found.length;
  return found;
}

/** Takes whole words: `list of` does not begin `list office`. */
export function takeWords(scanner: Scanner, words: string): boolean {
  // Most tries fail at the first letter.
  if (scanner.text[scanner.position] !== words[0]) return false;
  let pattern = wordPatterns.get(words);
  if (pattern === undefined) {
    pattern = new RegExp(`${words.replaceAll(" ", "\\s+")}(?![\\p{L}\\p{N}_.:-])`, "uy");
    wordPatterns.set(words, pattern);
  }
  return take(scanner, pattern) !== undefined;
}

const wordPatterns = new Map<string, RegExp>();

export function expectWords(scanner: Scanner, words: string): void {
  if (!takeWords(scanner, words)) fail(scanner, `"${words}"`);
}

export function takeSymbol(scanner: Scanner, symbol: string): boolean {
  if (!scanner.text.startsWith(symbol, scanner.position)) return false;
  scanner.position += symbol.length;
  skipSpace(scanner);
  return true;
}

/** A string in double quotes; `\"`, `\\`, `\n`, `\t` and `\uXXXX` stand for what they stand for in JSON. */
export function takeString(scanner: Scanner): string | undefined {
  const start = scanner.position;
  const source = takeTight(scanner, /"(?:\\.|[^"\\])*"/sy);
  if (source === undefined) {
    if (scanner.text[start] === '"')
      failAt({ start, end: scanner.text.length }, 'the end of the string: a "', "the end");
    return undefined;
  }
  skipSpace(scanner);
  return unescaped(source, start);
}

export function expectString(scanner: Scanner, expected: string): string {
  return takeString(scanner) ?? fail(scanner, `${expected} in quotes`);
}

export function skipSpace(scanner: Scanner): void {
  takeTight(scanner, /\s+/y);
}

export function atEnd(scanner: Scanner): boolean {
  return scanner.position >= scanner.text.length;
}

/** The span from a start to the last character that was taken. */
export function spanFrom(scanner: Scanner, start: number): Span {
  return { start, end: start + scanner.text.slice(start, scanner.position).trimEnd().length };
}

function unescaped(source: string, start: number): string {
  return source
    .slice(1, -1)
    .replaceAll(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (whole, hex: string, character: string, at: number) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      const found = escapes[character];
      if (found === undefined) {
        const begin = start + 1 + at;
        failAt(
          { start: begin, end: begin + whole.length },
          'one of the escapes \\" \\\\ \\n \\r \\t \\uXXXX',
          JSON.stringify(whole),
          "write two backslashes for one",
        );
      }
      return found;
    });
}

const escapes: Readonly<Record<string, string>> = { '"': '"', "\\": "\\", n: "\n", r: "\r", t: "\t" };
