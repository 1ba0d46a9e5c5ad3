import { isDeepStrictEqual } from "node:util";

/** Where two values differ, and how, in words; `undefined` where they are equal. */
export function differenceOf(found: unknown, expected: unknown, path = ""): string | undefined {
  if (isDeepStrictEqual(found, expected)) return undefined;
  if (isComposed(found) && isComposed(expected) && Array.isArray(found) === Array.isArray(expected)) {
    for (const key of new Set([...Reflect.ownKeys(expected), ...Reflect.ownKeys(found)])) {
      const difference = differenceOf(Reflect.get(found, key), Reflect.get(expected, key), `${path}/${String(key)}`);
      if (difference !== undefined) return difference;
    }
  }
  return `${path === "" ? "the value" : path}: expected ${show(expected)} but received ${show(found)}`;
}

/** A value in one line. */
export function show(value: unknown): string {
  const text = JSON.stringify(value, (_, each: unknown) => (typeof each === "bigint" ? `${each}n` : each));
  return (text ?? String(value)).slice(0, 2000);
}

function isComposed(value: unknown): value is object {
  return typeof value === "object" && value !== null && !(value instanceof Date) && !(value instanceof Uint8Array);
}
