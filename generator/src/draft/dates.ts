import { type Codec, date, dateTime, instant, invalid, time } from "@tagsmith/runtime";
import { type DateKind, dateFormat } from "../notation/date-format.js";

/** A format that dates on the wire may have. */
export interface DateGuess {
  readonly kind: DateKind;
  readonly format: string;
  /** Where the spelling itself names it. */
  readonly zone?: string;
  /** Of day and month, whose order no spelling tells, the more usual one comes first. */
  readonly rank: number;
}

/** The formats that give exactly this spelling again; none where it is no date or time. */
export function dateGuesses(text: string): readonly DateGuess[] {
  if (text.length > 40 || !/\d/.test(text) || !/^[\w,.:/ +-]+$/.test(text)) return [];
  const clock = /(?<![\d:])\d{1,2}:\d\d(?::\d\d(?:\.\d{3})?)?(?: ?[AP]M)?/.exec(text);
  const before = clock === null ? text : text.slice(0, clock.index);
  const behind = clock === null ? "" : text.slice(clock.index + clock[0].length);
  const tail = zoneOf(behind);
  if (tail === undefined) return [];
  const days = before === "" ? [{ format: "", rank: 0 }] : dayFormats(before);
  const times = clock === null ? [""] : timeFormats(clock[0]);
  const kind: DateKind = clock === null ? "date" : before === "" ? "time" : "dateTime";
  if (tail.zone !== undefined && kind !== "dateTime") return [];
  const zone = tail.zone === undefined ? {} : { zone: tail.zone };
  return days
    .flatMap((day) =>
      times.map((each): DateGuess => ({ kind, format: day.format + each + tail.format, rank: day.rank, ...zone })),
    )
    .filter((guess) => isExact(guess, text));
}

/** Whether a date is written as it was read. */
export function isExact(guess: DateGuess, text: string): boolean {
  const codec = codecOf(guess);
  if (codec === undefined) return false;
  const value = codec.read(text);
  return value !== invalid && codec.write(value) === text;
}

/** A spelling that stands for no date at all: `0000-00-00`. */
export function isZeroDate(text: string): boolean {
  return /^0{1,4}([-/.])0{1,2}(?:\1)0{1,4}(?:[T ]00:00(?::00)?)?$/.test(text);
}

const codecs = new Map<string, Codec<unknown> | undefined>();

function codecOf({ kind, format, zone }: DateGuess): Codec<unknown> | undefined {
  const key = `${kind} ${format} ${zone ?? ""}`;
  if (!codecs.has(key)) {
    const isRight = dateFormat(kind, format) === undefined;
    const make = { date, time, dateTime }[kind];
    codecs.set(
      key,
      isRight ? ((zone === undefined ? make([format]) : instant([format], zone)) as Codec<unknown>) : undefined,
    );
  }
  return codecs.get(key);
}

/** What may stand behind the time, where it says the zone. Offsets that come and go with summer are none. */
function zoneOf(text: string): { readonly format: string; readonly zone?: string } | undefined {
  if (text === "") return { format: "" };
  const found = /^( ?)(Z|UTC|GMT|[+-]00:?00)$/.exec(text);
  if (found === null) return undefined;
  const [, space = "", word = ""] = found;
  return { format: space + (/^[A-Z]/.test(word) ? `'${word}'` : word), zone: "UTC" };
}

function timeFormats(text: string): string[] {
  const [, hour = "", rest = "", half = ""] = /^(\d+)(:.*?)(( ?)[AP]M)?$/.exec(text) ?? [];
  const behind = rest
    .replace(/^:\d\d/, ":mm")
    .replace(/:\d\d/, ":ss")
    .replace(/\.\d{3}/, ".SSS");
  const letters = half === "" ? ["H"] : ["h", "H"];
  const end = half === "" ? "" : half.replace(/[AP]M/, "a");
  return letters.flatMap((letter) => widths(hour, letter).map((each) => each + behind + end));
}

/** One digit is never two, and a zero in front is always: else both are possible. */
function widths(digits: string, letter: string): string[] {
  if (digits.length === 1) return [letter];
  return digits.startsWith("0") ? [letter.repeat(2)] : [letter.repeat(2), letter];
}

const monthName = /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)$/;
const dayName = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)$/;

interface DayFormat {
  readonly format: string;
  readonly rank: number;
}

/** The formats of a day and what stands behind it up to the time. */
function dayFormats(text: string): DayFormat[] {
  if (/^(?:19|20)\d{6}$/.test(text)) return [{ format: "yyyyMMdd", rank: 0 }];
  const tokens = text.match(/\d+|[A-Za-z]+|[^\dA-Za-z]+/g) ?? [];
  const numbers = tokens.flatMap((token, at) => (/^\d/.test(token) ? [at] : []));
  const hasMonthName = tokens.some((token) => monthName.test(token));
  if (numbers.length !== (hasMonthName ? 2 : 3)) return [];
  const texts = numbers.map((at) => tokens[at] ?? "");
  return orders(texts, hasMonthName, tokens).flatMap((letters, rank) => {
    let made = [""];
    for (const [at, token] of tokens.entries()) {
      const part = numbers.indexOf(at);
      const choices = part >= 0 ? partFormats(token, letters[part] ?? "") : [wordFormat(token)];
      made = made.flatMap((start) => choices.flatMap((choice) => (choice === undefined ? [] : [start + choice])));
    }
    return made.map((format) => ({ format, rank }));
  });
}

/** What the numbers may stand for, in their order. */
function orders(numbers: readonly string[], hasMonthName: boolean, tokens: readonly string[]): string[] {
  const [first = "", , third = ""] = numbers;
  if (hasMonthName) return first.length === 4 ? ["yd"] : ["dy"];
  if (first.length === 4) return ["yMd"];
  if (third.length !== 4 && third.length !== 2) return [];
  // With dots the day is first nearly everywhere; with slashes the month where the dollar is.
  return tokens.includes(".") ? ["dMy", "Mdy"] : ["Mdy", "dMy"];
}

function partFormats(digits: string, letter: string): string[] {
  if (letter === "y") return digits.length === 4 ? ["yyyy"] : digits.length === 2 ? ["yy"] : [];
  return digits.length > 2 ? [] : widths(digits, letter);
}

function wordFormat(token: string): string | undefined {
  if (!/^[A-Za-z]/.test(token)) return token;
  if (monthName.test(token)) return "MMM";
  if (dayName.test(token)) return "EEE";
  return token === "T" ? "'T'" : undefined;
}
