/** The parts of a date and time. Where a format has no such part, `month` and `day` are 1 and the others 0. */
export interface DateFields {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
  /** 0 for AM, 1 for PM; -1 where a text that was read says neither. */
  half: number;
  /** The day of the week that a text that was read names, from Monday; else -1. */
  weekday: number;
}

export const millisecondsOfDay = 86_400_000;

/** Days from 1970-01-01 to a day of the Gregorian calendar, which is taken to reach back without end. */
export function daysFromDate(year: number, month: number, day: number): number {
  // Years that begin in March end with the leap day, so that the days before a month follow one line.
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** The day that lies so many days after 1970-01-01. */
export function dateFromDays(days: number, fields: DateFields): void {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const month = Math.floor((5 * dayOfYear + 2) / 153);
  fields.day = dayOfYear - Math.floor((153 * month + 2) / 5) + 1;
  fields.month = month < 10 ? month + 3 : month - 9;
  fields.year = yearOfEra + era * 400 + (fields.month <= 2 ? 1 : 0);
}

/** Milliseconds since 1970 of fields that are read in UTC. */
export function millisecondsFromFields(fields: DateFields): number {
  return (
    daysFromDate(fields.year, fields.month, fields.day) * millisecondsOfDay +
    ((fields.hour * 60 + fields.minute) * 60 + fields.second) * 1000 +
    fields.millisecond
  );
}

/** The fields of an instant in UTC. */
export function fieldsFromMilliseconds(milliseconds: number): DateFields {
  const fields = emptyFields();
  const days = Math.floor(milliseconds / millisecondsOfDay);
  const rest = milliseconds - days * millisecondsOfDay;
  dateFromDays(days, fields);
  fields.hour = Math.floor(rest / 3_600_000);
  fields.minute = Math.floor(rest / 60_000) % 60;
  fields.second = Math.floor(rest / 1000) % 60;
  fields.millisecond = rest % 1000;
  return fields;
}

/** Fields to be filled. */
export function emptyFields(): DateFields {
  return { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0, half: -1, weekday: -1 };
}

/** How many days a month has. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
