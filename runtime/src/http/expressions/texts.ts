import { type Expression, call, compute } from "../expression.js";
import { joinPieces } from "../endpoint/receive.js";
import { bytesOf, itemsOf, textOf } from "../value.js";

/** Texts one after the other, without anything between: `clientId ":" nonce`. With bytes among them it is bytes. */
export function join(...terms: readonly Expression[]): Expression {
  return compute(terms.map(({ text }) => text).join(" "), terms, "shows", (values) => {
    if (values.some((value) => value instanceof Uint8Array)) return joinPieces(values.map(bytesOf));
    return values.map(textOf).join("");
  });
}

/** Texts and pairs with a separator between each two: `join("|", id, timestamp)`. */
export function joined(separator: Expression, ...items: readonly Expression[]): Expression {
  return call("join", [separator, ...items], "shows", ([between = "", ...rest]) =>
    rest.flatMap(itemsOf).join(textOf(between)),
  );
}

/** Texts and pairs, each ended by a line feed: the last too. */
export function lines(...items: readonly Expression[]): Expression {
  return call("lines", items, "shows", (values) =>
    values
      .flatMap(itemsOf)
      .map((item) => `${item}\n`)
      .join(""),
  );
}

/** A text in lower case. */
export function lower(text: Expression): Expression {
  return call("lower", [text], "disguises", ([value = ""]) => textOf(value).toLowerCase());
}

/** A text in upper case. */
export function upper(text: Expression): Expression {
  return call("upper", [text], "disguises", ([value = ""]) => textOf(value).toUpperCase());
}

/** A text in which all that a regular expression matches is replaced by another text. */
export function replace(text: Expression, pattern: string, replacement: Expression): Expression {
  const written = `replace(${text.text}, ${JSON.stringify(pattern)}, ${replacement.text})`;
  return compute(written, [text, replacement], "disguises", ([value = "", instead = ""]) =>
    textOf(value).replace(new RegExp(pattern, "gu"), () => textOf(instead)),
  );
}

/**
 * Exact arithmetic on the digits of an ID or a number: `last order/@ID + 1`. Leading zeros keep their number. Nothing stays
 * nothing.
 */
export function add(term: Expression, number: number | Expression): Expression {
  const text = typeof number === "number" ? `${number < 0 ? "-" : "+"} ${Math.abs(number)}` : `+ ${number.text}`;
  const addend = typeof number === "number" ? { text: "", evaluate: async () => number } : number;
  return compute(`${term.text} ${text}`, [term, addend], "shows", ([value = "", more = ""]) => {
    return addToDigits(textOf(value), textOf(more));
  });
}

/** The digits of a whole number with another added: `0099` and 1 give `0100`. */
export function addToDigits(digits: string, number: string | number): string {
  if (digits === "" || number === "") return "";
  if (!/^-?[0-9]+$/.test(digits) || !/^-?[0-9]+$/.test(String(number))) {
    throw new TypeError("expected digits to add to, but received other characters");
  }
  const sum = BigInt(digits) + BigInt(number);
  if (sum < 0n || digits.startsWith("-")) return String(sum);
  return String(sum).padStart(digits.length, "0");
}
