/** What kind of problem it is; stable, for programs. */
export type ProblemCode =
  | "ill-formed"
  | "encoding"
  | "doctype"
  | "limit"
  | "root"
  | "wrong-value"
  | "missing"
  | "unexpected"
  | "repeated"
  | "order"
  | "size"
  | "version"
  | "unknown"
  | "repair"
  | "default"
  | "too-many";

/**
 * Something that is wrong with a document (`error`), or was noticed without failing (`notice`).
 * Line and column count from 1, columns in UTF-16 units; `offset` counts bytes of the input from 0. The place is the first
 * character of the value, or of the tag for an element that is missing or unexpected.
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: "error" | "notice";
  /** `/Orders/Order[2]/OrderTotal`: `[n]` from 1, on repeated elements only; `/orders/order/@ID` for an attribute. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  /** What should be there, in words: `a decimal`. */
  readonly expected: string;
  /** What is there instead, quoted where it is text; `a secret value` or `a personal value` where it must not be shown. */
  readonly received: string;
  /** The whole sentence with its place: `feed.xml:3:17 /Orders/Order[2]/OrderTotal: expected a decimal but received "12,5"`. */
  readonly message: string;
}

/** Thrown where a document cannot be read or a value cannot be written. Its message is that of the first problem. */
export class XmlError extends Error {
  override readonly name = "XmlError";
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems[0]?.message ?? "the document cannot be read");
    this.problems = problems;
  }
}

/** The value where nothing failed, and whatever was noticed. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly value?: undefined; readonly problems: readonly Problem[] };
