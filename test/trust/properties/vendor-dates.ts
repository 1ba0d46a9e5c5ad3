import {
  type Codec,
  type MemberType,
  type RecordTable,
  date,
  dateTime,
  instant,
  invalid,
  time,
} from "@tagsmith/runtime";
import * as fc from "fast-check";
import { families } from "./documents.js";
import { type Law, law } from "./law.js";
import { near } from "./near.js";
import { membersOf } from "./value.js";

/** Formats that no platform has yet, with all parts that there are. */
const further: readonly Codec<unknown>[] = [
  instant(["EEE, dd MMM yyyy HH:mm:ss"], "UTC"),
  instant(["yyyy-MM-dd'T'HH:mm:ss[.SSS]"], "-05:30"),
  instant(["MMM d yyyy h:mm[:ss] a", "yyyyMMdd"], "UTC"),
  date(["dd.MM.yy", "d/M/yyyy"]),
  dateTime(["yyyy-MM-dd[ HH:mm[:ss[.SSS]]]"]),
  time(["h:mm a", "HH:mm[:ss]"]),
];

/** Each format of dates and times of the platforms is held against Date. */
export const vendorDates: readonly Law[] = [...codecsWithFormats(), ...further].flatMap((codec) => {
  const { formats = [], zone } = codec.detail;
  const name = `${codec.name} ${formats.map((format) => JSON.stringify(format)).join(", ")}${zone ? ` ${zone}` : ""}`;
  return [
    law(`${name} is read as Date says, and refused where it has no such time`, () =>
      fc.property(fields, fc.nat(), fc.nat(), (given, which, shown) => {
        const format = formats[which % formats.length] ?? "";
        const { text, used } = spell(format, format.includes("h") ? { ...given, hour: given.hour % 24 } : given, shown);
        const expected = valueOf(used, codec, zone);
        const read = codec.read(text);
        if (expected === undefined || isAmbiguous(formats, format, text))
          return expected !== undefined || read === invalid;
        if (show(read) !== expected) throw new Error(`${text}: expected ${expected} but received ${show(read)}`);
        return checkWritten(codec, read);
      }),
    ),
    law(`${name} is read as what it is written as, whatever the text`, () =>
      fc.property(
        near(
          /^[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}(?: [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: [AP]M)?)?$/,
          "0123459/-:. APMTJan",
        ),
        (text) => {
          const read = codec.read(text);
          return read === invalid || checkWritten(codec, read);
        },
      ),
    ),
  ];
});

/** The first format may have no part for what another one told; what it has is kept. */
function checkWritten(codec: Codec<unknown>, value: unknown): boolean {
  const text = codec.write(value);
  if (text === invalid) return /yy(?!yy)/.test(codec.detail.formats?.[0]?.replaceAll("yyyy", "") ?? "");
  const again = codec.read(text);
  return (
    again !== invalid &&
    codec.write(again) === text &&
    show(again).startsWith(
      show(value)
        .slice(0, 10)
        .replace(/:\d\d$/, ""),
    )
  );
}

interface Fields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/** Times of the calendar, and some that are just outside of it. */
const fields: fc.Arbitrary<Fields> = fc.record(
  {
    year: fc.oneof(fc.integer({ min: 1969, max: 2068 }), fc.integer({ min: 0, max: 9999 })),
    month: fc.integer({ min: 0, max: 13 }),
    day: fc.oneof(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 32 })),
    hour: fc.integer({ min: 0, max: 24 }),
    minute: fc.oneof(fc.integer({ min: 0, max: 59 }), fc.constant(60)),
    second: fc.oneof(fc.integer({ min: 0, max: 59 }), fc.constant(60)),
    millisecond: fc.integer({ min: 0, max: 999 }),
  },
  { noNullPrototype: true },
);

const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** The fields in a format, of which the bits of `shown` say which optional parts stand, and what of them the text tells. */
function spell(format: string, given: Fields, shown: number): { text: string; used: Fields } {
  let used: Fields = { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 };
  let bit = 0;
  let chosen = format;
  // Innermost first; what is left out takes what is inside of it along.
  while (/\[[^[\]]*\]/.test(chosen)) {
    chosen = chosen.replace(/\[([^[\]]*)\]/, (_, inside: string) => ((shown >> bit++) & 1 ? inside : ""));
  }
  const half = /a/.test(chosen.replaceAll(/'[^']*'/g, ""));
  const text = chosen.replace(/'([^']*)'|([yMdHhmsSaE])\2*/g, (part, quoted: string | undefined) => {
    if (quoted !== undefined) return quoted;
    const pad = (value: number): string => String(value).padStart(part.length, "0");
    switch (part[0]) {
      case "y":
        used = { ...used, year: part.length === 2 ? twoDigits(given.year) : given.year };
        return part.length === 2 ? String(given.year % 100).padStart(2, "0") : pad(given.year);
      case "M":
        used = { ...used, month: given.month };
        return part.length === 3 ? (names[given.month - 1] ?? "Foo") : pad(given.month);
      case "d":
        used = { ...used, day: given.day };
        return pad(given.day);
      case "H":
        used = { ...used, hour: given.hour };
        return pad(given.hour);
      case "h":
        used = { ...used, hour: half ? given.hour : given.hour % 12 === 0 ? 12 : given.hour % 12 };
        return pad(given.hour % 12 === 0 ? 12 : given.hour % 12);
      case "m":
        used = { ...used, minute: given.minute };
        return pad(given.minute);
      case "s":
        used = { ...used, second: given.second };
        return pad(given.second);
      case "S":
        used = { ...used, millisecond: given.millisecond };
        return pad(given.millisecond);
      case "a":
        return given.hour < 12 ? "AM" : "PM";
      default:
        return days[new Date(milliseconds(given)).getUTCDay()] ?? "Foo";
    }
  });
  // 0 PM is refused, and 12 AM is midnight, where hours count to 24.
  if (half && format.includes("H") && given.hour === 0) used = { ...used, hour: 0 };
  return { text, used };
}

function twoDigits(year: number): number {
  const short = year % 100;
  return short < 69 ? 2000 + short : 1900 + short;
}

/** What Date makes of the fields, as the codec shows it; nothing where the fields are not those of that Date. */
function valueOf(used: Fields, codec: Codec<unknown>, zone: string | undefined): string | undefined {
  const made = new Date(milliseconds(used));
  const iso = made.toISOString();
  const same =
    made.getUTCFullYear() === used.year &&
    made.getUTCMonth() + 1 === used.month &&
    made.getUTCDate() === used.day &&
    made.getUTCHours() === used.hour &&
    made.getUTCMinutes() === used.minute;
  if (!same || made.getUTCSeconds() !== used.second) return undefined;
  if (zone !== undefined) return new Date(made.getTime() - offset(zone)).toISOString();
  const clock = iso.slice(11, 23).replace(/\.000$/, "");
  return codec.name === "date" ? iso.slice(0, 10) : codec.name === "time" ? clock : `${iso.slice(0, 10)}T${clock}`;
}

function milliseconds({ year, month, day, hour, minute, second, millisecond }: Fields): number {
  const made = new Date(Date.UTC(2000, month - 1, day, hour, minute, second, millisecond));
  // Date.UTC takes years below 100 for those of the 20th century.
  made.setUTCFullYear(year, month - 1, day);
  return made.getTime();
}

function offset(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(zone) ?? [];
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === "-" ? -size : size;
}

/** Whether a format that is tried before could read the text: then it decides. */
function isAmbiguous(formats: readonly string[], format: string, text: string): boolean {
  const before = formats.slice(0, formats.indexOf(format));
  return before.some((each) => instant([each], "UTC").read(text) !== invalid);
}

function show(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

/** All of the platforms, once each. */
function codecsWithFormats(): Codec<unknown>[] {
  const found = new Map<string, Codec<unknown>>();
  const seen = new Set<string>();
  const visitType = (type: MemberType): void => {
    if (typeof type === "function") visitRecord(type());
    else if ("read" in type) visitCodec(type);
    else if (type.kind === "choice") for (const { type: each } of type.choices) visitType(each);
  };
  const visitCodec = (codec: Codec<unknown>): void => {
    const { formats, zone, alternatives, item } = codec.detail;
    if (formats !== undefined) found.set(`${codec.name} ${formats.join("|")} ${zone}`, codec);
    for (const each of [...(alternatives ?? []), ...(item ? [item] : [])]) visitCodec(each);
  };
  const visitRecord = (record: RecordTable<unknown>): void => {
    const key = `${record.name} ${membersOf(record)
      .map(({ as }) => as)
      .join(" ")}`;
    if (seen.has(key)) return;
    seen.add(key);
    for (const { type } of membersOf(record)) visitType(type);
  };
  for (const { document } of families) visitRecord(document.table().type());
  return [...found.values()];
}
