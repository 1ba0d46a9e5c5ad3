import * as fc from "fast-check";

/** What holds for all values of a kind. */
export interface Law {
  readonly name: string;
  readonly check: (options: { readonly seed?: number; readonly numRuns: number }) => fc.RunDetails<unknown>;
}

/** A law of a property, which is made when it is checked. */
export function law<T>(name: string, property: () => fc.IProperty<T>): Law {
  return { name, check: (options) => fc.check(property(), options) as fc.RunDetails<unknown> };
}
