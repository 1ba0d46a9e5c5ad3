import { hides } from "./hides.js";
import { fail, quote } from "./place.js";
import { utf8Slice } from "./room.js";
import type { State } from "./state.js";
import { isCharacter } from "./utf8.js";

const predefined: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/**
 * The character that the reference at `p` stands for; `state.position` is where it ends.
 *
 * @see https://www.w3.org/TR/xml/#sec-references
 */
export function readReference(state: State, p: number): string {
  const { bytes } = state;
  const short = shortReference(state, p);
  // Stryker disable next-line ConditionalExpression: fast path, what is below reads all references
  if (short !== "") return short;
  let end = p + 1;
  // As many zeros as one likes may stand in it, and behind the document are others, which end it.
  while (/[#\w.:-]/.test(String.fromCharCode(bytes[end]!))) end++;
  const name = utf8Slice(state.room, p + 1, end);
  if (bytes[end] !== 59) {
    // Not what follows, which is no name but a part of the value.
    fail(state, p, '"&amp;" or another reference', 'a bare "&"');
  }
  state.position = end + 1;
  if (name.startsWith("#")) return numericReference(state, p, name);
  const character = Object.hasOwn(predefined, name) ? predefined[name] : undefined;
  if (character === undefined) fail(state, p, "one of the entities amp, lt, gt, quot, apos", shown(state, name));
  return character;
}

/** The references that are met all the time, found from the bytes: `""` where it is another one. */
function shortReference(state: State, p: number): string {
  const { bytes } = state;
  // "amp;", "lt;", "gt;" and "#39;"
  // Stryker disable next-line all: fast path, what is not known here is read as other references are
  const word = state.view.getInt32(p + 1, true);
  // Stryker disable next-line ConditionalExpression,BlockStatement: fast path, as above
  if (word === 0x3b706d61) {
    state.position = p + 5;
    // Stryker disable next-line StringLiteral: as above
    return "&";
  }
  const three = word & 0xffffff;
  // Stryker disable next-line ConditionalExpression,LogicalOperator,BlockStatement: fast path, as above
  if (three === 0x3b746c || three === 0x3b7467) {
    state.position = p + 4;
    // Stryker disable next-line StringLiteral: as above
    return three === 0x3b746c ? "<" : ">";
  }
  // Stryker disable next-line ConditionalExpression,LogicalOperator,BlockStatement,EqualityOperator,ArithmeticOperator: fast path, as above
  if (bytes[p + 1] === 35 && bytes[p + 4] === 59) {
    // Stryker disable next-line ArithmeticOperator: as above, where it is not among the numbers below
    const code = (bytes[p + 2]! - 48) * 10 + bytes[p + 3]! - 48;
    // Stryker disable next-line ConditionalExpression,LogicalOperator,BlockStatement,EqualityOperator,ArithmeticOperator: fast path, as above
    if (code >= 32 && code <= 99 && bytes[p + 2]! <= 57 && bytes[p + 3]! >= 48 && bytes[p + 3]! <= 57) {
      state.position = p + 5;
      return String.fromCharCode(code);
    }
  }
  return "";
}

function numericReference(state: State, p: number, name: string): string {
  // As JavaScript spells them, `0x41` and `065`.
  const code = Number(`0${/^#(x[0-9a-fA-F]+|[0-9]+)$/.exec(name)?.[1]}`);
  if (!isCharacter(code)) fail(state, p, "a reference to a character of XML", shown(state, name));
  return String.fromCodePoint(code);
}

/** An ampersand that was not escaped may stand in a value that must not be shown. */
function shown({ table }: State, name: string): string {
  return hides(table.type()) ? "another reference" : quote(`&${name};`);
}
