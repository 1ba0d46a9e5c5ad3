import { emptyFields } from "./calendar.js";
import * as operations from "./date-operations.js";
import { writeDate } from "./date-write.js";

/**
 * A date format such as `M/d/yyyy H:mm[:ss][ a]`, compiled to operations that run over bytes: pairs of an operation and its
 * argument, in the order of the format. See `matchDate` and `writeDate`.
 */
export interface DateFormat {
  readonly source: string;
  readonly operations: Int32Array;
  readonly hasDate: boolean;
  readonly hasTime: boolean;
  /** In words, with a sample: `a date such as 2018-03-08`. */
  readonly words: string;
}

let known: Map<string, DateFormat> | undefined;

/** A date format, which is compiled once: many members have the same. One that cannot be is a mistake in a table and throws. */
export function dateFormat(source: string): DateFormat {
  known ??= new Map();
  let format = known.get(source);
  if (format === undefined) {
    format = compileDateFormat(source);
    known.set(source, format);
  }
  return format;
}

const parts: Readonly<Record<string, readonly [operation: number, argument: number]>> = {
  yyyy: [operations.year4, 4],
  yy: [operations.year2, 2],
  MMM: [operations.monthName, 3],
  MM: [operations.month, 2],
  M: [operations.month, 1],
  dd: [operations.day, 2],
  d: [operations.day, 1],
  HH: [operations.hour24, 2],
  H: [operations.hour24, 1],
  hh: [operations.hour12, 2],
  h: [operations.hour12, 1],
  mm: [operations.minute, 2],
  ss: [operations.second, 2],
  SSS: [operations.millisecond, 3],
  a: [operations.half, 2],
  EEE: [operations.weekdayName, 3],
};

function compileDateFormat(source: string): DateFormat {
  const compiled: number[] = [];
  const open: number[] = [];
  for (const [token, quoted] of tokens(source)) {
    const part = quoted === undefined ? parts[token] : undefined;
    if (part !== undefined) compiled.push(...part);
    else if (quoted === undefined && token === "[") {
      open.push(compiled.length + 1);
      compiled.push(operations.optional, 0);
    } else if (quoted === undefined && token === "]") {
      compiled.push(operations.end, 0);
      const start = open.pop();
      if (start === undefined) throw mistake(source, `"]" closes nothing`);
      compiled[start] = compiled.length;
    } else if (quoted === undefined && /^[yMdHhmsSaE]/.test(token)) {
      throw mistake(source, `"${token}" is not a part`);
    } else {
      for (const byte of new TextEncoder().encode(quoted ?? token)) compiled.push(operations.literal, byte);
    }
  }
  if (open.length > 0) throw mistake(source, `"[" is not closed`);
  const { hasDate, hasTime } = contents(compiled, source);
  const codes = Int32Array.from(compiled);
  const sample = { ...emptyFields(), year: 2018, month: 3, day: 8, hour: 22, minute: 26 };
  const kind = !hasTime ? "a date" : hasDate ? "a date and time" : "a time";
  const words = `${kind} such as ${writeDate(codes, sample) ?? source}`;
  return { source, operations: codes, hasDate, hasTime, words };
}

/** Parts, brackets, quoted texts (second of the pair) and single characters. Two quotes are one. */
function tokens(source: string): [token: string, quoted: string | undefined][] {
  return Array.from(source.matchAll(/'((?:[^']|'')*)'|([yMdHhmsSaE])\2*|[^]/gu), ([token, quoted]) => [
    token,
    quoted === undefined ? undefined : quoted === "" ? "'" : quoted.replaceAll("''", "'"),
  ]);
}

function contents(compiled: readonly number[], source: string): { hasDate: boolean; hasTime: boolean } {
  const found = new Set(compiled.filter((_, index) => index % 2 === 0));
  const hasTime = found.has(operations.hour24) || found.has(operations.hour12);
  const hasYear = found.has(operations.year4) || found.has(operations.year2);
  const hasMonth = found.has(operations.month) || found.has(operations.monthName);
  const hasDay = found.has(operations.day) || found.has(operations.weekdayName);
  if (hasYear !== hasMonth || (!hasYear && (hasDay || !hasTime))) throw mistake(source, "a day needs year and month");
  return { hasDate: hasYear, hasTime };
}

function mistake(source: string, what: string): Error {
  return new Error(`the date format ${JSON.stringify(source)} cannot be used: ${what}`);
}
