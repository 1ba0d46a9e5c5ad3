import * as fc from "fast-check";
import { type Codec, codecKinds, invalid } from "@tagsmith/runtime";
import { legalText, trimmedText } from "./texts.js";

/** Any value that a codec can read, made from what the codec says of itself. */
export function leafOf(codec: Codec<unknown>): fc.Arbitrary<unknown> {
  const { detail } = codec;
  // Written and read, so that nothing is in it that the wire cannot carry, such as the seconds of a time in minutes.
  return candidates(codec)
    .map((value) => {
      const text = codec.write(value);
      return text === invalid ? invalid : codec.read(text);
    })
    .filter((value) => value !== invalid && (detail.words === undefined || value !== undefined));
}

function candidates(codec: Codec<unknown>): fc.Arbitrary<unknown> {
  const { kind, name, detail } = codec;
  if (detail.alternatives !== undefined) return fc.oneof(...detail.alternatives.map(leafOf));
  if (detail.words !== undefined) return ofWords(detail.words, detail.open === true);
  if (detail.property !== undefined && detail.item !== undefined) {
    const { property } = detail;
    return leafOf(detail.item).map((value) => ({ [property]: value }));
  }
  if (name === "negated" && detail.item !== undefined) return leafOf(detail.item);
  if (detail.item !== undefined && detail.between !== undefined) {
    return fc.array(fc.record({ name: trimmedText, value: leafOf(detail.item) }, { noNullPrototype: true }), {
      minLength: 1,
      maxLength: 3,
    });
  }
  if (detail.item !== undefined) return fc.array(leafOf(detail.item), { minLength: 1, maxLength: 4 });
  if (detail.formats !== undefined) return kind === codecKinds.instant ? instants : localTimes(name);
  if (kind === codecKinds.unixTime) return fc.oneof(instants, fc.date({ noInvalidDate: true }));
  if (kind === codecKinds.integer) return wholes(codec);
  if (name === "integer") return fc.bigInt();
  if (kind === codecKinds.decimal) return decimals;
  if (name === "countryCode") return fc.oneof(fc.constantFrom("DE", "US", "UK", "Germany"), trimmedText);
  if (name === "url") return trimmedText.map((text) => text.replace(/[ \t\r\n]/g, ""));
  if (name === "base64" || name === "hex") return fc.uint8Array({ minLength: 1, maxLength: 20 });
  if (kind === codecKinds.id) return ofLength(trimmedText, codec);
  if (kind === codecKinds.text) return ofLength(legalText, codec);
  throw new Error(`there are no values for the type ${name}`);
}

/** All of the words, and other ones where those are kept; a part in braces stands for any word. */
function ofWords(words: readonly (readonly [string, unknown])[], isOpen: boolean): fc.Arbitrary<unknown> {
  const values = fc
    .tuple(fc.constantFrom(...words.map(([, value]) => value)), fc.stringMatching(/^[A-Za-z0-9_]{1,6}$/))
    .map(([value, part]) => (typeof value === "string" ? value.replace(/\{[^}]*\}/, part) : value));
  return isOpen ? fc.oneof({ weight: 3, arbitrary: values }, { weight: 1, arbitrary: trimmedText }) : values;
}

const instants = fc.oneof(
  fc.date({ min: new Date("1970-01-01T00:00:00Z"), max: new Date("2050-12-31T23:59:59Z"), noInvalidDate: true }),
  fc.date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T23:59:59Z"), noInvalidDate: true }),
);

function localTimes(name: string): fc.Arbitrary<string> {
  return instants.map((date) => {
    const iso = date.toISOString().slice(0, -1);
    return name === "date" ? iso.slice(0, 10) : name === "time" ? iso.slice(11) : iso;
  });
}

function wholes({ detail }: Codec<unknown>): fc.Arbitrary<number> {
  const least = Number(detail.minimum ?? Number(detail.exclusiveMinimum ?? -Number.MAX_SAFE_INTEGER - 1) + 1);
  const most = Number(detail.maximum ?? Number(detail.exclusiveMaximum ?? Number.MAX_SAFE_INTEGER + 1) - 1);
  return fc.oneof(
    fc.constantFrom(least, most, Math.max(least, Math.min(most, 7))),
    fc.integer({ min: Math.max(least, -1000), max: Math.min(most, 1000) }),
    fc.maxSafeInteger().filter((value) => value >= least && value <= most),
  );
}

const decimals = fc.oneof(
  fc.constantFrom("0", "0.00", "-0", "19.90", "1234567.5", "007.10", "+1", ".5", "5."),
  fc.stringMatching(/^[+-]?(?:[0-9]{1,25}(?:\.[0-9]{0,6})?|\.[0-9]{1,6})$/),
);

function ofLength(texts: fc.Arbitrary<string>, { detail }: Codec<unknown>): fc.Arbitrary<string> {
  const { minLength = 0, maxLength = Infinity } = detail;
  if (minLength === 0 && maxLength === Infinity) return texts;
  return texts.map((text) =>
    [...text]
      .slice(0, maxLength)
      .join("")
      .replace(/[ \t\r\n]+$/, "")
      .padEnd(minLength, "x"),
  );
}
