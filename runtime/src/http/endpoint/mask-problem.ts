import type { Problem } from "../../problem.js";
import { mask } from "../secrets.js";

/** A problem of a document without the secrets that the document may repeat. */
export function maskProblem(problem: Problem, secrets: ReadonlySet<string>): Problem {
  return { ...problem, received: mask(problem.received, secrets), message: mask(problem.message, secrets) };
}
