import type { Parsed } from "../../../generator/src/notation/scanner.js";

/** What was parsed, without its places in the text; a mistake as its place and its message. */
export function shape(parsed: Parsed<unknown>): unknown {
  if (parsed.ok) return withoutPlaces(parsed.value);
  const { start, end, expected, found } = parsed.mistake;
  return `${start}-${end} expected ${expected} but found ${found}`;
}

function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => !["start", "end", "nameSpan"].includes(name));
  return Object.fromEntries(entries.map(([name, each]) => [name, withoutPlaces(each)]));
}
