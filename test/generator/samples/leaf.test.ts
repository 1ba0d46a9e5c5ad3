import * as runtime from "@tagsmith/runtime";
import { describe, expect, test } from "vitest";
import { codecOf } from "../../../generator/src/expression/codecs.js";
import { documentEntries } from "../../../generator/src/expression/document-entries.js";
import { evaluateExpression } from "../../../generator/src/expression/evaluate.js";
import type { LeafType, Scalar } from "../../../generator/src/model/model.js";
import { edgesOf, wrongOf } from "../../../generator/src/samples/edges.js";
import { expectedOf } from "../../../generator/src/samples/expected.js";
import { leafSample } from "../../../generator/src/samples/leaf.js";
import { randomFrom } from "../../../generator/src/samples/random.js";
import { integer, leaf } from "../model.js";

const words = (...names: string[]): { name: string; wire: string; documentation: string }[] =>
  names.map((name) => ({ name: `the${name}`, wire: name, documentation: "" }));

const dateTime: Scalar = { kind: "dateTime", formats: ["M/d/yyyy h:mm[:ss] a", "yyyy-MM-dd"] };

/** Leaves of every kind, with the words that a message has for each. */
const leaves: readonly (readonly [leaf: LeafType, expected: string])[] = [
  [leaf("text"), "text"],
  [leaf("text", { facets: { maxLength: 5 } }), "text, at most 5 characters long"],
  [leaf("text", { facets: { minLength: 2, maxLength: 2 } }), "text, exactly 2 characters long"],
  [leaf("text", { facets: { pattern: "[0-9]{4}" } }), 'text, matching "[0-9]{4}"'],
  [leaf("id"), "an ID"],
  [leaf("url"), "a URL"],
  [leaf("decimal"), "a decimal"],
  [
    leaf("decimal", { facets: { exclusiveMinimum: "0", totalDigits: 5, fractionDigits: 2 } }),
    "a decimal, more than 0, with at most 5 digits and with at most 2 digits after the point",
  ],
  [leaf("decimal", { facets: { grouped: "," } }), "a decimal such as 1,234.50"],
  [leaf(integer), "a whole number"],
  [leaf(integer, { facets: { minimum: "1", maximum: "9" } }), "a whole number, at least 1 and at most 9"],
  [leaf({ kind: "integer", bigint: true }), "a whole number"],
  [leaf({ kind: "seconds" }), "a whole number of seconds"],
  [leaf("unixTime"), "seconds since 1970"],
  [leaf({ kind: "duration" }), "a duration such as P1Y2M3DT4H5M6S"],
  [leaf({ kind: "base64" }), "base64"],
  [leaf("hex"), "hexadecimal digits, two for each byte"],
  [leaf({ kind: "boolean", yes: "yes", no: "no!", lenient: false }), 'yes or "no!"'],
  [leaf({ kind: "boolean", yes: "1", no: "0", lenient: true }), "0 for false, or anything else for true"],
  [leaf({ kind: "date", formats: ["MM-dd-yyyy"] }), "a date such as 03-08-2018"],
  [leaf({ kind: "time", formats: ["H:mm"] }), "a time such as 22:26"],
  [leaf(dateTime), "a date and time such as 3/8/2018 10:26 PM"],
  [leaf({ ...dateTime, zone: "UTC" }), "a date and time such as 3/8/2018 10:26 PM"],
  [leaf({ kind: "enumeration", words: words("S", "A"), open: false }), 'one of "S", "A"'],
  [leaf({ kind: "enumeration", words: words("S", "A"), open: true }), 'one of "S", "A", or another word'],
  [
    leaf({ kind: "enumeration", words: words(..."abcdefghijklmn"), open: false }),
    'one of "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l" and 2 more',
  ],
  [leaf({ kind: "list", item: leaf("id"), separator: "," }), 'a list of which each item is an ID, separated by ","'],
  [
    leaf({ kind: "map", item: leaf("text"), between: ":", separator: "|n|" }),
    'entries such as "name:value", separated by "|n|"',
  ],
  [
    leaf({ kind: "union", alternatives: [leaf("unixTime"), leaf({ kind: "seconds" })] }),
    "seconds since 1970 or a whole number of seconds",
  ],
  ...(
    [
      ["xs:token", "text without white space but single spaces inside"],
      ["xs:boolean", "true or false"],
      ["xs:decimal", "a decimal"],
      ["xs:long", "a whole number, at least -9223372036854775808 and at most 9223372036854775807"],
      ["xs:unsignedByte", "a whole number, at least 0 and at most 255"],
      ["xs:negativeInteger", "a whole number, at most -1"],
      ["xs:dateTime", "a date and time such as 2018-03-08T22:26:00Z"],
      ["xs:gMonthDay", "a month and day such as --03-08"],
      ["xs:base64Binary", "base64"],
      ["xs:language", "a language such as en-US"],
    ] as const
  ).map(([type, expected]) => [leaf({ kind: "xsd", type }), expected] as const),
];

const codecIn = (type: LeafType): runtime.Codec<unknown> =>
  evaluateExpression(codecOf(type), documentEntries) as runtime.Codec<unknown>;

describe.each(leaves)("a leaf: $1", (type, expected) => {
  test("is called in messages as the runtime calls it", () => {
    expect(expectedOf(type)).toBe(expected);
    expect(codecIn(type).expected).toBe(expected);
  });

  test("has a sample that the runtime reads as the value beside it, and writes so", () => {
    const sample = leafSample(type, "shippingDetails", randomFrom("seed"));
    const value = evaluateExpression(sample?.value ?? fail(), documentEntries);
    expect(codecIn(type).read(sample?.text ?? "")).toEqual(value);
    expect(codecIn(type).write(value)).toBe(sample?.text);
  });

  test("has edges that the runtime reads as the values beside them", () => {
    const codec = codecIn(type);
    const read = edgesOf(type).map(({ text }) => [text, codec.read(text)]);
    expect(read).toEqual(edgesOf(type).map(({ text, value }) => [text, evaluateExpression(value, documentEntries)]));
  });

  test("is refused where a text is not of its type", () => {
    const wrong = wrongOf(type);
    if (wrong === undefined) expect(takesAnyText(type)).toBe(true);
    else expect(codecIn(type).read(wrong.text)).toBe(runtime.invalid);
  });
});

function takesAnyText({ scalar, facets }: LeafType): boolean {
  if (facets.maxLength !== undefined || facets.pattern !== undefined) return false;
  if (scalar.kind === "enumeration") return scalar.open;
  if (scalar.kind === "boolean") return scalar.lenient;
  return (
    ["text", "id", "url", "list", "map"].includes(scalar.kind) || (scalar.kind === "xsd" && scalar.type === "xs:token")
  );
}

test("the edges of a date are midnight, a leap day at noon, the last minute of a day, and each other format", () => {
  expect(edgesOf(leaf(dateTime)).map(({ text }) => text)).toEqual([
    "1/1/1970 12:00 AM",
    "2/29/2012 12:05 PM",
    "12/31/2068 11:59:59 PM",
    "2012-02-29",
  ]);
});

test("a sample is the same for the same seed", () => {
  const texts = (seed: string): (string | undefined)[] => {
    const random = randomFrom(seed);
    return leaves.map(([type]) => leafSample(type, "name", random)?.text);
  };
  expect(texts("a")).toEqual(texts("a"));
  expect(texts("a")).not.toEqual(texts("b"));
});

test.each([
  ["[A-Z]{2}[0-9]+", /^[A-Z]{2}[0-9]+$/],
  ["(?:ab|cd)?-\\d{3,5}", /^ab-\d{3}$/],
  ["\\w+@\\w+\\.com", /^\w@\w\.com$/],
])("a text is made that matches %s", (pattern, expected) => {
  expect(leafSample(leaf("text", { facets: { pattern } }), "name", randomFrom("seed"))?.text).toMatch(expected);
});

test("where no text can be made there is no sample", () => {
  expect(leafSample(leaf("text", { facets: { pattern: "(?=a)b" } }), "name", randomFrom("seed"))).toBe(undefined);
});

function fail(): never {
  throw new Error("there is no sample");
}
