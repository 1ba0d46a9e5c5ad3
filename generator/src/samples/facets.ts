import type { LeafType } from "../model/model.js";

/** The first candidate that a leaf's facets allow, or one made to fit them; `undefined` where none can be made. */
export function fitting(leaf: LeafType, candidates: readonly string[]): string | undefined {
  return [...candidates, ...made(leaf, candidates[0] ?? "")].find((candidate) => fits(leaf, candidate));
}

/** Whether a text keeps to a leaf's facets, given that it is of its type. */
export function fits({ facets }: LeafType, text: string): boolean {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum, minLength, maxLength, pattern } = facets;
  const { totalDigits = Infinity, fractionDigits = Infinity } = facets;
  if (minimum !== undefined && compare(text, minimum) < 0) return false;
  if (exclusiveMinimum !== undefined && compare(text, exclusiveMinimum) <= 0) return false;
  if (maximum !== undefined && compare(text, maximum) > 0) return false;
  if (exclusiveMaximum !== undefined && compare(text, exclusiveMaximum) >= 0) return false;
  const { length } = [...text];
  if (length < (minLength ?? 0) || length > (maxLength ?? Infinity)) return false;
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`, "u").test(text)) return false;
  const [whole = "", fraction = ""] = text.replace(/^[+-]?0*/, "").split(".");
  const behind = fraction.replace(/0+$/, "").length;
  return behind <= fractionDigits && whole.length + behind <= totalDigits;
}

/** A bound itself, a step beside an excluded one, or the text cut or filled to its length. */
function made({ facets }: LeafType, text: string): string[] {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum, minLength = 0, maxLength = Infinity } = facets;
  const bounds = [
    minimum,
    exclusiveMinimum === undefined ? undefined : beside(exclusiveMinimum, 1),
    maximum,
    exclusiveMaximum === undefined ? undefined : beside(exclusiveMaximum, -1),
  ];
  const characters = [...text].slice(0, maxLength);
  return [
    ...bounds.filter((bound) => bound !== undefined),
    characters.join("").trimEnd().padEnd(minLength, "x"),
    "1",
    "0",
    "-1",
  ];
}

/** The number next to another: exact for whole numbers, and near enough for others. */
export function beside(number: string, step: 1 | -1): string {
  const [whole = "0", fraction] = number.split(".");
  if (fraction === undefined) return String(BigInt(whole) + BigInt(step));
  const units = BigInt(whole + fraction) + BigInt(step);
  const digits = String(units < 0n ? -units : units).padStart(fraction.length + 1, "0");
  return `${units < 0n ? "-" : ""}${digits.slice(0, -fraction.length)}.${digits.slice(-fraction.length)}`;
}

/** Compares numbers by value, other texts (dates of one zone) by their characters. */
function compare(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)];
  if (Number.isNaN(x) || Number.isNaN(y)) return a < b ? -1 : a > b ? 1 : 0;
  return x - y;
}
