import type { Place } from "../model/model.js";
import type { Problems } from "../problems/problems.js";

/** Takes note of what is wrong with a schema, and of what is right but more than we can do. */
export interface Report {
  /** Something that breaks the rules of XSD. `expected` and `found` are phrases: `a type`, `"Adress"`. */
  readonly invalid: (place: Place, expected: string, found: string, suggestion?: string) => void;
  /** Something that we cannot do; `hint` says what is done instead. */
  readonly unsupported: (place: Place, found: string, hint: string) => void;
}

/** Reports into the problems of a stage: what is invalid is an error, what is unsupported a warning. */
export function reportTo(problems: Problems): Report {
  return {
    invalid: (place, expected, found, suggestion) => problems.add("schema", place, expected, found, { suggestion }),
    unsupported: (place, found, hint) =>
      problems.add("schema", place, unsupportedWords, found, { hint, severity: "warning" }),
  };
}

/** What every message about something unsupported expects. */
export const unsupportedWords = "a part of XSD that is supported";
