import type { LocalDate, LocalDateTime, LocalTime } from "../value-types.js";
import { type DateFields, daysInMonth, emptyFields } from "./calendar.js";
import { pad } from "./date-write.js";

/** The ISO 8601 spelling of a day: `2018-03-08`. */
export function localDate(fields: DateFields): LocalDate {
  return `${pad(fields.year, 4)}-${pad(fields.month, 2)}-${pad(fields.day, 2)}`;
}

/** The ISO 8601 spelling of a time of day, with milliseconds only where there are some: `22:26:00`. */
export function localTime(fields: DateFields): LocalTime {
  const time: LocalTime = `${pad(fields.hour, 2)}:${pad(fields.minute, 2)}:${pad(fields.second, 2)}`;
  return fields.millisecond === 0 ? time : `${time}.${pad(fields.millisecond, 3)}`;
}

/** The ISO 8601 spelling of a day and a time of day: `2018-03-08T22:26:00`. */
export function localDateTime(fields: DateFields): LocalDateTime {
  return `${localDate(fields)}T${localTime(fields)}`;
}

/** Seconds may be missing in what a program gives. */
const dayPattern = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const timePattern = /^([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,9}))?)?$/;

/** The fields of a `LocalDate` or, where `time` is given, of a `LocalDateTime`; nothing where it is not a day. */
export function parseDay(text: string, time?: string): DateFields | undefined {
  const match = dayPattern.exec(text);
  if (match === null) return undefined;
  const fields = time === undefined ? emptyFields() : parseTime(time);
  if (fields === undefined) return undefined;
  fields.year = Number(match[1]);
  fields.month = Number(match[2]);
  fields.day = Number(match[3]);
  const { year, month, day } = fields;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) ? fields : undefined;
}

/** The fields of a `LocalTime`; nothing where it is not a time of day. */
export function parseTime(text: string): DateFields | undefined {
  const match = timePattern.exec(text);
  if (match === null) return undefined;
  const fields = emptyFields();
  fields.hour = Number(match[1]);
  fields.minute = Number(match[2]);
  fields.second = Number(match[3] ?? 0);
  fields.millisecond = Number((match[4] ?? "").padEnd(3, "0").slice(0, 3));
  return fields.hour < 24 && fields.minute < 60 && fields.second < 60 ? fields : undefined;
}
