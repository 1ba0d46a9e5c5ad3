import {
  type Codec,
  bigInteger,
  compare,
  decimal,
  fromMinorUnits,
  integer,
  invalid,
  sum,
  toMinorUnits,
  unixTime,
} from "@tagsmith/runtime";
import { restricted } from "@tagsmith/runtime/xsd";
import * as fc from "fast-check";
import { near } from "./near.js";
import { type Law, law } from "./law.js";

const numeric = "0123456789+-.eE ,_x٣";
const anyDecimal = near(/^[+-]?(?:[0-9]{1,25}(?:\.[0-9]{0,8})?|\.[0-9]{1,8})$/, numeric);
const goodDecimal = fc.stringMatching(/^[+-]?(?:[0-9]{1,25}(?:\.[0-9]{0,8})?|\.[0-9]{1,8})$/);
const anyInteger = near(/^[+-]?[0-9]{1,20}$/, numeric);

/** Numbers are held against BigInt, which knows them all. */
export const numbers: readonly Law[] = [
  law("a decimal is a sign, digits and a point, kept as it stands", () =>
    fc.property(anyDecimal, (text) => {
      const isOne = /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text);
      return decimal.read(text) === (isOne ? text : invalid) && decimal.write(text) === (isOne ? text : invalid);
    }),
  ),
  law("decimals compare and add as fractions of BigInt do", () =>
    fc.property(goodDecimal, goodDecimal, (left, right) => {
      const [a, b] = [scaled(left), scaled(right)];
      const order = a < b ? -1 : a > b ? 1 : 0;
      return compare(left, right) === order && scaled(sum([left, right])) === a + b;
    }),
  ),
  law("a decimal is so many minor units, and they are that decimal", () =>
    fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(8), (units, digits) => {
      const text = fromMinorUnits(units, digits);
      return scaled(text) === units * 10n ** BigInt(8 - digits) && toMinorUnits(text, digits) === units;
    }),
  ),
  law("bounds of decimals hold as those of fractions do", () =>
    fc.property(goodDecimal, goodDecimal, goodDecimal, (low, high, text) => {
      const inside = scaled(text) >= scaled(low) && scaled(text) < scaled(high);
      const codec = restricted(decimal, { minimum: low, exclusiveMaximum: high });
      return (codec.read(text) === text) === inside && (codec.write(text) === text) === inside;
    }),
  ),
  law("grouped digits are written as Intl groups them, and read without the groups", () =>
    fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(9999), (whole, part) => {
      const codec = restricted(decimal, { grouped: "," });
      const [text, grouped] = [`${whole}.${part}`, `${whole.toLocaleString("en-US")}.${part}`];
      return codec.write(text) === grouped && codec.read(grouped) === text && codec.read(text) === text;
    }),
  ),
  law("a whole number of any size is what BigInt makes of its digits", () =>
    fc.property(anyInteger, (text) => {
      const isOne = /^[+-]?\d+$/.test(text);
      const value = isOne ? BigInt(text.replace("+", "")) : invalid;
      return bigInteger.read(text) === value && (!isOne || bigInteger.write(value as bigint) === String(value));
    }),
  ),
  law("a whole number is exact or refused", () =>
    fc.property(anyInteger, (text) => {
      const value = /^[+-]?\d+$/.test(text) ? BigInt(text.replace("+", "")) : undefined;
      const isSafe = value !== undefined && BigInt(Number(value)) === value && Number.isSafeInteger(Number(value));
      const read = integer.read(text);
      return isSafe ? read === Number(value) && writes(integer, read, String(value)) : read === invalid;
    }),
  ),
  law("seconds since 1970 are the Date of so many", () =>
    fc.property(anyInteger, (text) => {
      const date = /^[+-]?\d+$/.test(text) ? new Date(Number(text) * 1000) : undefined;
      const isOne = date !== undefined && !Number.isNaN(date.getTime());
      const read = unixTime.read(text);
      if (!isOne || read === invalid) return isOne === (read !== invalid);
      return read.getTime() === date.getTime() && writes(unixTime, read, String(BigInt(text.replace("+", ""))));
    }),
  ),
];

function writes<T>(codec: Codec<T>, value: unknown, text: string): boolean {
  return codec.write(value as T) === text;
}

/** The decimal times 10^8. */
function scaled(text: string): bigint {
  const [, sign = "", whole = "", part = ""] = /^([+-]?)(\d*)\.?(\d*)$/.exec(text) ?? [];
  const size = BigInt(`0${whole}${part.padEnd(8, "0")}`);
  return sign === "-" ? -size : size;
}
