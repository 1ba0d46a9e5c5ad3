import { base64 as base64Codec } from "../../values/base64.js";
import { encodeForm } from "../../values/form-url-encoding.js";
import { hex as hexCodec } from "../../values/hex.js";
import { type Expression, type Pairs, type Value, call } from "../expression.js";
import { encodePercent } from "../percent.js";
import { bytesOf, pairsOf, textOf } from "../value.js";

/** Base64 with padding: https://www.rfc-editor.org/rfc/rfc4648#section-4. */
export function base64(value: Expression): Expression {
  return call("base64", [value], "disguises", ([given = ""]) => written(base64Codec.write(bytesOf(given))));
}

/** Hexadecimal digits in lower case. */
export function hex(value: Expression): Expression {
  return call("hex", [value], "disguises", ([given = ""]) => written(hexCodec.write(bytesOf(given))));
}

/** A text as RFC 3986 escapes it; of pairs, `name=value` joined by `&`. */
export function percent(value: Expression): Expression {
  return call("percent", [value], "shows", ([given = ""]) => escaped(given, encodePercent));
}

/** A text as forms escape it, as `urlencode` of PHP does; of pairs, `name=value` joined by `&`. */
export function form(value: Expression): Expression {
  return call("form", [value], "shows", ([given = ""]) => escaped(given, encodeForm));
}

/** Pairs as `name=value` without any escape, for `lines` and `join`. */
export function raw(pairs: Expression): Expression {
  return call("raw", [pairs], "shows", ([given = ""]) => pairsOf(given).map(([name, value]) => `${name}=${value}`));
}

/** Pairs by the bytes of their names, those of one name by the bytes of their values. */
export function sorted(pairs: Expression): Expression {
  return call("sorted", [pairs], "shows", ([given = ""]) => pairsOf(given).toSorted(comparePairs));
}

type Pair = Pairs[number];

function comparePairs(left: Pair, right: Pair): number {
  return compareBytes(left[0], right[0]) || compareBytes(left[1], right[1]);
}

/** The order of UTF-8 is that of code points, which the order of UTF-16 is not. */
function compareBytes(left: string, right: string): number {
  const a = new TextEncoder().encode(left);
  const b = new TextEncoder().encode(right);
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function escaped(value: Value, escape: (text: string) => string): string {
  if (!Array.isArray(value)) return escape(textOf(value));
  return pairsOf(value)
    .map(([name, text]) => `${escape(name)}=${escape(text)}`)
    .join("&");
}

/** The codecs write nothing for no bytes, since nothing can be read from it. */
function written(text: string | symbol): string {
  return typeof text === "string" ? text : "";
}
