import { type Rest, automaton } from "../automaton.js";
import type { Blocks, CharacterClass } from "./classes.js";
import { parsePattern } from "./parse.js";

/**
 * Tells whether a whole text matches a pattern of XSD, in time that grows with the text alone: there is no going back.
 *
 * @throws Error where it is no pattern.
 */
export function compilePattern(pattern: string, blocks: Blocks = () => undefined): (text: string) => boolean {
  const classes: CharacterClass[] = [];
  const letters = alphabet(classes);
  const machine = automaton((symbol, letter) => letters.has(letter, symbol));
  const start = parsePattern(pattern, machine, blocks, (characters) => classes.push(characters) - 1);
  const { after, never } = machine;
  return (text) => {
    let rest: Rest = start;
    for (let at = 0; at < text.length && rest !== never; at++) {
      const point = text.codePointAt(at)!;
      if (point > 0xffff) at++;
      const letter = letters.of(point);
      rest = rest.next.get(letter) ?? after(rest, letter);
    }
    return rest.mayEnd;
  };
}

/** Characters that belong to the same classes of a pattern are one letter to it. */
interface Alphabet {
  readonly of: (point: number) => number;
  readonly has: (letter: number, symbol: number) => boolean;
}

/** How many characters are remembered with their letters. */
const mostKnown = 4096;

function alphabet(classes: readonly CharacterClass[]): Alphabet {
  const members: string[] = [];
  const byMembers = new Map<string, number>();
  const known = new Map<number, number>();
  const find = (point: number): number => {
    const key = classes.map((contains) => (contains(point) ? "1" : "0")).join("");
    const found = byMembers.get(key);
    if (found !== undefined) return found;
    byMembers.set(key, members.length);
    return members.push(key) - 1;
  };
  return {
    of(point) {
      let letter = known.get(point);
      if (letter === undefined) {
        if (known.size === mostKnown) known.clear();
        letter = find(point);
        known.set(point, letter);
      }
      return letter;
    },
    has: (letter, symbol) => members[letter]!.charAt(symbol) === "1",
  };
}
