import { nameCharacters, nameStartCharacters } from "../values/names.js";

/** Whether a character, as a code point, belongs to a class. */
export type CharacterClass = (point: number) => boolean;

/** Whether a name is that of a block of characters, such as `IsGreek`; nothing where there is no such block. */
export type Blocks = (name: string) => CharacterClass | undefined;

/** `.`: https://www.w3.org/TR/xmlschema-2/#nt-WildcardEsc */
export const anyCharacter: CharacterClass = (point) => point !== 10 && point !== 13;

/** Exactly one character. */
export function character(wanted: number): CharacterClass {
  return (point) => point === wanted;
}

/** The characters from one to another. */
export function range(from: number, to: number): CharacterClass {
  return (point) => point >= from && point <= to;
}

/** All characters but those of a class. */
export function others(of: CharacterClass): CharacterClass {
  return (point) => !of(point);
}

/** What a letter behind a backslash stands for: https://www.w3.org/TR/xmlschema-2/#nt-MultiCharEsc. Capitals mean all others. */
export function escaped(letter: string): CharacterClass | undefined {
  const small = letter.toLowerCase();
  const source = Object.hasOwn(classes, small) ? classes[small] : undefined;
  if (source === undefined) return undefined;
  const found = matching(typeof source === "function" ? source() : source);
  return small === letter ? found : others(found);
}

/** A category of Unicode: https://www.w3.org/TR/xmlschema-2/#nt-charProp */
export function category(name: string): CharacterClass {
  return matching(`\\p{${name}}`);
}

const classes: Readonly<Record<string, string | (() => string)>> = {
  d: "\\p{Nd}",
  s: " \\t\\n\\r",
  w: "\\p{L}\\p{M}\\p{N}\\p{S}",
  i: nameStartCharacters,
  c: nameCharacters,
};

function matching(source: string): CharacterClass {
  const expression = new RegExp(`^[${source}]$`, "u");
  return (point) => expression.test(String.fromCodePoint(point));
}
