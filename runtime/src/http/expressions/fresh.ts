import { writeHex } from "../../values/hex.js";
import { type Expression, call, compute } from "../expression.js";

/** Random bytes as two hexadecimal digits each, new for each request. */
export function randomHex(bytes: number): Expression {
  return compute(`random-hex(${bytes})`, [], "hides", (_, { random }) => String(writeHex(random(bytes))));
}

/** Random decimal digits, new for each request. */
export function randomDigits(digits: number): Expression {
  return compute(`random-digits(${digits})`, [], "hides", (_, { random }) => {
    // Eight bytes more than needed, so that no digit is noticeably likelier than another.
    let number = 0n;
    for (const byte of random(Math.ceil(digits * 0.416) + 8)) number = number * 256n + BigInt(byte);
    return String(number % 10n ** BigInt(digits)).padStart(digits, "0");
  });
}

/** Seconds since 1970, the same wherever one request names it. */
export function timestamp(): Expression {
  return call("timestamp", [], "hides", (_, { now }) => String(Math.floor(now() / 1000)));
}
