import { type ProblemCode, XmlError } from "../problem.js";
import { quote } from "../reader/place.js";

/** The error of a value that cannot be written. It has no place in a document, so that line, column and offset are 0. */
export function failure(code: ProblemCode, path: string, expected: string, received: string): XmlError {
  const message = `${path}: expected ${expected} but received ${received}`;
  return new XmlError([{ code, severity: "error", path, line: 0, column: 0, offset: 0, expected, received, message }]);
}

/** A value in words; `masked` stands for one that must not be shown. */
export function describe(value: unknown, masked: string | undefined): string {
  if (value === undefined) return "nothing";
  if (masked !== undefined) return masked;
  if (typeof value === "string") return quote(value);
  if (typeof value === "number") return `the number ${value}`;
  if (typeof value === "bigint") return `the bigint ${value}`;
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? "an invalid Date" : `the Date ${value.toISOString()}`;
  if (Array.isArray(value)) return "a list";
  return value === null || typeof value === "boolean" ? String(value) : `a value of type ${typeof value}`;
}
