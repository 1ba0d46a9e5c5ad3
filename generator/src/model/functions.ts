/** What an expression gives. */
export type ValueType = "text" | "texts" | "bytes" | "integer" | "pairs";

/** What a function takes. */
export type Wanted = ValueType | "any" | "count" | "pattern";

/** A function of expressions: what it takes and what it gives. */
export interface Signature {
  /** `any`: everything but bytes. `count`: a whole number that is written out. `pattern`: so a regular expression. */
  readonly parameters: readonly Wanted[];
  /** Whether the last parameter may stand any number of times. */
  readonly variadic?: boolean;
  readonly result: ValueType;
}

/** The functions of expressions. */
export const functions: Readonly<Record<string, Signature>> = {
  /** Every item, the last too, ends with a line feed; pairs are `name=value`, percent-encoded, one a line. */
  lines: { parameters: ["any"], variadic: true, result: "text" },
  join: { parameters: ["text", "any"], variadic: true, result: "text" },
  /** In byte order of the names. */
  sorted: { parameters: ["pairs"], result: "pairs" },
  /** https://www.rfc-editor.org/rfc/rfc3986#section-2.1 */
  percent: { parameters: ["any"], result: "text" },
  /** https://url.spec.whatwg.org/#application/x-www-form-urlencoded */
  form: { parameters: ["any"], result: "text" },
  /** `name=value` of each, with nothing encoded, for `lines` and `join`. */
  raw: { parameters: ["pairs"], result: "texts" },
  base64: { parameters: ["bytes"], result: "text" },
  hex: { parameters: ["bytes"], result: "text" },
  md5: { parameters: ["bytes"], result: "bytes" },
  sha1: { parameters: ["bytes"], result: "bytes" },
  sha256: { parameters: ["bytes"], result: "bytes" },
  "hmac-sha1": { parameters: ["bytes", "bytes"], result: "bytes" },
  "hmac-sha256": { parameters: ["bytes", "bytes"], result: "bytes" },
  rc4: { parameters: ["bytes", "bytes"], result: "bytes" },
  /** So many random bytes, as two hexadecimal digits each; so many random decimal digits. */
  "random-hex": { parameters: ["count"], result: "text" },
  "random-digits": { parameters: ["count"], result: "text" },
  lower: { parameters: ["text"], result: "text" },
  upper: { parameters: ["text"], result: "text" },
  /** All that the pattern matches, each replaced by the last text. */
  replace: { parameters: ["text", "pattern", "text"], result: "text" },
  /** Seconds since 1970. */
  now: { parameters: [], result: "integer" },
  timestamp: { parameters: [], result: "integer" },
};

/** The steps of pipelines: functions on the bytes that come from the step before. */
export const steps: Readonly<Record<string, Signature>> = {
  "form-url-decode": { parameters: [], result: "bytes" },
  "base64-decode": { parameters: [], result: "bytes" },
  "hex-decode": { parameters: [], result: "bytes" },
  rc4: { parameters: ["bytes"], result: "bytes" },
};
