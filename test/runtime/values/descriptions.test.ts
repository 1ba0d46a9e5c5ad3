import { describe, expect, test } from "vitest";
import {
  type Codec,
  base64,
  bigInteger,
  boolean,
  booleanNonzero,
  countryCode,
  date,
  dateTime,
  decimal,
  duration,
  entries,
  enumeration,
  hex,
  id,
  instant,
  integer,
  list,
  named,
  negated,
  seconds,
  text,
  time,
  union,
  unixTime,
  url,
} from "@tagsmith/runtime";
import { restricted, xsd } from "@tagsmith/runtime/xsd";

/** What samples, mocks, exporters and the fast reader know a type by: its name, whether space counts, what it was made from. */
const described: readonly [codec: Codec<unknown>, name: string, keepsSpace: boolean, detail: object][] = [
  [text, "text", true, {}],
  [id, "id", false, {}],
  [url, "url", false, {}],
  [integer, "integer", false, {}],
  [bigInteger, "integer", false, {}],
  [decimal, "decimal", false, {}],
  [hex, "hex", false, {}],
  [base64, "base64", false, {}],
  [duration, "duration", false, {}],
  [unixTime, "unixTime", false, {}],
  [seconds, "seconds", false, {}],
  [countryCode, "countryCode", false, { isUsual: expect.any(Function) as unknown }],
  [
    boolean("Y", "N"),
    "boolean",
    false,
    {
      words: [
        ["Y", true],
        ["N", false],
      ],
    },
  ],
  [
    booleanNonzero("0"),
    "boolean",
    false,
    {
      words: [
        ["1", true],
        ["0", false],
      ],
      open: true,
    },
  ],
  [
    booleanNonzero("1"),
    "boolean",
    false,
    {
      words: [
        ["0", true],
        ["1", false],
      ],
      open: true,
    },
  ],
  [enumeration([["N", "new"]]), "enum", false, { words: [["N", "new"]], open: false }],
  [enumeration([["N", "new"]], true), "enum", false, { words: [["N", "new"]], open: true }],
  [date(["M/d/yyyy"]), "date", false, { formats: ["M/d/yyyy"], scan: expect.any(Function) as unknown }],
  [time(["H:mm"]), "time", false, { formats: ["H:mm"], scan: expect.any(Function) as unknown }],
  [
    dateTime(["M/d/yyyy H:mm"]),
    "dateTime",
    false,
    { formats: ["M/d/yyyy H:mm"], scan: expect.any(Function) as unknown },
  ],
  [
    instant(["M/d/yyyy"], "UTC"),
    "date",
    false,
    { formats: ["M/d/yyyy"], zone: "UTC", scan: expect.any(Function) as unknown },
  ],
  [
    instant(["M/d/yyyy H:mm"], "+01:00"),
    "dateTime",
    false,
    { formats: ["M/d/yyyy H:mm"], zone: "+01:00", scan: expect.any(Function) as unknown },
  ],
  [instant(["H:mm"], "UTC"), "time", false, { formats: ["H:mm"], zone: "UTC", scan: expect.any(Function) as unknown }],
  [list(integer, ","), "list", false, { item: integer, separator: "," }],
  [list(text, ","), "list", true, { item: text, separator: "," }],
  [list(text, " "), "list", false, { item: text, separator: " " }],
  [entries(text, ":", "|"), "map", true, { item: text, between: ":", separator: "|" }],
  [entries(id, ":", "|"), "map", false, { item: id, between: ":", separator: "|" }],
  [union([integer, text]), "union", true, { alternatives: [integer, text] }],
  [union([integer, id]), "union", false, { alternatives: [integer, id] }],
  [named("days", integer), "named", false, { property: "days", item: integer }],
  [negated(decimal), "negated", false, { item: decimal }],
  [restricted(integer, { minimum: "1" }), "integer", false, { minimum: "1" }],
  [
    xsd("xs:boolean"),
    "xs:boolean",
    false,
    {
      words: [
        ["true", true],
        ["false", false],
        ["1", true],
        ["0", false],
      ],
    },
  ],
];

describe("a type says what it is", () => {
  test.each(described.map(([codec, name, keepsSpace, detail]) => ({ codec, name, keepsSpace, detail })))(
    "$name $detail",
    ({ codec, name, keepsSpace, detail }) => {
      expect({ name: codec.name, keepsSpace: codec.keepsSpace, detail: codec.detail }).toEqual({
        name,
        keepsSpace,
        detail,
      });
    },
  );
});

/** Type, words for messages, whether space counts; the name is that of XSD. */
const builtIn: readonly [type: Parameters<typeof xsd>[0], expected: string, keepsSpace: boolean][] = [
  ["anyType", "text", true],
  ["anySimpleType", "text", true],
  ["string", "text", true],
  ["normalizedString", "text without tabs and line ends", true],
  ["token", "text without white space but single spaces inside", false],
  ["language", "a language such as en-US", false],
  ["Name", "an XML name", false],
  ["NCName", "a name without a colon", false],
  ["ID", "a name without a colon", false],
  ["IDREF", "a name without a colon", false],
  [
    "IDREFS",
    "a list of which each item is a name without a colon, separated by white space, at least 1 item long",
    false,
  ],
  ["ENTITY", "a name without a colon", false],
  [
    "ENTITIES",
    "a list of which each item is a name without a colon, separated by white space, at least 1 item long",
    false,
  ],
  ["NMTOKEN", "a word of the characters of XML names", false],
  [
    "NMTOKENS",
    "a list of which each item is a word of the characters of XML names, separated by white space, at least 1 item long",
    false,
  ],
  ["QName", 'a name such as "a:b"', false],
  ["NOTATION", 'a name such as "a:b"', false],
  ["anyURI", "a URL", false],
  ["boolean", "true or false", false],
  ["decimal", "a decimal", false],
  ["float", "a number", false],
  ["double", "a number", false],
  ["duration", "a duration such as P1Y2M3DT4H5M6S", false],
  ["dateTime", "a date and time such as 2018-03-08T22:26:00Z", false],
  ["date", "a date such as 2018-03-08", false],
  ["time", "a time such as 22:26:00", false],
  ["gYearMonth", "a year and month such as 2018-03", false],
  ["gYear", "a year such as 2018", false],
  ["gMonthDay", "a month and day such as --03-08", false],
  ["gMonth", "a month such as --03", false],
  ["gDay", "a day of the month such as ---08", false],
  ["hexBinary", "hexadecimal digits, two for each byte", false],
  ["base64Binary", "base64", false],
];

test.each(builtIn)("xs:%s expects %s", (type, expected, keepsSpace) => {
  const codec = xsd(type);
  expect([codec.name, codec.expected, codec.keepsSpace]).toEqual([`xs:${type}`, expected, keepsSpace]);
});

test("a type that XSD does not have is refused when it is asked for", () => {
  expect(() => xsd("xs:money" as "xs:int")).toThrow('the type "xs:money" cannot be used: XSD has no such type');
  expect(() => xsd("toString" as "xs:int")).toThrow('the type "toString" cannot be used: XSD has no such type');
});
