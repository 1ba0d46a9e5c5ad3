import { type DateFields, daysFromDate, daysInMonth } from "./calendar.js";
import * as operations from "./date-operations.js";
import type { DateFormat } from "./date-format.js";
import { monthNames, weekdayNames } from "./date-names.js";

/**
 * Matches a format against bytes from `start` on and fills `fields`. Returns where the match ended, or -1 where the bytes
 * do not match or are not a time of the calendar. Each part takes as many digits as it may.
 */
export function matchDate(
  format: DateFormat,
  bytes: Uint8Array,
  start: number,
  end: number,
  fields: DateFields,
): number {
  const codes = format.operations;
  clear(fields);
  let at = start;
  let optional: Optional | undefined;
  for (let index = 0; index < codes.length;) {
    const operation = codes[index] ?? 0;
    const argument = codes[index + 1] ?? 0;
    index += 2;
    if (operation === operations.literal) {
      at = at < end && bytes[at] === argument ? at + 1 : -1;
    } else if (operation === operations.optional) {
      optional = { at, first: index, behind: argument, around: optional };
    } else if (operation === operations.end) {
      optional = optional?.around;
    } else at = readPart(operation, argument, bytes, at, end, fields);
    if (at >= 0) continue;
    if (optional === undefined) return -1;
    for (let each = optional.first; each < index; each += 2) setPart(fields, codes[each] ?? 0, undefined);
    at = optional.at;
    index = optional.behind;
    optional = optional.around;
  }
  return applyHalf(fields) && isOfCalendar(fields) ? at : -1;
}

/** What may be missing and is being matched: where it begins in the bytes and in the format, and what comes behind it. */
interface Optional {
  readonly at: number;
  readonly first: number;
  readonly behind: number;
  readonly around: Optional | undefined;
}

function clear(fields: DateFields): void {
  fields.year = 0;
  fields.month = 1;
  fields.day = 1;
  fields.hour = 0;
  fields.minute = 0;
  fields.second = 0;
  fields.millisecond = 0;
  fields.half = -1;
  fields.weekday = -1;
}

/** Reads a part and returns where it ends, or -1. */
function readPart(
  operation: number,
  argument: number,
  bytes: Uint8Array,
  start: number,
  end: number,
  fields: DateFields,
): number {
  if (operation >= operations.half) {
    const length = operation === operations.half ? 2 : 3;
    const name = start + length > end ? -1 : nameAt(operation, bytes, start);
    setPart(fields, operation, name);
    return name < 0 ? -1 : start + length;
  }
  const most = argument === 1 ? 2 : argument;
  let value = 0;
  let at = start;
  while (at - start < most && at < end) {
    const digit = (bytes[at] ?? 0) - 48;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
    at++;
  }
  if (at - start < argument || (operation === operations.hour12 && (value < 1 || value > 12))) return -1;
  setPart(fields, operation, value);
  return at;
}

/** Without a value, the part is as it was before. */
function setPart(fields: DateFields, operation: number, value: number | undefined): void {
  switch (operation) {
    case operations.year4:
      fields.year = value ?? 0;
      break;
    case operations.year2:
      // As POSIX strptime does: 69 to 99 are in the last century.
      fields.year = value === undefined ? 0 : value < 69 ? 2000 + value : 1900 + value;
      break;
    case operations.month:
      fields.month = value ?? 1;
      break;
    case operations.monthName:
      fields.month = value === undefined ? 1 : value + 1;
      break;
    case operations.day:
      fields.day = value ?? 1;
      break;
    case operations.hour24:
    case operations.hour12:
      fields.hour = value ?? 0;
      break;
    case operations.minute:
      fields.minute = value ?? 0;
      break;
    case operations.second:
      fields.second = value ?? 0;
      break;
    case operations.millisecond:
      fields.millisecond = value ?? 0;
      break;
    case operations.half:
      fields.half = value ?? -1;
      break;
    case operations.weekdayName:
      fields.weekday = value ?? -1;
      break;
    default:
  }
}

/** An hour over 12 ignores PM and refuses AM; 12 AM is midnight. */
function applyHalf(fields: DateFields): boolean {
  const { half, hour } = fields;
  if (half === 0) {
    if (hour === 12) fields.hour = 0;
    return hour <= 12;
  }
  if (half === 1) {
    if (hour < 12) fields.hour = hour + 12;
    return hour > 0;
  }
  return true;
}

function isOfCalendar({ year, month, day, hour, minute, second, weekday }: DateFields): boolean {
  if (hour > 23 || minute > 59 || second > 59) return false;
  if (month < 1 || month > 12 || day < 1 || (day > 28 && day > daysInMonth(year, month))) return false;
  // 1970-01-01 was a Thursday; names begin with Monday.
  return weekday < 0 || (((daysFromDate(year, month, day) + 3) % 7) + 7) % 7 === weekday;
}

/** Which of the names of a part stands here, in any case, or -1. */
function nameAt(operation: number, bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  // Without the bit that tells lower from upper case.
  if (operation === operations.half)
    return (second & 0xdf) !== 77 ? -1 : (first & 0xdf) === 65 ? 0 : (first & 0xdf) === 80 ? 1 : -1;
  const found = String.fromCharCode(first, second, bytes[at + 2] ?? 0).toLowerCase();
  const names = operation === operations.monthName ? monthNames : weekdayNames;
  return names.findIndex((name) => name.toLowerCase() === found);
}
