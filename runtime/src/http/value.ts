import { encodePercent } from "./percent.js";
import type { Pairs, Value } from "./expression.js";

/** The text that a value is. Bytes have none of their own: the spec has to say which encoding makes one. */
export function textOf(value: Value): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  throw new TypeError(
    value instanceof Uint8Array
      ? "expected a text but received bytes: base64(...) or hex(...) make one of them"
      : "expected a text but received a list: lines(...) or join(...) make one of it",
  );
}

/** The bytes that a value is: texts in UTF-8. */
export function bytesOf(value: Value): Uint8Array<ArrayBuffer> {
  return value instanceof Uint8Array ? Uint8Array.from(value) : encodeText(textOf(value));
}

/** A text in UTF-8. A lone surrogate has no bytes, and replacing it would sign another text than is sent. */
export function encodeText(text: string): Uint8Array<ArrayBuffer> {
  if (loneSurrogate.test(text)) throw new TypeError("expected a text but received half of a surrogate pair");
  return Uint8Array.from(new TextEncoder().encode(text));
}

const loneSurrogate = /\p{Surrogate}/u;

/** The texts of a value; of pairs, `name=value` with both sides percent-encoded. */
export function itemsOf(value: Value): readonly string[] {
  if (!Array.isArray(value)) return [textOf(value as Value)];
  return (value as readonly (string | Pairs[number])[]).map((item) =>
    typeof item === "string" ? item : `${encodePercent(item[0])}=${encodePercent(item[1])}`,
  );
}

/** The pairs of a value. */
export function pairsOf(value: Value): Pairs {
  if (Array.isArray(value) && value.every((item) => Array.isArray(item))) return value as unknown as Pairs;
  throw new TypeError("expected pairs such as `params`");
}
