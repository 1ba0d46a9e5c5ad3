/** Bounds on what a document may cost. 0 means zero and `Infinity` no limit; lengths are in bytes. */
export interface Limits {
  readonly depth: number;
  readonly attributes: number;
  readonly name: number;
  readonly attribute: number;
  readonly text: number;
  readonly document: number;
  /** One item of a stream. */
  readonly item: number;
}

export const defaultLimits: Limits = {
  depth: 256,
  attributes: 1_000,
  name: 1_024,
  attribute: 1_048_576,
  text: 10_485_760,
  document: 268_435_456,
  item: 33_554_432,
};
