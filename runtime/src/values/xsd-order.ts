import { daysFromDate } from "./calendar.js";
import { type XsdDate, type XsdDateType, parseXsdDate, xsdDatePatterns } from "./xsd-dates.js";

/**
 * Which of two dates or times of XSD is later. One without a zone may lie 14 hours to either side, so that two of which
 * only one has a zone may have no order (`NaN`): https://www.w3.org/TR/xmlschema-2/#dateTime-order.
 */
export function compareXsdDates(left: string, right: string): number {
  const a = parse(left);
  const b = parse(right);
  if (a === undefined || b === undefined) return Number.NaN;
  const apart = secondsOf(a) - secondsOf(b);
  if ((a.zone === undefined) === (b.zone === undefined)) return apart;
  return Math.abs(apart) > 14 * 3600 ? apart : Number.NaN;
}

/** Which of two durations is longer, if it is whatever they begin with: https://www.w3.org/TR/xmlschema-2/#duration-order. */
export function compareXsdDurations(left: string, right: string): number {
  const a = partsOfDuration(left);
  const b = partsOfDuration(right);
  const orders = new Set(beginnings.map(([year, month]) => Math.sign(endOf(year, month, a) - endOf(year, month, b))));
  return orders.size === 1 ? ([...orders][0] ?? Number.NaN) : Number.NaN;
}

/** The months from which durations are laid off. */
const beginnings = [
  [1696, 9],
  [1697, 2],
  [1903, 3],
  [1903, 7],
] as const;

function parse(text: string): XsdDate | undefined {
  for (const type of Object.keys(xsdDatePatterns)) {
    const date = parseXsdDate(type as XsdDateType, text);
    if (date !== undefined) return date;
  }
  return undefined;
}

/** Where a date or time lies, in seconds. */
export function secondsOf({ year, month, day, hour, minute, second, zone = 0 }: XsdDate): number {
  return daysFromDate(year, month, day) * 86_400 + hour * 3600 + (minute - zone) * 60 + second;
}

/** The months and seconds that a duration consists of. */
export function partsOfDuration(text: string): { months: number; seconds: number } {
  const match =
    /^(-?)P(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)D)?(?:T(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9.]+)S)?)?$/.exec(text) ??
    [];
  const number = (index: number): number => Number(match[index] ?? 0);
  const sign = match[1] === "-" ? -1 : 1;
  return {
    months: sign * (number(2) * 12 + number(3)),
    seconds: sign * (number(4) * 86_400 + number(5) * 3600 + number(6) * 60 + number(7)),
  };
}

function endOf(year: number, month: number, { months, seconds }: { months: number; seconds: number }): number {
  const all = year * 12 + month - 1 + months;
  return daysFromDate(Math.floor(all / 12), (((all % 12) + 12) % 12) + 1, 1) * 86_400 + seconds;
}
