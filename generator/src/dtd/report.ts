import type { Problems } from "../problems/problems.js";
import type { Report } from "../xsd/report.js";

/** Reports into the problems of a stage: what is invalid is an error, what is unsupported a warning. */
export function reportTo(problems: Problems): Report {
  return {
    invalid: (place, expected, found, suggestion) => problems.add("schema", place, expected, found, { suggestion }),
    unsupported: (place, found, hint) =>
      problems.add("schema", place, unsupportedWords, found, { hint, severity: "warning" }),
  };
}

/** What every message about something unsupported expects. */
const unsupportedWords = "a part of DTDs that is supported";
