import { nameCharacters, nameStartCharacters } from "./names.js";

/**
 * The regular expression that matches a whole text as a pattern of XSD does. `^` and `$` stand for themselves there, `\i` and
 * `\c` for the characters of names, and `[a-z-[aeiou]]` takes characters away:
 * https://www.w3.org/TR/xmlschema-2/#regexs. A pattern comes from a spec, never from input; one that cannot be translated throws.
 */
export function compilePattern(pattern: string): RegExp {
  const scanner: Scanner = { pattern, at: 0 };
  let source = "";
  while (scanner.at < pattern.length) source += translate(scanner);
  try {
    return new RegExp(`^(?:${source})$`, source.includes("--[") ? "v" : "u");
  } catch {
    throw new Error(`the pattern ${JSON.stringify(pattern)} cannot be used`);
  }
}

interface Scanner {
  readonly pattern: string;
  at: number;
}

/** https://www.w3.org/TR/xmlschema-2/#nt-MultiCharEsc, as members of a class; capitals mean all others. */
const classes: Readonly<Record<string, string | (() => string)>> = {
  d: "\\p{Nd}",
  s: " \\t\\n\\r",
  w: "\\p{L}\\p{M}\\p{N}\\p{S}",
  i: nameStartCharacters,
  c: nameCharacters,
};

function translate(scanner: Scanner): string {
  const character = next(scanner);
  if (character === "\\") return escape(scanner, false);
  if (character === "[") return characterClass(scanner);
  if (character === ".") return "[^\\n\\r]";
  if (character === "^" || character === "$") return `\\${character}`;
  // `(?:` and its kin do not exist in XSD: the group would begin with a quantifier.
  if (character === "(" && scanner.pattern[scanner.at] === "?") throw new Error(mistake(scanner));
  return character;
}

function characterClass(scanner: Scanner): string {
  const negative = scanner.pattern[scanner.at] === "^";
  if (negative) scanner.at++;
  let members = "";
  while (scanner.at < scanner.pattern.length) {
    const character = next(scanner);
    if (character === "]") return `[${negative ? "^" : ""}${members}]`;
    if (character === "\\") members += escape(scanner, true);
    else if (character === "-" && scanner.pattern[scanner.at] === "[") {
      scanner.at++;
      const taken = characterClass(scanner);
      if (next(scanner) !== "]") break;
      return `[[${negative ? "^" : ""}${members}]--${taken}]`;
    } else if (character === "-") {
      const isRange = members !== "" && scanner.pattern[scanner.at] !== "]";
      members += isRange ? "-" : "\\-";
    } else members += /[[\](){}/|^$.*+?&!#%,:;<=>@`~]/.test(character) ? literal(character) : character;
  }
  throw new Error(mistake(scanner));
}

function escape(scanner: Scanner, inClass: boolean): string {
  const character = next(scanner);
  if (character === "n" || character === "r" || character === "t") return `\\${character}`;
  if (character === "p" || character === "P") {
    const property = /^\{[A-Z][a-z]?\}/.exec(scanner.pattern.slice(scanner.at));
    if (property === null) throw new Error(mistake(scanner));
    scanner.at += property[0].length;
    return `\\${character}${property[0]}`;
  }
  const found = classes[character.toLowerCase()];
  const members = typeof found === "function" ? found() : found;
  if (members === undefined) return literal(character);
  const negative = character !== character.toLowerCase();
  if (!inClass) return `[${negative ? "^" : ""}${members}]`;
  if (!negative) return members;
  if (character === "D") return "\\P{Nd}";
  if (character === "S") return "\\S";
  throw new Error(mistake(scanner));
}

/** A character that stands for itself, whatever it means elsewhere. */
function literal(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

function next(scanner: Scanner): string {
  const point = scanner.pattern.codePointAt(scanner.at);
  if (point === undefined) throw new Error(mistake(scanner));
  const character = String.fromCodePoint(point);
  scanner.at += character.length;
  return character;
}

function mistake({ pattern, at }: Scanner): string {
  return `the pattern ${JSON.stringify(pattern)} cannot be used: see its character ${at}`;
}
