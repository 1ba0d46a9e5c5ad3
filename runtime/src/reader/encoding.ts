import { type Encoding, encodingNamed } from "./encodings.js";

/** Which encoding a document is in. */
export interface Decision {
  readonly encoding: Encoding;
  /** The length of its byte order mark. */
  readonly mark: number;
  /** What says otherwise. It is a problem, unless the bytes show what they are and are to be trusted. */
  readonly disagreement: Disagreement | undefined;
  readonly isOverruled: boolean;
}

export interface Disagreement {
  readonly offset: number;
  readonly expected: string;
  readonly received: string;
}

/**
 * Decides by the order of values: byte order mark, charset of Content-Type, declaration, the table's default, UTF-8. Two that
 * disagree are a problem, unless what the bytes show is to be trusted.
 */
export function decide(
  bytes: Uint8Array,
  charset: string | undefined,
  byDefault: string | undefined,
  trustBytes: boolean,
): Decision {
  const beginning = latin1(bytes, 0, 1, 4);
  const [, sign, mark = 0] = signs.find(([pattern]) => pattern.test(beginning)) ?? [];
  const shown = sign ?? (trustBytes ? shownBy(bytes) : undefined);
  const declared = declaration(bytes, mark, sign ?? "UTF-8");
  let encoding = shown;
  let source = mark > 0 ? "the byte order mark" : "the bytes";
  let disagreement: Disagreement | undefined;
  for (const [name, what, offset] of [[charset, "Content-Type", 0] as const, declared]) {
    const named = name === undefined ? undefined : encodingNamed(name);
    // Both kinds of UTF-16 go by the name without a byte order as well.
    if (name === undefined || (named !== undefined && encoding?.startsWith(named))) continue;
    if (encoding !== undefined) {
      disagreement = { offset, expected: `${encoding}, the encoding of ${source},`, received: JSON.stringify(name) };
    } else if (named === undefined) {
      const expected = "one of the encodings UTF-8, UTF-16, ISO-8859-1, windows-1252, US-ASCII";
      disagreement = { offset, expected, received: JSON.stringify(name) };
    } else if (named.startsWith("UTF-16")) {
      // Without a mark the first characters would be wide: https://www.w3.org/TR/xml/#charencoding
      disagreement = { offset, expected: `${named} as ${what} says`, received: "bytes that are not" };
    } else {
      encoding = named as Encoding;
      source = what;
    }
    if (disagreement !== undefined && !(trustBytes && shown !== undefined)) break;
  }
  const last = encoding ?? encodingNamed(byDefault ?? "UTF-8") ?? "UTF-8";
  const isOverruled = trustBytes && shown !== undefined;
  return { encoding: last === "UTF-16" ? "UTF-16LE" : last, mark, disagreement, isOverruled };
}

/** What the first bytes show, and how many of them are a mark: https://www.w3.org/TR/xml/#sec-guessing */
const signs: readonly (readonly [pattern: RegExp, encoding: Encoding, mark: number])[] = [
  [/^\xef\xbb\xbf/, "UTF-8", 3],
  [/^\xff\xfe/, "UTF-16LE", 2],
  [/^\xfe\xff/, "UTF-16BE", 2],
  [/^<\0[^\0]\0/, "UTF-16LE", 0],
  [/^\0<\0[^\0]/, "UTF-16BE", 0],
];

/** Some bytes, each as one character. */
function latin1(bytes: Uint8Array, start: number, step: number, most: number): string {
  let text = "";
  for (let at = start; at < bytes.length && text.length < most; at += step) text += String.fromCharCode(bytes[at]!);
  return text;
}

/** The encoding that the XML declaration names, and where; its form is checked later, by the reader. */
function declaration(
  bytes: Uint8Array,
  mark: number,
  encoding: Encoding,
): readonly [name: string | undefined, what: string, offset: number] {
  const step = encoding.startsWith("UTF-16") ? 2 : 1;
  // Where it does not end before, nothing is looked for.
  const text = latin1(bytes, mark + (encoding === "UTF-16BE" ? 1 : 0), step, 300);
  const [before = "", name] = /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([^"'>]*)(?=["'])/.exec(text) ?? [];
  return [name, "the declaration", mark + (before.length - (name ?? "").length) * step];
}

/** UTF-8 where all bytes are; any other encoding of one byte looks like itself. */
function shownBy(bytes: Uint8Array): Encoding | undefined {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "UTF-8";
  } catch {
    return undefined;
  }
}
