/** A day and a time as a clock shows it. */
export interface Clock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/** Writes a clock in a format of the spec language; parts in brackets stand only where something would be lost without them. */
export function writeClock(format: string, clock: Clock): string {
  return writeTokens(
    tokensOf(format),
    clock,
    tokensOf(format).some((token) => token.startsWith("h")),
  );
}

/** The clock without what a format has no part for, so that writing and reading give it back. */
export function asPreciseAs(format: string, clock: Clock): Clock {
  const has = (part: string): boolean =>
    tokensOf(format).some((token) => token.includes(part) && !token.startsWith("'"));
  return {
    year: has("y") ? clock.year : 1970,
    month: has("M") ? clock.month : 1,
    day: has("d") ? clock.day : 1,
    hour: has("H") || has("h") ? clock.hour : 0,
    minute: has("m") ? clock.minute : 0,
    second: has("s") ? clock.second : 0,
    millisecond: has("SSS") ? clock.millisecond : 0,
  };
}

/** `2018-03-08`. */
export function isoDate({ year, month, day }: Clock): string {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** `22:26:00`, with milliseconds only where there are some. */
export function isoTime({ hour, minute, second, millisecond }: Clock): string {
  const fraction = millisecond === 0 ? "" : `.${pad(millisecond, 3)}`;
  return `${pad(hour, 2)}:${pad(minute, 2)}:${pad(second, 2)}${fraction}`;
}

/** The instant at which a clock in a zone shows this: `2018-03-08T22:26:00.000Z`. */
export function isoInstant(clock: Clock, zone: string): string {
  const offset = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  const minutes = offset === null ? 0 : (Number(offset[2]) * 60 + Number(offset[3])) * (offset[1] === "-" ? -1 : 1);
  const { year, month, day, hour, minute, second, millisecond } = clock;
  return new Date(Date.UTC(year, month - 1, day, hour, minute - minutes, second, millisecond)).toISOString();
}

/** Parts, brackets, quoted texts and single characters. */
function tokensOf(format: string): string[] {
  return format.match(/'(?:[^']|'')*'|([yMdHhmsSaE])\1*|[^]/gu) ?? [];
}

function writeTokens(tokens: readonly string[], clock: Clock, hasHalf: boolean): string {
  let text = "";
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] ?? "";
    if (token !== "[") {
      text += writeToken(token, clock);
      continue;
    }
    const end = closing(tokens, index);
    const inside = tokens.slice(index + 1, end);
    if (isNeeded(inside, clock, hasHalf)) text += writeTokens(inside, clock, hasHalf);
    index = end;
  }
  return text;
}

function closing(tokens: readonly string[], open: number): number {
  let depth = 0;
  for (let index = open; index < tokens.length; index++) {
    if (tokens[index] === "[") depth++;
    if (tokens[index] === "]" && --depth === 0) return index;
  }
  return tokens.length;
}

function isNeeded(tokens: readonly string[], clock: Clock, hasHalf: boolean): boolean {
  const { minute, second, millisecond } = clock;
  return tokens.some((token) => {
    if (/^[yMd]/.test(token)) return true;
    if (/^[Hh]/.test(token)) return clock.hour + minute + second + millisecond > 0;
    if (token === "mm") return minute + second + millisecond > 0;
    if (token === "ss") return second + millisecond > 0;
    if (token === "SSS") return millisecond > 0;
    return token === "a" && hasHalf;
  });
}

function writeToken(token: string, clock: Clock): string {
  const { year, month, day, hour, minute, second, millisecond } = clock;
  const hour12 = hour % 12 === 0 ? 12 : hour % 12;
  switch (token) {
    case "yyyy":
      return pad(year, 4);
    case "yy":
      return pad(year % 100, 2);
    case "MMM":
      return months[month - 1] ?? "";
    case "EEE":
      return weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? "";
    case "MM":
    case "M":
      return pad(month, token.length);
    case "dd":
    case "d":
      return pad(day, token.length);
    case "HH":
    case "H":
      return pad(hour, token.length);
    case "hh":
    case "h":
      return pad(hour12, token.length);
    case "mm":
      return pad(minute, 2);
    case "ss":
      return pad(second, 2);
    case "SSS":
      return pad(millisecond, 3);
    case "a":
      return hour < 12 ? "AM" : "PM";
    default:
      return token.startsWith("'") ? quotedText(token) : token;
  }
}

/** `'at'` is at, `''` a quote. */
function quotedText(token: string): string {
  return token === "''" ? "'" : token.slice(1, -1).replaceAll("''", "'");
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, "0");
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
