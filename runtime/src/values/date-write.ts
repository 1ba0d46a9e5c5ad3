import { type DateFields, daysFromDate } from "./calendar.js";
import * as operations from "./date-operations.js";
import { monthNames, weekdayNames } from "./date-names.js";

/**
 * Writes fields in a format, given by its operations, or nothing where the format cannot carry the year. What the format has no part for is cut
 * off. What may be missing is left out unless something would be lost by it: `[:ss]` stands only where there are seconds.
 */
export function writeDate(codes: Int32Array, fields: DateFields): string | undefined {
  let text = "";
  let literals: number[] = [];
  for (let index = 0; index < codes.length;) {
    const operation = codes[index] ?? 0;
    const argument = codes[index + 1] ?? 0;
    index += 2;
    if (operation === operations.literal) {
      if (argument < 128) text += String.fromCharCode(argument);
      else {
        literals.push(argument);
        if (codes[index] !== operations.literal || ((codes[index + 1] ?? 0) & 0xc0) !== 0x80) {
          text += new TextDecoder().decode(Uint8Array.from(literals));
          literals = [];
        }
      }
    } else if (operation === operations.optional) {
      if (!isNeeded(codes, index, argument, fields)) index = argument;
    } else if (operation !== operations.end) {
      const part = writePart(operation, argument, fields);
      if (part === undefined) return undefined;
      text += part;
    }
  }
  return text;
}

function writePart(operation: number, argument: number, fields: DateFields): string | undefined {
  switch (operation) {
    case operations.year4:
      return fields.year < 0 || fields.year > 9999 ? undefined : pad(fields.year, 4);
    case operations.year2:
      return fields.year < 1969 || fields.year > 2068 ? undefined : pad(fields.year % 100, 2);
    case operations.month:
      return pad(fields.month, argument);
    case operations.day:
      return pad(fields.day, argument);
    case operations.hour24:
      return pad(fields.hour, argument);
    case operations.hour12:
      return pad(fields.hour % 12 === 0 ? 12 : fields.hour % 12, argument);
    case operations.minute:
      return pad(fields.minute, argument);
    case operations.second:
      return pad(fields.second, argument);
    case operations.millisecond:
      return pad(fields.millisecond, argument);
    case operations.half:
      return fields.hour < 12 ? "AM" : "PM";
    case operations.monthName:
      return monthNames[fields.month - 1];
    default:
      return weekdayNames[(((daysFromDate(fields.year, fields.month, fields.day) + 3) % 7) + 7) % 7];
  }
}

function isNeeded(codes: Int32Array, start: number, end: number, fields: DateFields): boolean {
  for (let index = start; index < end; index += 2) {
    switch (codes[index]) {
      case operations.year4:
      case operations.year2:
      case operations.month:
      case operations.monthName:
      case operations.day:
        return true;
      case operations.hour24:
      case operations.hour12:
        if (fields.hour + fields.minute + fields.second + fields.millisecond > 0) return true;
        break;
      case operations.minute:
        if (fields.minute + fields.second + fields.millisecond > 0) return true;
        break;
      case operations.second:
        if (fields.second + fields.millisecond > 0) return true;
        break;
      case operations.millisecond:
        if (fields.millisecond > 0) return true;
        break;
      case operations.half:
        if (codes.some((operation, at) => at % 2 === 0 && operation === operations.hour12)) return true;
        break;
      default:
    }
  }
  return false;
}

/** A number with at least so many digits. */
export function pad(value: number, digits: number): string {
  if (digits === 2 && value >= 0) return value < 10 ? `0${value}` : String(value);
  const text = String(value);
  return text.length < digits ? "0".repeat(digits - text.length) + text : text;
}
