import { nearest } from "../problems/nearest.js";
import type { Mistake } from "./scanner.js";

export type DateKind = "date" | "time" | "dateTime";

/** The parts of a date format and what they stand for. */
const parts: Readonly<Record<string, DatePart>> = {
  yyyy: "year",
  yy: "year",
  MMM: "month",
  MM: "month",
  M: "month",
  dd: "day",
  d: "day",
  EEE: "weekday",
  HH: "hour",
  H: "hour",
  hh: "halfHour",
  h: "halfHour",
  mm: "minute",
  ss: "second",
  SSS: "fraction",
  a: "half",
};

type DatePart = "year" | "month" | "day" | "weekday" | "hour" | "halfHour" | "minute" | "second" | "fraction" | "half";

const ofDate: ReadonlySet<DatePart> = new Set(["year", "month", "day", "weekday"]);

/** What is wrong with a date format, its place being that in the format; nothing where it is right. */
export function dateFormat(kind: DateKind, format: string): Mistake | undefined {
  const found = new Map<DatePart, boolean>();
  let optional = 0;
  for (const { 0: token, index: start } of format.matchAll(/'[^']*'?|\p{L}+|[\s\S]/gu)) {
    const span = { start, end: start + token.length };
    if (token === "[") optional += 1;
    if (token === "]" && --optional < 0) return { ...span, expected: '"[" before "]"', found: '"]"' };
    if (token.startsWith("'") && (token.length === 1 || !token.endsWith("'")))
      return { ...span, expected: "the end of the quoted text: a '", found: "the end" };
    if (!/^\p{L}/u.test(token)) continue;
    for (const { 0: letters, index } of token.matchAll(/(.)\1*/gsu)) {
      const at = { start: start + index, end: start + index + letters.length };
      // ISO 8601 writes them between date and time and after it.
      if (letters === "T" || letters === "Z") continue;
      const part = Object.hasOwn(parts, letters) ? parts[letters] : undefined;
      const mistake = part === undefined ? unknownPart(letters) : misplaced(kind, part, letters, found);
      if (mistake !== undefined) return { ...at, ...mistake };
      if (part !== undefined) found.set(part, optional === 0);
    }
  }
  const end = { start: 0, end: format.length };
  if (optional > 0) return { ...end, expected: '"]" after "["', found: "the end" };
  const missing = missingPart(kind, found);
  return missing === undefined ? undefined : { ...end, expected: missing, found: JSON.stringify(format) };
}

type Wrong = Pick<Mistake, "expected" | "found" | "suggestion" | "hint">;

function unknownPart(letters: string): Wrong {
  const mistaken: Readonly<Record<string, string>> = {
    D: "d",
    DD: "dd",
    Y: "yyyy",
    YY: "yy",
    YYYY: "yyyy",
    y: "yyyy",
    m: "mm",
    s: "ss",
    A: "a",
  };
  return {
    expected: `a part of a date format (${Object.keys(parts).join(" ")})`,
    found: JSON.stringify(letters),
    suggestion: Object.hasOwn(mistaken, letters) ? mistaken[letters] : nearest(letters, Object.keys(parts)),
    hint: "words stand in single quotes",
  };
}

function misplaced(
  kind: DateKind,
  part: DatePart,
  letters: string,
  found: ReadonlyMap<DatePart, boolean>,
): Wrong | undefined {
  const quoted = JSON.stringify(letters);
  if (kind === "date" && !ofDate.has(part))
    return {
      expected: "a part of a date",
      found: `${quoted}, the ${named[part]}`,
      suggestion: letters === "mm" ? "MM" : undefined,
      ...(letters !== "mm" && { hint: "a date with a time is a dateTime" }),
    };
  if (kind === "time" && ofDate.has(part))
    return {
      expected: "a part of a time",
      found: `${quoted}, the ${named[part]}`,
      suggestion: letters === "MM" ? "mm" : undefined,
    };
  if (!found.has(part)) return undefined;
  const twin = letters === "mm" ? "MM" : letters === "MM" ? "mm" : undefined;
  return { expected: `one ${named[part]}`, found: `${quoted}, a second one`, suggestion: twin };
}

const named: Readonly<Record<DatePart, string>> = {
  year: "year",
  month: "month",
  day: "day",
  weekday: "weekday",
  hour: "hour",
  halfHour: "hour from 1 to 12",
  minute: "minute",
  second: "second",
  fraction: "fraction of a second",
  half: "AM or PM",
};

/** A value must be complete, or it could not be an ISO date or time. */
function missingPart(kind: DateKind, found: ReadonlyMap<DatePart, boolean>): string | undefined {
  const always = (part: DatePart): boolean => found.get(part) === true;
  if (kind !== "time")
    for (const part of ["year", "month", "day"] as const) if (!always(part)) return `a format with the ${named[part]}`;
  if (kind === "date") return undefined;
  if (found.has("hour") && found.has("halfHour")) return "a format with one hour";
  if (!always("hour") && !always("halfHour")) return "a format with the hour";
  if (always("halfHour") && !always("half")) return 'a format with "a" (AM or PM) beside "h"';
  return always("minute") ? undefined : "a format with the minute";
}
