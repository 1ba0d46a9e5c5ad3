import type { Decimal } from "./value-types.js";

/** The exact sum, with as many digits after the point as the addend that has most: `sum(["1.50", "2"])` is `3.50`. */
export function sum(decimals: Iterable<Decimal>): Decimal {
  let units = 0n;
  let digits = 0;
  for (const decimal of decimals) {
    const parts = split(decimal);
    const more = parts.fraction.length - digits;
    if (more > 0) {
      units *= 10n ** BigInt(more);
      digits += more;
    }
    units += unitsOf(parts, digits);
  }
  return fromMinorUnits(units, digits);
}

/** Which of two decimals is greater, exactly: -1, 0 or 1. `1.0` and `1` are equal. */
export function compare(left: Decimal, right: Decimal): -1 | 0 | 1 {
  const a = split(left);
  const b = split(right);
  const size = compareSizes(a, b);
  if (size === 0 && isZero(a)) return 0;
  if (a.negative !== b.negative) return a.negative ? -1 : 1;
  return size === 0 || !a.negative ? size : size === 1 ? -1 : 1;
}

/** The whole number of units of which `digits` digits make one: `12.50` in cents is `1250n`. A decimal that has parts of a unit is refused. */
export function toMinorUnits(decimal: Decimal, digits: number): bigint {
  const parts = split(decimal);
  if (/[1-9]/.test(parts.fraction.slice(digits))) {
    throw new RangeError(`expected a decimal with at most ${digits} digits after the point but received "${decimal}"`);
  }
  return unitsOf(parts, digits);
}

/** The decimal of a whole number of units of which `digits` digits make one: `1250n` cents are `12.50`. */
export function fromMinorUnits(units: bigint, digits: number): Decimal {
  const sign = units < 0n ? "-" : "";
  const all = String(units < 0n ? -units : units).padStart(digits + 1, "0");
  const point = all.length - digits;
  return digits === 0 ? sign + all : `${sign}${all.slice(0, point)}.${all.slice(point)}`;
}

/** Whether a text is a decimal: a sign or none, digits, a point or none, at least one digit, no exponent. */
export function isDecimal(text: string): boolean {
  let at = startOfDigits(text);
  let digits = 0;
  let points = 0;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digits++;
    else if (code !== 46 || ++points > 1) return false;
  }
  return digits > 0;
}

/** A decimal taken apart. `whole` has no leading and `fraction` keeps its trailing zeros. */
interface Parts {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
}

function split(decimal: Decimal): Parts {
  if (typeof decimal !== "string" || !isDecimal(decimal)) {
    throw new TypeError(`expected a decimal but received ${JSON.stringify(decimal) ?? typeof decimal}`);
  }
  let start = startOfDigits(decimal);
  while (decimal.charCodeAt(start) === 48) start++;
  const point = decimal.indexOf(".", start);
  const end = point < 0 ? decimal.length : point;
  return { negative: decimal[0] === "-", whole: decimal.slice(start, end), fraction: decimal.slice(end + 1) };
}

function startOfDigits(text: string): 0 | 1 {
  const first = text.charCodeAt(0);
  return first === 45 || first === 43 ? 1 : 0;
}

function unitsOf({ negative, whole, fraction }: Parts, digits: number): bigint {
  const units = BigInt(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  return negative ? -units : units;
}

function compareSizes(a: Parts, b: Parts): -1 | 0 | 1 {
  if (a.whole.length !== b.whole.length) return a.whole.length < b.whole.length ? -1 : 1;
  if (a.whole !== b.whole) return a.whole < b.whole ? -1 : 1;
  const length = Math.max(a.fraction.length, b.fraction.length);
  const left = a.fraction.padEnd(length, "0");
  const right = b.fraction.padEnd(length, "0");
  return left === right ? 0 : left < right ? -1 : 1;
}

function isZero({ whole, fraction }: Parts): boolean {
  return whole === "" && !/[1-9]/.test(fraction);
}
