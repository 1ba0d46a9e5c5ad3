import { daysInMonth } from "./calendar.js";

/** The types of XSD that say a part of a date and time. */
export type XsdDateType = "dateTime" | "date" | "time" | "gYearMonth" | "gYear" | "gMonthDay" | "gMonth" | "gDay";

/** The spelling of each: https://www.w3.org/TR/xmlschema-2/#dateTime and on. */
export const xsdDatePatterns: Readonly<Record<XsdDateType, RegExp>> = {
  dateTime:
    /^(-?(?:[1-9][0-9]{3,}|0[0-9]{3}))-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2}(?:\.[0-9]+)?)(.*)$/,
  date: /^(-?(?:[1-9][0-9]{3,}|0[0-9]{3}))-([0-9]{2})-([0-9]{2})()()()(.*)$/,
  time: /^()()()([0-9]{2}):([0-9]{2}):([0-9]{2}(?:\.[0-9]+)?)(.*)$/,
  gYearMonth: /^(-?(?:[1-9][0-9]{3,}|0[0-9]{3}))-([0-9]{2})()()()()(.*)$/,
  gYear: /^(-?(?:[1-9][0-9]{3,}|0[0-9]{3}))()()()()()(.*)$/,
  gMonthDay: /^()--([0-9]{2})-([0-9]{2})()()()(.*)$/,
  gMonth: /^()--([0-9]{2})()()()()(.*)$/,
  gDay: /^()()---([0-9]{2})()()()(.*)$/,
};

/** What a date or time of XSD says; what it does not say is that of 1972-01-01T00:00:00, a leap year. */
export interface XsdDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Minutes ahead of UTC, if it names a zone. */
  readonly zone: number | undefined;
}

/** Takes a date or time of XSD apart; nothing where the text is none. */
export function parseXsdDate(type: XsdDateType, text: string): XsdDate | undefined {
  const match = xsdDatePatterns[type].exec(text);
  if (match === null) return undefined;
  const number = (index: number, absent: number): number => (match[index] ? Number(match[index]) : absent);
  const zone = parseZone(match[7] ?? "");
  const [year, month, day] = [number(1, 1972), number(2, 1), number(3, 1)];
  const [hour, minute, second] = [number(4, 0), number(5, 0), number(6, 0)];
  // XSD 1.0 has no year 0: https://www.w3.org/TR/xmlschema-2/#dateTime
  if (Number.isNaN(zone) || year === 0 || month < 1 || month > 12 || day < 1) return undefined;
  if (day > daysInMonth(year, month) || minute > 59 || second >= 60) return undefined;
  if (hour > 24 || (hour === 24 && minute + second > 0)) return undefined;
  return { year, month, day, hour, minute, second, zone: match[7] === "" ? undefined : zone };
}

/** Minutes ahead of UTC, at most 14 hours; `NaN` where it is no zone. */
function parseZone(text: string): number {
  if (text === "" || text === "Z") return 0;
  const match = /^([+-])([0-9]{2}):([0-9]{2})$/.exec(text);
  if (match === null) return Number.NaN;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  if (Number(match[3]) > 59 || minutes > 14 * 60) return Number.NaN;
  return match[1] === "-" ? -minutes : minutes;
}
