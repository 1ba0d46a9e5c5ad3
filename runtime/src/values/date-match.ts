import { type DateFields, daysFromDate, daysInMonth } from "./calendar.js";
import { type DateFormat, operations } from "./date-format.js";
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
  fields.year = 0;
  fields.month = 1;
  fields.day = 1;
  fields.hour = 0;
  fields.minute = 0;
  fields.second = 0;
  fields.millisecond = 0;
  let half = "";
  let is12 = false;
  let weekday = -1;
  let at = start;
  // Where to go on, in the bytes and in the format, if what may be missing does not match.
  let retry: [at: number, index: number][] | undefined;
  for (let index = 0; index < codes.length;) {
    const operation = codes[index] ?? 0;
    const argument = codes[index + 1] ?? 0;
    let fits = true;
    index += 2;
    if (operation === operations.literal) {
      fits = at < end && bytes[at] === argument;
      at++;
    } else if (operation === operations.optional) {
      (retry ??= []).push([at, argument]);
    } else if (operation === operations.end) {
      retry?.pop();
    } else if (operation === operations.monthName) {
      fields.month = nameAt(monthNames, bytes, at, end) + 1;
      fits = fields.month > 0;
      at += 3;
    } else if (operation === operations.weekdayName) {
      weekday = nameAt(weekdayNames, bytes, at, end);
      fits = weekday >= 0;
      at += 3;
    } else if (operation === operations.half) {
      half = halfAt(bytes, at, end);
      fits = half !== "";
      at += 2;
    } else {
      const most = argument === 1 ? 2 : argument;
      let value = 0;
      let count = 0;
      while (count < most && at < end) {
        const digit = (bytes[at] ?? 0) - 48;
        if (digit < 0 || digit > 9) break;
        value = value * 10 + digit;
        count++;
        at++;
      }
      fits = count >= argument;
      switch (operation) {
        case operations.year4:
          fields.year = value;
          break;
        case operations.year2:
          // As POSIX strptime does: 69 to 99 are in the last century.
          fields.year = value < 69 ? 2000 + value : 1900 + value;
          break;
        case operations.month:
          fields.month = value;
          break;
        case operations.day:
          fields.day = value;
          break;
        case operations.hour12:
          is12 = true;
          fields.hour = value;
          break;
        case operations.hour24:
          fields.hour = value;
          break;
        case operations.minute:
          fields.minute = value;
          break;
        case operations.second:
          fields.second = value;
          break;
        default:
          fields.millisecond = value;
      }
    }
    if (!fits) {
      const back = retry?.pop();
      if (back === undefined) return -1;
      [at, index] = back;
    }
  }
  if (is12 && (fields.hour < 1 || fields.hour > 12)) return -1;
  if (half !== "" && !applyHalf(fields, half)) return -1;
  return isOfCalendar(fields, weekday) ? at : -1;
}

/** An hour over 12 ignores PM and refuses AM; 12 AM is midnight. */
function applyHalf(fields: DateFields, half: string): boolean {
  if (half === "AM") {
    if (fields.hour > 12) return false;
    if (fields.hour === 12) fields.hour = 0;
  } else {
    if (fields.hour === 0) return false;
    if (fields.hour < 12) fields.hour += 12;
  }
  return true;
}

function isOfCalendar({ year, month, day, hour, minute, second }: DateFields, weekday: number): boolean {
  if (hour > 23 || minute > 59 || second > 59) return false;
  if (month < 1 || month > 12 || day < 1 || (day > 28 && day > daysInMonth(year, month))) return false;
  // 1970-01-01 was a Thursday; names begin with Monday.
  return weekday < 0 || (((daysFromDate(year, month, day) + 3) % 7) + 7) % 7 === weekday;
}

function halfAt(bytes: Uint8Array, at: number, end: number): "AM" | "PM" | "" {
  if (at + 2 > end || ((bytes[at + 1] ?? 0) & 0xdf) !== 77) return "";
  const first = (bytes[at] ?? 0) & 0xdf;
  return first === 65 ? "AM" : first === 80 ? "PM" : "";
}

/** Which of the names stands here, in any case, or -1. */
function nameAt(names: readonly string[], bytes: Uint8Array, at: number, end: number): number {
  if (at + 3 > end) return -1;
  const found = String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0).toLowerCase();
  return names.findIndex((name) => name.toLowerCase() === found);
}
