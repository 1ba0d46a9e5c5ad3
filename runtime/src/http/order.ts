import { invalid } from "../codec.js";
import { writeValue } from "./settings.js";
import type { ParameterTable } from "./table.js";

/**
 * Which of two values of a property is greater: numbers and IDs of digits by size, times by instant, texts in ISO form by
 * their characters at the precision of the shorter.
 */
export function compareValues(left: unknown, right: unknown): number {
  const a = comparable(left);
  const b = comparable(right);
  if (typeof a === "bigint" && typeof b === "bigint") return a < b ? -1 : a > b ? 1 : 0;
  const length = isIso(left) && isIso(right) ? Math.min(String(a).length, String(b).length) : undefined;
  const first = String(a).slice(0, length);
  const second = String(b).slice(0, length);
  return first < second ? -1 : first > second ? 1 : 0;
}

/** A value of a property as a parameter writes it; nothing where it cannot. */
export function writeAs({ type }: Pick<ParameterTable, "type">, value: unknown): string | undefined {
  const text = writeValue(type, value);
  if (text !== invalid) return text;
  if (typeof value === "number" || typeof value === "bigint") return writeAs({ type }, String(value));
  if (typeof value !== "string") return undefined;
  // A parameter that is a day takes the day of a time.
  const day = value.includes("T") ? writeValue(type, value.slice(0, 10)) : invalid;
  if (day !== invalid) return day;
  return type.read(value) === invalid ? undefined : value;
}

/** Whether a value is a whole number, so that there is a next one. */
export function isWhole(value: unknown): boolean {
  return typeof comparable(value) === "bigint" && !(value instanceof Date);
}

function comparable(value: unknown): bigint | string {
  if (value instanceof Date) return BigInt(value.getTime());
  if (typeof value === "bigint") return value;
  const text = String(value);
  return /^-?\d{1,1000}$/.test(text) ? BigInt(text) : text;
}

function isIso(value: unknown): boolean {
  return typeof value === "string" && /^\d{4}-\d\d-\d\d/.test(value);
}
