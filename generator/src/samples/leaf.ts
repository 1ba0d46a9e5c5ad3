import { type Expression, array, literal, object } from "../expression/expression.js";
import { valueOf } from "../emit/values.js";
import { negate } from "../model/accepts.js";
import type { LeafType, Scalar } from "../model/model.js";
import { type Clock, asPreciseAs, isoDate, isoInstant, isoTime, writeClock } from "./dates.js";
import { fitting, fits } from "./facets.js";
import { textMatching } from "./pattern.js";
import type { Random } from "./random.js";
import { xsdSample } from "./xsd.js";

/** A text as it stands on the wire and the value that it must be read as. */
export interface LeafSample {
  readonly text: string;
  readonly value: Expression;
}

/** A plausible value of a leaf, in its canonical spelling; `undefined` where none can be made. `hint` is what it is called. */
export function leafSample(leaf: LeafType, hint: string, random: Random): LeafSample | undefined {
  const { pattern, grouped } = leaf.facets;
  if (pattern !== undefined) {
    const text = textMatching(pattern, random);
    return text !== undefined && fits(leaf, text) ? { text, value: valueOf(leaf, text) } : undefined;
  }
  const sample = scalarSample(leaf, hint, random);
  if (sample === undefined || grouped === undefined) return sample;
  return { text: withGroups(sample.text, grouped), value: sample.value };
}

/** A clock's time as a date, time or instant is written and read. */
export function clockSample(
  scalar: Scalar & { kind: "date" | "time" | "dateTime" },
  format: string,
  at: Clock,
): LeafSample {
  const clock = asPreciseAs(format, at);
  const text = writeClock(format, clock);
  if (scalar.zone !== undefined) return { text, value: instant(isoInstant(clock, scalar.zone)) };
  if (scalar.kind === "date") return { text, value: literal(isoDate(clock)) };
  if (scalar.kind === "time") return { text, value: literal(isoTime(clock)) };
  return { text, value: literal(`${isoDate(clock)}T${isoTime(clock)}`) };
}

/** `1234.50` as `1,234.50`. */
export function withGroups(text: string, separator: string): string {
  const [whole = "", ...fraction] = text.split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, separator), ...fraction].join(".");
}

function scalarSample(leaf: LeafType, hint: string, random: Random): LeafSample | undefined {
  const { scalar } = leaf;
  const of = (text: string | undefined): LeafSample | undefined =>
    text === undefined ? undefined : { text, value: valueOf(leaf, text) };
  switch (scalar.kind) {
    case "words": {
      const word = scalar.words[random.whole(0, scalar.words.length - 1)];
      const part = String(random.whole(10, 99));
      const made = (text: string): string => text.replace(/\{[^}]*\}/, part);
      return word && { text: made(word.wire), value: literal(made(word.name)) };
    }
    case "text":
    case "value":
      return of(fitting(leaf, [`${humanized(hint)} ${random.whole(1, 99)}`, humanized(hint), "text"]));
    case "countryCode":
      return of(["US", "GB", "DE", "ES"][random.whole(0, 3)]);
    case "id":
      return of(fitting(leaf, [`${random.whole(1000, 9999)}`, `${random.whole(10, 99)}`]));
    case "url":
      return of(`https://example.com/${encodeURIComponent(hint)}/${random.whole(1, 99)}`);
    case "decimal":
      return of(fitting(leaf, [`${random.whole(1, 99)}.${random.whole(10, 99)}`, `${random.whole(1, 9)}.5`]));
    case "integer":
      return of(fitting(leaf, [`${random.whole(1, 99)}`]));
    case "seconds":
      return of(fitting(leaf, [`${random.whole(60, 3600)}`]));
    case "duration":
      return of(`PT${random.whole(1, 59)}M`);
    case "unixTime":
      return of(String(1_300_000_000 + random.whole(0, 99_999_999)));
    case "base64":
      return of(btoa(String.fromCharCode(...[1, 2, 3].map(() => random.whole(0, 255)))));
    case "hex":
      return of([1, 2, 3].map(() => random.whole(0, 255).toString(16).padStart(2, "0")).join(""));
    case "boolean":
      return of(random.whole(0, 1) === 1 ? scalar.yes : scalar.no);
    case "date":
    case "time":
    case "dateTime":
      return clockSample(scalar, scalar.formats[0] ?? "", someClock(random));
    case "xsd":
      return xsdSample(leaf, scalar.type, hint, random);
    case "enumeration":
      return of(random.pick(scalar.words)?.wire);
    case "list":
      return listSample(scalar, hint, random);
    case "map":
      return mapSample(scalar, random);
    case "named": {
      const sample = leafSample(scalar.item, hint, random);
      return sample && { text: sample.text, value: object({ [scalar.property]: sample.value }) };
    }
    case "negated": {
      const sample = leafSample(scalar.item, hint, random);
      return sample && { text: negate(sample.text), value: sample.value };
    }
    case "spelled": {
      const sample = leafSample(scalar.item, hint, random);
      return sample && { text: sample.text, value: literal(sample.text) };
    }
    case "union":
      return scalar.alternatives[0] === undefined ? undefined : leafSample(scalar.alternatives[0], hint, random);
  }
}

function listSample(scalar: Scalar & { kind: "list" }, hint: string, random: Random): LeafSample | undefined {
  const items = [1, 2].map((count) => leafSample(scalar.item, `${hint}${count}`, random));
  const [first, second] = items;
  if (first === undefined || second === undefined) return undefined;
  // An item that holds the separator would be read as two.
  const texts = [first.text, second.text].map((text) => (scalar.separator === " " ? text.replace(/\s+/g, "-") : text));
  if (texts.some((text) => text.includes(scalar.separator))) return undefined;
  return {
    text: texts.join(scalar.separator),
    value: array(
      texts.map((text, index) => (text === items[index]?.text ? items[index].value : valueOf(scalar.item, text))),
    ),
  };
}

function mapSample(scalar: Scalar & { kind: "map" }, random: Random): LeafSample | undefined {
  const sample = leafSample(scalar.item, "value", random);
  if (sample === undefined || sample.text.includes(scalar.separator)) return undefined;
  return {
    text: `name${scalar.between}${sample.text}`,
    value: array([object({ name: literal("name"), value: sample.value })]),
  };
}

/** `shippingDetails` as `Shipping details`. */
function humanized(name: string): string {
  const words = name
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .trim()
    .toLowerCase();
  return words === "" ? "Text" : words.slice(0, 1).toUpperCase() + words.slice(1);
}

function someClock(random: Random): Clock {
  return {
    year: random.whole(2009, 2024),
    month: random.whole(1, 12),
    day: random.whole(1, 28),
    hour: random.whole(0, 23),
    minute: random.whole(0, 59),
    second: 0,
    millisecond: 0,
  };
}

function instant(iso: string): Expression {
  return { kind: "new", type: "Date", argument: literal(iso) };
}
