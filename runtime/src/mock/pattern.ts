import type { Random } from "./random.js";

/**
 * A text that a pattern of XSD's kind matches, if it is made of literals, classes, groups, alternatives and counts; what
 * comes of anything else is for its caller to check.
 */
export function textFor(pattern: string, random: Random): string {
  let at = 0;
  const alternatives = (): string => {
    const made = [sequence()];
    while (pattern[at] === "|") {
      at++;
      made.push(sequence());
    }
    return random.pick(made);
  };
  const sequence = (): string => {
    let text = "";
    while (at < pattern.length && pattern[at] !== "|" && pattern[at] !== ")") {
      const start = at;
      const first = atom();
      const [least, most] = quantifier();
      const end = at;
      const count = random.whole(least, most);
      if (count > 0) text += first;
      for (let index = 1; index < count; index++) {
        at = start;
        text += atom();
      }
      at = end;
    }
    return text;
  };
  const atom = (): string => {
    const character = pattern[at++] ?? "";
    if (character === "(") {
      if (pattern.startsWith("?:", at)) at += 2;
      const inside = alternatives();
      at++;
      return inside;
    }
    if (character === "[") return characterClass();
    if (character === "\\") return random.pick(escaped(pattern[at++] ?? ""));
    return character === "." ? random.pick(letters) : character === "^" || character === "$" ? "" : character;
  };
  const characterClass = (): string => {
    const isNegated = pattern[at] === "^";
    if (isNegated) at++;
    const listed: string[] = [];
    for (let first = true; at < pattern.length && (first || pattern[at] !== "]"); first = false) {
      const character = pattern[at++] ?? "";
      if (character === "\\") listed.push(...escaped(pattern[at++] ?? ""));
      else if (pattern[at] === "-" && pattern[at + 1] !== "]" && at + 1 < pattern.length) {
        const last = pattern.codePointAt(at + 1) ?? 0;
        at += 2;
        const start = character.codePointAt(0) ?? 0;
        for (let code = start; code <= Math.min(last, start + 127); code++) listed.push(String.fromCodePoint(code));
      } else listed.push(character);
    }
    at++;
    const allowed = isNegated ? [...letters, ...digits, "-"].filter((each) => !listed.includes(each)) : listed;
    return allowed.length === 0 ? "" : random.pick(allowed);
  };
  const quantifier = (): readonly [least: number, most: number] => {
    const mark = pattern[at];
    if (mark === "?" || mark === "*" || mark === "+") {
      at++;
      return mark === "?" ? [0, 1] : mark === "*" ? [0, 3] : [1, 3];
    }
    const range = /^\{(\d+)(,(\d*))?\}/.exec(pattern.slice(at, at + 24));
    if (!range) return [1, 1];
    at += range[0].length;
    const least = Number(range[1]);
    return [
      least,
      range[2] === undefined ? least : range[3] === "" ? least + 3 : Math.min(Number(range[3]), least + 8),
    ];
  };
  return alternatives();
}

const letters: readonly string[] = [..."abcdefghijklmnopqrstuvwxyz"];
const digits: readonly string[] = [..."0123456789"];

function escaped(letter: string): readonly string[] {
  if (letter === "d") return digits;
  if (letter === "w") return letters;
  if (letter === "s") return [" "];
  if (letter === "D" || letter === "S") return letters;
  return [letter];
}
