import type { Random } from "./random.js";

/** A text that a simple regular expression matches; `undefined` where it is beyond what can be made here. */
export function textMatching(pattern: string, random: Random): string | undefined {
  try {
    const { text, at } = alternatives(pattern, 0, random);
    return at === pattern.length && matches(pattern, text) ? text : undefined;
  } catch {
    return undefined;
  }
}

/** A text that a pattern does not match, if one of a few plain ones does not. */
export function textNotMatching(pattern: string): string | undefined {
  return ["?", "x", "0", "no match"].find((text) => !matches(pattern, text));
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, "u").test(text);
  } catch {
    return false;
  }
}

interface Made {
  readonly text: string;
  /** Where the pattern goes on. */
  readonly at: number;
}

/** Of `a|b|c` the first is made. */
function alternatives(pattern: string, start: number, random: Random): Made {
  const first = concatenation(pattern, start, random);
  let at = first.at;
  while (pattern[at] === "|") at = concatenation(pattern, at + 1, random).at;
  return { text: first.text, at };
}

function concatenation(pattern: string, start: number, random: Random): Made {
  let text = "";
  let at = start;
  while (at < pattern.length && pattern[at] !== "|" && pattern[at] !== ")") {
    const { count, at: next } = quantifier(pattern, atom(pattern, at, random).at);
    for (let index = 0; index < count; index++) text += atom(pattern, at, random).text;
    at = next;
  }
  return { text, at };
}

/** As few as may be, but one where it may be none: `a*` is more telling with an `a`. */
function quantifier(pattern: string, at: number): { count: number; at: number } {
  const range = /^\{(\d+)(?:,(\d*))?\}/.exec(pattern.slice(at));
  if (range !== null)
    return { count: Number(range[1]) || Math.min(1, Number(range[2] || 1)), at: at + range[0].length };
  return { count: 1, at: /[?*+]/.test(pattern[at] ?? "") ? at + 1 : at };
}

function atom(pattern: string, at: number, random: Random): Made {
  const character = pattern[at] ?? "";
  if (character === "(") {
    const inside = alternatives(pattern, pattern.startsWith("(?:", at) ? at + 3 : at + 1, random);
    return { text: inside.text, at: inside.at + 1 };
  }
  if (character === "[") return characterClass(pattern, at, random);
  if (character === "\\") return { text: escape(pattern[at + 1] ?? "", random), at: at + 2 };
  if (character === ".") return { text: "x", at: at + 1 };
  return { text: character === "^" || character === "$" ? "" : character, at: at + 1 };
}

function escape(letter: string, random: Random): string {
  if (letter === "d") return String(random.whole(0, 9));
  if (letter === "w") return random.pick([..."abcxyz"]) ?? "";
  if (letter === "s") return " ";
  return letter;
}

function characterClass(pattern: string, start: number, random: Random): Made {
  const end = pattern.indexOf("]", start + 1);
  const inside = pattern.slice(start + 1, end);
  const candidates = [..."0123456789abcxyzABCXYZ -_./,:@#"];
  const expression = new RegExp(`^[${inside}]$`, "u");
  const fitting = [...candidates, ...inside].filter((each) => expression.test(each));
  return { text: random.pick(fitting) ?? "", at: end + 1 };
}
