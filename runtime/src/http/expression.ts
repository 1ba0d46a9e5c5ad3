import type { Scope } from "./table.js";

/** Name and value of a request's part, in the order in which they were given. */
export type Pairs = readonly (readonly [name: string, value: string])[];

export type Value = string | Uint8Array | number | Pairs;

/**
 * A checked expression of a spec. `text` is how the spec writes it, for `tagsmith sign --explain`; evaluation is
 * asynchronous because WebCrypto is.
 */
export interface Expression {
  readonly text: string;
  readonly evaluate: (scope: Scope) => Promise<Value>;
}
