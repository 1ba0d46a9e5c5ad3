import * as codecKinds from "../codec-kinds.js";
import { type Codec, codec, invalid } from "../codec.js";
import type { LocalDate, LocalDateTime, LocalTime } from "../value-types.js";
import { type DateFields, emptyFields, fieldsFromMilliseconds, millisecondsFromFields } from "./calendar.js";
import { type DateFormat, dateFormat } from "./date-format.js";
import { matchDate } from "./date-match.js";
import { writeDate } from "./date-write.js";
import { localDate, localDateTime, localTime, parseDay, parseTime } from "./local.js";

/** A day without a zone. Formats are tried in order; the first is written. */
export function date(formats: readonly string[]): Codec<LocalDate> {
  return local(formats, "date", localDate, (value) => parseDay(value));
}

/** A time of day without a zone. Formats are tried in order; the first is written, which cuts off what it has no part for. */
export function time(formats: readonly string[]): Codec<LocalTime> {
  return local(formats, "time", localTime, parseTime);
}

/** A day and time without a zone. Formats are tried in order; the first is written, which cuts off what it has no part for. */
export function dateTime(formats: readonly string[]): Codec<LocalDateTime> {
  return local(formats, "dateTime", localDateTime, (value) => {
    const middle = value.indexOf("T");
    return middle < 0 ? undefined : parseDay(value.slice(0, middle), value.slice(middle + 1));
  });
}

/** An instant: a date and time in a fixed zone, `UTC` or an offset such as `+02:00`. Formats as for `dateTime`. */
export function instant(formats: readonly string[], zone: string): Codec<Date> {
  const dates = formats.map(dateFormat);
  const written = firstOf(dates);
  const offset = offsetOf(zone);
  const toDate = (fields: DateFields): Date => {
    if (!written.hasDate) fields.year = 1970;
    return new Date(millisecondsFromFields(fields) - offset);
  };
  return codec<Date>(
    codecKinds.instant,
    !written.hasTime ? "date" : written.hasDate ? "dateTime" : "time",
    written.words,
    false,
    (text) => {
      const fields = readFields(dates, text);
      return fields === undefined ? invalid : toDate(fields);
    },
    (value) =>
      value instanceof Date && !Number.isNaN(value.getTime())
        ? (writeDate(written.operations, fieldsFromMilliseconds(value.getTime() + offset)) ?? invalid)
        : invalid,
    {
      formats,
      zone,
      scan(bytes, start, end, cursor) {
        const fields = emptyFields();
        cursor.position = matchDate(written, bytes, start, end, fields);
        return cursor.position < 0 ? undefined : toDate(fields);
      },
    },
  );
}

/** Milliseconds that the clocks of a zone are ahead of UTC: the zone is `UTC` or an offset such as `+02:00`. */
export function offsetOf(zone: string): number {
  if (zone === "UTC" || zone === "Z") return 0;
  const match = /^([+-])([0-9]{2}):?([0-9]{2})$/.exec(zone);
  if (match === null) throw new Error(`the zone ${JSON.stringify(zone)} cannot be used: expected UTC or +HH:MM`);
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === "-" ? -minutes : minutes) * 60_000;
}

function local<T extends string>(
  formats: readonly string[],
  name: string,
  toValue: (fields: DateFields) => T,
  fromValue: (value: string) => DateFields | undefined,
): Codec<T> {
  const dates = formats.map(dateFormat);
  const written = firstOf(dates);
  return codec<T>(
    codecKinds.other,
    name,
    written.words,
    false,
    (text) => {
      const fields = readFields(dates, text);
      return fields === undefined ? invalid : toValue(fields);
    },
    (value) => {
      const fields = typeof value === "string" ? fromValue(value) : undefined;
      return fields === undefined ? invalid : (writeDate(written.operations, fields) ?? invalid);
    },
    {
      formats,
      scan(bytes, start, end, cursor) {
        const fields = emptyFields();
        cursor.position = matchDate(written, bytes, start, end, fields);
        return cursor.position < 0 ? undefined : toValue(fields);
      },
    },
  );
}

function firstOf(dates: readonly DateFormat[]): DateFormat {
  const first = dates[0];
  if (first === undefined) throw new Error("a date needs a format");
  return first;
}

function readFields(dates: readonly DateFormat[], text: string): DateFields | undefined {
  const end = text.length;
  // Longer than any date with the longest names; what is so long is not copied.
  if (end > 256) return undefined;
  scratch ??= new Uint8Array(256);
  let bytes = scratch;
  let size = end;
  for (let index = 0; index < end; index++) {
    const code = text.charCodeAt(index);
    if (code > 127) {
      bytes = new TextEncoder().encode(text);
      size = bytes.length;
      break;
    }
    bytes[index] = code;
  }
  const fields = emptyFields();
  for (const format of dates) {
    if (matchDate(format, bytes, 0, size, fields) === size) return fields;
  }
  return undefined;
}

/** Where a text is put to be matched as bytes. Nothing is kept there from one call to the next. */
let scratch: Uint8Array | undefined;
