import type { Automaton, Rest } from "../automaton.js";
import {
  type Blocks,
  type CharacterClass,
  anyCharacter,
  category,
  character,
  escaped,
  others,
  range,
} from "./classes.js";

/**
 * Reads a pattern of XSD: `^` and `$` stand for themselves there, `\i` and `\c` for the characters of names, and `[a-z-[aeiou]]`
 * takes characters away: https://www.w3.org/TR/xmlschema-2/#regexs.
 *
 * @throws Error where it is none.
 */
export function parsePattern(
  pattern: string,
  automaton: Automaton,
  blocks: Blocks,
  symbolOf: (characters: CharacterClass) => number,
): Rest {
  const scanner: Scanner = { pattern, at: 0, blocks };
  const alternatives = (): Rest => {
    const branches = [branch()];
    while (take(scanner, "|")) branches.push(branch());
    return automaton.choice(branches);
  };
  const branch = (): Rest => {
    const pieces: Rest[] = [];
    while (scanner.at < pattern.length && !/[|)]/.test(pattern.charAt(scanner.at))) pieces.push(quantified(atom()));
    return automaton.sequence(pieces);
  };
  const atom = (): Rest => {
    if (take(scanner, "(")) {
      const inner = alternatives();
      if (!take(scanner, ")")) mistake(scanner);
      return inner;
    }
    if (take(scanner, "[")) return automaton.symbol(symbolOf(characterClass(scanner)));
    if (take(scanner, ".")) return automaton.symbol(symbolOf(anyCharacter));
    if (/[?*+{}\]]/.test(pattern.charAt(scanner.at))) mistake(scanner);
    const found = single(scanner);
    return automaton.symbol(symbolOf(typeof found === "number" ? character(found) : found));
  };
  const quantified = (inner: Rest): Rest => {
    if (take(scanner, "?")) return automaton.repeat(inner, 0, 1);
    if (take(scanner, "*")) return automaton.repeat(inner, 0, Infinity);
    if (take(scanner, "+")) return automaton.repeat(inner, 1, Infinity);
    const [all, least = "", comma, most = ""] =
      /^\{(\d+)(,?)(\d*)\}/.exec(pattern.slice(scanner.at, scanner.at + 40)) ?? [];
    if (all === undefined) return inner;
    scanner.at += all.length;
    const maximum = comma === "" ? Number(least) : most === "" ? Infinity : Number(most);
    return automaton.repeat(inner, Number(least), maximum);
  };
  const parsed = alternatives();
  if (scanner.at < pattern.length) mistake(scanner);
  return parsed;
}

interface Scanner {
  readonly pattern: string;
  at: number;
  readonly blocks: Blocks;
}

/** https://www.w3.org/TR/xmlschema-2/#nt-charClassExpr */
function characterClass(scanner: Scanner): CharacterClass {
  const isNegative = take(scanner, "^");
  const members: CharacterClass[] = [];
  let without: CharacterClass | undefined;
  do {
    if (members.length > 0 && scanner.pattern.startsWith("-[", scanner.at)) {
      scanner.at += 2;
      without = characterClass(scanner);
      if (!take(scanner, "]")) mistake(scanner);
      break;
    }
    members.push(member(scanner));
  } while (!take(scanner, "]"));
  const isMember: CharacterClass = (point) => members.some((each) => each(point)) !== isNegative;
  return without === undefined ? isMember : (point) => isMember(point) && !without(point);
}

function member(scanner: Scanner): CharacterClass {
  const { pattern, at } = scanner;
  const from = single(scanner);
  if (typeof from !== "number") return from;
  const goesOn = pattern.charAt(scanner.at) === "-" && !/^-[[\]]/.test(pattern.slice(scanner.at, scanner.at + 2));
  // A hyphen at the start stands for itself.
  if (!goesOn || pattern.charAt(at) === "-") return character(from);
  scanner.at++;
  const to = single(scanner);
  if (typeof to !== "number" || to < from) return mistake(scanner);
  return range(from, to);
}

/** The code point of a character, escaped or not, or the class that an escape stands for. */
function single(scanner: Scanner): number | CharacterClass {
  const point = next(scanner);
  if (point !== 92) return point;
  const letter = String.fromCodePoint(next(scanner));
  if (letter === "p" || letter === "P") {
    const [all = "", name = ""] = /^\{([^}]*)\}/.exec(scanner.pattern.slice(scanner.at, scanner.at + 60)) ?? [];
    scanner.at += all.length;
    const found = name.startsWith("Is")
      ? scanner.blocks(name)
      : /^[A-Z][a-z]?$/.test(name)
        ? category(name)
        : undefined;
    return found === undefined ? mistake(scanner) : letter === "p" ? found : others(found);
  }
  const control = { n: 10, r: 13, t: 9 }[letter];
  return control ?? escaped(letter) ?? (letter.codePointAt(0) || 0);
}

function next(scanner: Scanner): number {
  const point = scanner.pattern.codePointAt(scanner.at);
  if (point === undefined) return mistake(scanner);
  scanner.at += point > 0xffff ? 2 : 1;
  return point;
}

function take(scanner: Scanner, wanted: string): boolean {
  if (scanner.pattern.charAt(scanner.at) !== wanted) return false;
  scanner.at++;
  return true;
}

function mistake({ pattern, at }: Scanner): never {
  throw new Error(`the pattern ${JSON.stringify(pattern)} cannot be used: see its character ${at + 1}`);
}
