import * as codecKinds from "../codec-kinds.js";
import { type Codec, invalid } from "../codec.js";
import { compare } from "../decimal.js";
import { textFor } from "./pattern.js";
import type { Person } from "./person.js";
import type { Random } from "./random.js";
import { textNamed } from "./text.js";

/** What a sample knows of the item that it is a part of. */
export interface Sampling {
  readonly random: Random;
  readonly person: Person;
  /** When the item came to be, in milliseconds since 1970. */
  readonly time: number;
  /** What the key of the item is. */
  readonly key: string;
  /** The version of the document, where it has several. */
  readonly version: string | undefined;
  /** The name of the record that it stands in. */
  readonly owner: string;
  /** The item itself, not one inside of it. */
  readonly isTop: boolean;
  /** `true` for what stands around items: the first word of each enumeration, nothing optional. */
  readonly isPlain: boolean;
}

/**
 * A value of a codec that a property with this name may have.
 *
 * @throws Error where none can be made
 */
export function sampleLeaf(type: Codec<unknown>, name: string, sampling: Sampling): unknown {
  for (const make of [byType, byPattern, byText]) {
    for (const value of make(type, name, sampling)) {
      const text = tryWrite(type, value);
      // Written and read, so that nothing is in it that would not come back, such as the seconds of a time in minutes.
      const read = text === invalid ? invalid : type.read(text);
      if (read !== invalid) return read;
    }
  }
  throw new Error(`no sample can be made for ${name}: expected ${type.expected}`);
}

function* byType(type: Codec<unknown>, name: string, sampling: Sampling): Generator<unknown> {
  const { random, time } = sampling;
  const { kind, detail } = type;
  if (detail.pattern !== undefined && kind !== codecKinds.enumeration) return;
  if (sampling.version !== undefined && /version$/i.test(name)) yield sampling.version;
  if (type.name === "countryCode") yield "US";
  if (detail.words) {
    const values = detail.words.map(([, value]) => value);
    if (sampling.isPlain) yield values[0];
    if (values.every((value) => typeof value === "boolean"))
      yield /test|void|hidden|cancel/i.test(name) ? false : random.chance(0.3);
    yield random.pick(values);
  }
  if (detail.alternatives) for (const alternative of detail.alternatives) yield* byType(alternative, name, sampling);
  if (detail.item) {
    const items = [0, 1].map(() => sampleLeaf(detail.item as Codec<unknown>, name, sampling));
    yield detail.between === undefined
      ? items
      : items.map((value, index) => ({ name: ["size", "color"][index], value }));
    yield items.slice(1);
  }
  const date = new Date(time + offsetFor(name) * 3_600_000);
  yield date;
  const iso = date.toISOString();
  if (/date|time/i.test(type.name)) yield* [iso.slice(0, 10), iso.slice(11, 19), iso.slice(0, 19), iso];
  if (type.name === "decimal" || type.name === "xs:decimal") yield* decimals(type, name, random);
  const whole = wholeFor(name, random);
  if (kind === codecKinds.integer || /integer|int|long|short|byte/i.test(type.name)) yield* wholes(type, whole);
  if (kind === codecKinds.id) yield idFor(name, sampling);
  if (type.name === "url" || type.name === "xs:anyURI")
    yield `https://shop.example/${name.toLowerCase()}/${sampling.key}`;
  if (kind === codecKinds.text) yield* texts(type, name, sampling);
  yield Uint8Array.from({ length: 6 }, () => random.whole(0, 255));
}

function* byPattern({ detail, read }: Codec<unknown>, _: string, { random }: Sampling): Generator<unknown> {
  if (detail.pattern === undefined) return;
  for (let tries = 0; tries < 20; tries++) yield read(textFor(detail.pattern, random));
}

/** Whatever else the type may be, it may read one of these. */
function* byText(type: Codec<unknown>, name: string, sampling: Sampling): Generator<unknown> {
  for (const text of [...texts(type, name, sampling), ...spellings]) {
    const value = type.read(text);
    if (value !== invalid) yield value;
  }
}

const spellings = ["1", "0", "-1", "P1D", "--05-01", "---01", "--05", "2024", "2024-05", "US", "en", "a", "true", ""];

function* texts(
  { detail }: Codec<unknown>,
  name: string,
  { person, random, owner, time }: Sampling,
): Generator<string> {
  const isTime = /date|time/i.test(name);
  const text = isTime ? new Date(time).toUTCString() : textNamed(name, owner, person, random);
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = detail;
  if (maxLength === 2) yield /state|province/i.test(name) ? person.stateCode : "US";
  if ([...text].length <= maxLength) yield text.padEnd(minLength, "x");
  yield [...text].slice(0, maxLength).join("").trim().padEnd(minLength, "x");
}

function* wholes({ detail }: Codec<unknown>, whole: number): Generator<unknown> {
  const least = Number(detail.minimum ?? Number(detail.exclusiveMinimum ?? Number.NaN) + 1);
  const most = Number(detail.maximum ?? Number(detail.exclusiveMaximum ?? Number.NaN) - 1);
  for (const value of [whole, Number.isNaN(least) ? most : least]) {
    if (Number.isNaN(value)) continue;
    const held = Math.max(Number.isNaN(least) ? value : least, Math.min(Number.isNaN(most) ? value : most, value));
    yield held;
    yield BigInt(Math.trunc(held));
  }
}

function* decimals({ detail }: Codec<unknown>, name: string, random: Random): Generator<string> {
  const digits = Math.min(detail.fractionDigits ?? 2, /weight/i.test(name) ? 3 : 2);
  const cents = /rate|percent/i.test(name) ? random.whole(0, 2500) : random.whole(100, 19_999);
  const text = (cents / 100).toFixed(digits);
  const isBelow = detail.maximum !== undefined && compare(text, detail.maximum) > 0;
  yield isBelow ? (detail.maximum as string) : text;
  for (const bound of [detail.minimum, detail.maximum, "1", "0", "-1"]) if (bound !== undefined) yield bound;
}

function wholeFor(name: string, random: Random): number {
  if (/year/i.test(name)) return random.whole(2025, 2030);
  if (/month/i.test(name)) return random.whole(1, 12);
  if (/quantity|qty|count|boxes/i.test(name)) return random.whole(1, 5);
  return random.whole(1, 100);
}

/** The item's own key, or that of something that several items share. */
function idFor(name: string, { key, isTop, random }: Sampling): string {
  if (isTop && /^(?:order|transaction|invoice|sale)?_?(?:id|number|key)$/i.test(name)) return key;
  if (/status/i.test(name)) return String(random.whole(1, 3));
  return String(random.whole(200, 299));
}

/** Hours after the item came to be. */
function offsetFor(name: string): number {
  if (/modif|change|update|ship/i.test(name)) return 2;
  return /expire|next|end|due/i.test(name) ? 720 : 0;
}

function tryWrite(type: Codec<unknown>, value: unknown): string | typeof invalid {
  try {
    return type.write(value);
  } catch {
    // A codec may rely on the type of the value.
    return invalid;
  }
}
