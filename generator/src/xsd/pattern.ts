import { isBlock } from "./pattern-blocks.js";

/** What is wrong with a pattern of XSD, and where, in UTF-16 units. */
export interface PatternMistake {
  readonly kind: "invalid" | "unsupported";
  readonly start: number;
  readonly end: number;
  readonly expected: string;
  readonly found: string;
}

/**
 * Checks a pattern against the grammar of XSD 1.0 (https://www.w3.org/TR/xmlschema-2/#regexs), which is not that of JavaScript:
 * `\@` and `(?:` are mistakes there. Patterns stay in the model as they are written; the first mistake is found here.
 */
export function patternMistake(pattern: string): PatternMistake | undefined {
  const scanner: Scanner = { pattern, at: 0, depth: 0 };
  try {
    alternatives(scanner);
    if (scanner.at < pattern.length) fail(scanner, "an opening parenthesis before it");
    return undefined;
  } catch (error) {
    if (error instanceof Mistake) return error.mistake;
    throw error;
  }
}

interface Scanner {
  readonly pattern: string;
  at: number;
  depth: number;
}

class Mistake extends Error {
  override readonly name = "Mistake";
  readonly mistake: PatternMistake;
  constructor(mistake: PatternMistake) {
    super(mistake.expected);
    this.mistake = mistake;
  }
}

/** Deeper ones are refused, since this is recursive. */
const mostDepth = 200;

function alternatives(scanner: Scanner): void {
  do branch(scanner);
  while (take(scanner, "|"));
}

function branch(scanner: Scanner): void {
  for (
    let character = peek(scanner);
    character !== "" && character !== "|" && character !== ")";
    character = peek(scanner)
  ) {
    atom(scanner, character);
    quantifier(scanner);
  }
}

function atom(scanner: Scanner, character: string): void {
  if (character === "\\") escape(scanner);
  else if (character === "[") characterClass(scanner);
  else if (character === "(") group(scanner);
  else if (/[?*+{}\]]/.test(character)) fail(scanner, "a character that stands for itself");
  else scanner.at += character.length;
}

function group(scanner: Scanner): void {
  scanner.at++;
  if (++scanner.depth > mostDepth) fail(scanner, `at most ${mostDepth} groups in each other`, "unsupported");
  alternatives(scanner);
  scanner.depth--;
  if (!take(scanner, ")")) fail(scanner, "a closing parenthesis");
}

function quantifier(scanner: Scanner): void {
  if (take(scanner, "?") || take(scanner, "*") || take(scanner, "+") || peek(scanner) !== "{") return;
  const [all, least = "", comma, most = ""] = /^\{([0-9]+)(,?)([0-9]*)\}/.exec(scanner.pattern.slice(scanner.at)) ?? [];
  if (all === undefined || (comma === "" && most !== "")) fail(scanner, "a quantifier such as {2} or {2,5}");
  if (most !== "" && BigInt(least) > BigInt(most))
    fail(scanner, "a quantifier whose first number is not the larger one");
  scanner.at += all.length;
}

/** One character, or `undefined` for a class of several. https://www.w3.org/TR/xmlschema-2/#nt-charClassEsc */
function escape(scanner: Scanner): string | undefined {
  const start = scanner.at++;
  const character = peek(scanner);
  scanner.at += character.length;
  if (character === "p" || character === "P") return category(scanner, start);
  if (character !== "" && "sSiIcCdDwW".includes(character)) {
    return undefined;
  }
  const single =
    { n: "\n", r: "\r", t: "\t" }[character] ?? (/[\\|.?*+(){}\-[\]^]/.test(character) ? character : undefined);
  if (single === undefined) fail(scanner, "an escape of XSD, such as \\. or \\d", "invalid", start);
  return single;
}

/** https://www.w3.org/TR/xmlschema-2/#nt-catEsc */
function category(scanner: Scanner, start: number): undefined {
  const [all = "", name = ""] = /^\{([^}]*)\}/.exec(scanner.pattern.slice(scanner.at)) ?? [];
  scanner.at += all.length;
  if (categories.test(name) || isBlock(name)) return;
  fail(scanner, "a category such as \\p{Lu} or a block such as \\p{IsGreek}", "invalid", start);
}

const categories = /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/;

/** `[a-z-[aeiou]]`: https://www.w3.org/TR/xmlschema-2/#nt-charClassExpr */
function characterClass(scanner: Scanner): void {
  scanner.at++;
  if (++scanner.depth > mostDepth) fail(scanner, `at most ${mostDepth} groups in each other`, "unsupported");
  take(scanner, "^");
  for (let isFirst = true; ; isFirst = false) {
    if (!isFirst && scanner.pattern.startsWith("-[", scanner.at)) {
      scanner.at++;
      characterClass(scanner);
      if (!take(scanner, "]")) fail(scanner, "the end of the class after what is taken away");
      break;
    }
    if (!isFirst && take(scanner, "]")) break;
    member(scanner);
  }
  scanner.depth--;
}

function member(scanner: Scanner): void {
  const start = scanner.at;
  const from = classCharacter(scanner);
  if (peek(scanner) !== "-" || /^-[[\]]/.test(scanner.pattern.slice(scanner.at))) return;
  // A hyphen at the start stands for itself.
  if (from === "-" && scanner.pattern[start] === "-") return;
  scanner.at++;
  const to = classCharacter(scanner);
  if (from === undefined || to === undefined) fail(scanner, "a range between two characters", "invalid", start);
  else if ((from.codePointAt(0) ?? 0) > (to.codePointAt(0) ?? 0))
    fail(scanner, "a range that goes upwards", "invalid", start);
}

function classCharacter(scanner: Scanner): string | undefined {
  const character = peek(scanner);
  if (character === "\\") return escape(scanner);
  if (character === "" || character === "[" || character === "]") fail(scanner, "a character of the class");
  scanner.at += character.length;
  return character;
}

function peek({ pattern, at }: Scanner): string {
  const point = pattern.codePointAt(at);
  return point === undefined ? "" : String.fromCodePoint(point);
}

function take(scanner: Scanner, character: string): boolean {
  if (scanner.pattern[scanner.at] !== character) return false;
  scanner.at++;
  return true;
}

function fail(scanner: Scanner, expected: string, kind: PatternMistake["kind"] = "invalid", start = scanner.at): never {
  const { pattern, at } = scanner;
  const wrong = pattern.slice(start, Math.max(at, start + 1));
  throw new Mistake({
    kind,
    start,
    end: start + wrong.length,
    expected,
    found: wrong === "" ? "its end" : `"${wrong}"`,
  });
}
