import { pushParameter } from "./parameter.js";
import { type Reading, frameOf, refuse } from "./reading.js";

/** https://www.w3.org/TR/xml/#NT-NameStartChar */
const start =
  ":A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}";
const more = `${start}\\-.0-9\\xB7\\u0300-\\u036F\\u203F\\u2040`;

let patterns: Record<"name" | "token" | "entity" | "parameter", RegExp> | undefined;

/** The patterns of names, made when they are first needed; they are matched where the reading is. */
function patternOf(what: "name" | "token" | "entity" | "parameter"): RegExp {
  patterns ??= {
    name: new RegExp(`[${start}][${more}]*`, "uy"),
    token: new RegExp(`[${more}]+`, "uy"),
    entity: new RegExp(`&([${start}][${more}]*);`, "uy"),
    parameter: new RegExp(`%([${start}][${more}]*);`, "uy"),
  };
  return patterns[what];
}

/** What a pattern matches at an index, or `undefined`. */
export function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | undefined {
  pattern.lastIndex = index;
  return pattern.exec(text) ?? undefined;
}

/** The name of the reference at an index: `&name;` or `%name;`. */
export function referenceAt(kind: "entity" | "parameter", text: string, index: number): string | undefined {
  return matchAt(patternOf(kind), text, index)?.[1];
}

/** Goes on behind a text where it stands here. */
export function accept(reading: Reading, text: string): boolean {
  const frame = frameOf(reading);
  if (!frame.text.startsWith(text, frame.position)) return false;
  frame.position += text.length;
  return true;
}

/** Goes on behind a text, which must stand here. */
export function expect(reading: Reading, text: string): void {
  if (!accept(reading, text)) refuse(reading, JSON.stringify(text));
}

/** Reads a name: https://www.w3.org/TR/xml/#NT-Name */
export function readName(reading: Reading, what: string): string {
  return readWord(reading, "name", what);
}

/** Reads a name that may have a prefix: https://www.w3.org/TR/xml-names/#NT-QName */
export function readQualified(reading: Reading, what: string): string {
  const name = readName(reading, what);
  if (reading.options.namespaces !== "ignore" && name.includes(":")) {
    const [prefix, local, ...others] = name.split(":");
    if (prefix === "" || local === "" || others.length > 0)
      refuse(reading, "a name with at most one colon inside", JSON.stringify(name));
  }
  return name;
}

/** Reads a name without a colon: https://www.w3.org/TR/xml-names/#Conformance */
export function readPlain(reading: Reading, what: string): string {
  const name = readName(reading, what);
  if (reading.options.namespaces !== "ignore" && name.includes(":"))
    refuse(reading, `${what} without a colon`, JSON.stringify(name));
  return name;
}

/** https://www.w3.org/TR/xml/#NT-Nmtoken */
export function readToken(reading: Reading): string {
  return readWord(reading, "token", "a name token");
}

function readWord(reading: Reading, kind: "name" | "token", what: string): string {
  const frame = frameOf(reading);
  const word = matchAt(patternOf(kind), frame.text, frame.position)?.[0];
  if (word === undefined) return refuse(reading, what);
  frame.position += word.length;
  return word;
}

/** Reads what stands between quotes. */
export function readQuoted(reading: Reading, what: string): string {
  const frame = frameOf(reading);
  const quote = frame.text.charAt(frame.position);
  if (quote !== '"' && quote !== "'") return refuse(reading, `${what} in quotes`);
  const end = frame.text.indexOf(quote, frame.position + 1);
  if (end < 0) return refuse(reading, `the end of ${what}`, "no quote");
  const text = frame.text.slice(frame.position + 1, end);
  frame.position = end + 1;
  return text;
}

/**
 * Skips white space in a declaration, and says whether there was any. Where the text comes from outside, parameter entities
 * stand for it too: https://www.w3.org/TR/xml/#as-PE
 */
export function skipSpace(reading: Reading): boolean {
  let skipped = false;
  for (;;) {
    const frame = frameOf(reading);
    const from = frame.position;
    skipPlainSpace(reading);
    if (frame.position > from) skipped = true;
    if (frame.position === frame.text.length && reading.frames.length > reading.floor) {
      leave(reading);
      skipped = true;
      continue;
    }
    const name = frame.external ? referenceAt("parameter", frame.text, frame.position) : undefined;
    if (name === undefined) return skipped;
    pushParameter(reading, name);
    skipped = true;
  }
}

/** Skips white space of the text at hand only. */
export function skipPlainSpace(reading: Reading): void {
  const frame = frameOf(reading);
  while (/[ \t\n\r]/.test(frame.text.charAt(frame.position))) frame.position++;
}

/** Skips white space, of which there must be some. */
export function requireSpace(reading: Reading): void {
  if (!skipSpace(reading)) refuse(reading, "white space");
}

/** Ends the reading of a parameter entity. */
export function leave(reading: Reading): void {
  const { sections, entity } = frameOf(reading);
  if (sections > 0) refuse(reading, '"]]>"');
  reading.frames.pop();
  if (entity !== undefined) reading.open.pop();
}

/** Skips the comment of which `<!--` has been read: https://www.w3.org/TR/xml/#sec-comments */
export function skipComment(reading: Reading): void {
  const frame = frameOf(reading);
  const end = frame.text.indexOf("--", frame.position);
  if (end < 0) refuse(reading, '"-->"', "none");
  frame.position = end + 2;
  if (!accept(reading, ">")) refuse(reading, '"-->"', '"--" inside of a comment');
}

/** Skips the instruction of which `<?` has been read: https://www.w3.org/TR/xml/#sec-pi */
export function skipInstruction(reading: Reading): void {
  const frame = frameOf(reading);
  const target = readPlain(reading, "the target of an instruction");
  if (/^xml$/i.test(target)) refuse(reading, "an XML declaration only at the very beginning", `"<?${target}"`);
  if (accept(reading, "?>")) return;
  if (!/[ \t\n\r]/.test(frame.text.charAt(frame.position))) refuse(reading, "white space");
  const end = frame.text.indexOf("?>", frame.position);
  if (end < 0) refuse(reading, '"?>"', "none");
  frame.position = end + 2;
}
