import { createHash, createHmac } from "node:crypto";
import type { Expression } from "../../model/roles.js";

/** What an expression gives, told from the model with Node's own digests, so that a test made from it can fail. */
export type Value = string | Uint8Array | readonly (readonly [name: string, value: string])[];

/** What makes a request this one: the instant in milliseconds, and the byte that all random bytes are. */
export interface Fixed {
  readonly now: number;
  readonly random: Uint8Array;
}

/** What names stand for: settings, parameters and what was computed before. */
export type Names = ReadonlyMap<string, Value>;

/** The value of an expression. A name that stands for nothing is the empty text. */
export function evaluateText(expression: Expression, names: Names, fixed: Fixed): string {
  return textOf(evaluateValue(expression, names, fixed));
}

/** The value of an expression; pairs and bytes as they are. */
export function evaluateValue(expression: Expression, names: Names, fixed: Fixed): Value {
  const of = (inner: Expression): Value => evaluateValue(inner, names, fixed);
  switch (expression.kind) {
    case "string":
      return expression.value;
    case "number":
      return String(expression.value);
    case "name":
      return names.get(expression.name) ?? "";
    case "path":
      return "";
    case "join":
      return expression.terms.map((term) => textOf(of(term))).join("");
    case "add":
      return String(BigInt(textOf(of(expression.left))) + BigInt(textOf(of(expression.right))));
    case "call":
      return applied(expression.function, expression.arguments.map(of), fixed);
  }
}

function applied(name: string, values: readonly Value[], { now, random }: Fixed): Value {
  const [first = "", second = ""] = values;
  switch (name) {
    case "lines":
      return values
        .flatMap(itemsOf)
        .map((item) => `${item}\n`)
        .join("");
    case "join":
      return values.slice(1).flatMap(itemsOf).join(textOf(first));
    case "sorted":
      return typeof first === "string" || first instanceof Uint8Array ? first : first.toSorted(byBytes);
    case "percent":
      return percent(textOf(first));
    case "form":
      return form(textOf(first));
    case "base64":
      return Buffer.from(bytesOf(first)).toString("base64");
    case "hex":
      return Buffer.from(bytesOf(first)).toString("hex");
    case "md5":
    case "sha1":
    case "sha256":
      return new Uint8Array(createHash(name).update(bytesOf(first)).digest());
    case "hmac-sha1":
    case "hmac-sha256":
      return new Uint8Array(createHmac(name.slice("hmac-".length), bytesOf(first)).update(bytesOf(second)).digest());
    case "random-hex":
      return Buffer.from(
        Uint8Array.from({ length: Number(first) }, (_, at) => random[at % random.length] ?? 0),
      ).toString("hex");
    case "lower":
      return textOf(first).toLowerCase();
    case "upper":
      return textOf(first).toUpperCase();
    case "replace":
      return textOf(first).replace(new RegExp(textOf(second), "gu"), () => textOf(values[2] ?? ""));
    case "now":
    case "timestamp":
      return String(Math.floor(now / 1000));
    default:
      throw new CannotTell(name);
  }
}

/** Raised where a value is not told from the model: a test that needs it is left out. */
export class CannotTell extends Error {
  override readonly name = "CannotTell";
}

/** https://www.rfc-editor.org/rfc/rfc3986#section-2.3 */
export function percent(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** https://www.php.net/manual/en/function.urlencode.php */
export function form(text: string): string {
  return percent(text).replaceAll("%20", "+").replaceAll("~", "%7E");
}

function itemsOf(value: Value): readonly string[] {
  if (typeof value === "string" || value instanceof Uint8Array) return [textOf(value)];
  return value.map(([name, text]) => `${percent(name)}=${percent(text)}`);
}

function textOf(value: Value): string {
  if (typeof value === "string") return value;
  return value instanceof Uint8Array ? Buffer.from(value).toString("utf8") : itemsOf(value).join("&");
}

function bytesOf(value: Value): Uint8Array {
  return value instanceof Uint8Array ? value : new Uint8Array(Buffer.from(textOf(value), "utf8"));
}

function byBytes(left: readonly [string, string], right: readonly [string, string]): number {
  const order = Buffer.compare(Buffer.from(left[0]), Buffer.from(right[0]));
  return order === 0 ? Buffer.compare(Buffer.from(left[1]), Buffer.from(right[1])) : order;
}
