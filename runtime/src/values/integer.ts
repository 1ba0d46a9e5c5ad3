import * as codecKinds from "../codec-kinds.js";
import { type Codec, codec, invalid } from "../codec.js";

/** A whole number that a `number` holds exactly: beyond 2^53 it is refused. */
export const integer: Codec<number> = /* @__PURE__ */ codec(
  codecKinds.integer,
  "integer",
  "a whole number",
  false,
  readInteger,
  writeInteger,
);

/** A whole number of any size. */
export const bigInteger: Codec<bigint> = /* @__PURE__ */ codec(
  codecKinds.other,
  "integer",
  "a whole number",
  false,
  readBigInteger,
  writeBigInteger,
);

/** The whole number that a text spells, as far as a `number` holds it exactly. */
export function readInteger(text: string): number | typeof invalid {
  if (!wholeNumber.test(text)) return invalid;
  const value = Number(text);
  // `+ 0` makes -0 a plain 0.
  return Number.isSafeInteger(value) ? value + 0 : invalid;
}

/** The canonical spelling of a whole number. */
export function writeInteger(value: number): string | typeof invalid {
  return Number.isSafeInteger(value) ? String(value) : invalid;
}

const wholeNumber = /^[+-]?[0-9]+$/;

/** The time to make a `bigint` grows faster than its digits, so that their number needs a bound. */
const mostDigits = 10_000;

function readBigInteger(text: string): bigint | typeof invalid {
  if (text.length > mostDigits || !wholeNumber.test(text)) return invalid;
  return BigInt(text);
}

function writeBigInteger(value: bigint): string | typeof invalid {
  return typeof value === "bigint" ? String(value) : invalid;
}
