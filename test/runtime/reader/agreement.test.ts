import * as fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import {
  type MemberTable,
  boolean,
  booleanNonzero,
  countryCode,
  date,
  dateTime,
  decimal,
  enumeration,
  formUrlEncoding,
  id,
  instant,
  integer,
  list,
  text,
  union,
  unixTime,
  url,
} from "@tagsmith/runtime";
import { restricted } from "@tagsmith/runtime/xsd";
import { read, rooted } from "./tables.js";

/** What each leaf is read from in a hurry must mean the same as what the codec says of it. */
const leaves: [name: string, leaf: Pick<MemberTable, "type" | "nothing">][] = [
  ["text", { type: text }],
  ["text or nothing", { type: text, nothing: [""] }],
  ["text or a word for nothing", { type: text, nothing: ["none"] }],
  ["short text", { type: restricted(text, { maxLength: 3 }) }],
  ["text of a pattern", { type: restricted(text, { pattern: "[0-9]+" }) }],
  ["id", { type: id }],
  ["integer", { type: integer }],
  ["integer or 0 for nothing", { type: integer, nothing: ["0"] }],
  ["integer from 1 to 9", { type: restricted(integer, { minimum: "1", maximum: "9" }) }],
  ["integer between 1 and 9", { type: restricted(integer, { exclusiveMinimum: "1", exclusiveMaximum: "9" }) }],
  ["decimal", { type: decimal }],
  ["decimal from 0", { type: restricted(decimal, { minimum: "0" }) }],
  ["grouped decimal", { type: restricted(decimal, { grouped: "," }) }],
  ["boolean", { type: boolean("1", "0") }],
  ["nonzero", { type: booleanNonzero("0") }],
  [
    "enumeration",
    {
      type: enumeration([
        ["1", "one"],
        ["12", "twelve"],
        ["1 2", "both"],
      ]),
    },
  ],
  ["open enumeration", { type: enumeration([["1", "one"]], true) }],
  ["instant", { type: instant(["M/d/yyyy[ H:mm]", "yyyyMMdd"], "UTC"), nothing: ["0/0/0000", ""] }],
  ["instant without a day", { type: instant(["H:mm"], "+01:00") }],
  ["unixTime", { type: unixTime }],
  ["unixTime or 0 for nothing", { type: unixTime, nothing: ["0", ""] }],
  ["date", { type: date(["yyyy-MM-dd", "M/d/yyyy"]), nothing: ["0000-00-00", ""] }],
  ["local time", { type: dateTime(["yyyy-MM-dd HH:mm:ss"]) }],
  ["url", { type: url, nothing: [""] }],
  ["countryCode", { type: countryCode, nothing: [""] }],
  ["id or a word for nothing", { type: id, nothing: ["none", "x"] }],
  ["list", { type: list(integer, ",") }],
  ["number or text", { type: union([integer, text]) }],
];

const wire = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        "0",
        "1",
        "2",
        "12",
        "-",
        "+",
        ".",
        ",",
        " ",
        "é",
        "%",
        "%41",
        "]",
        ">",
        "\n",
        "x",
        "'",
        "%C3%A9",
        "%E9",
      ),
      {
        maxLength: 6,
      },
    )
    .map((parts) => parts.join("")),
  fc.constantFrom(
    "3/8/2018",
    "3/8/2018 22:26",
    "22:26",
    "3/8/2018 2",
    "20180308",
    "0/0/0000",
    "2/30/2018",
    "none",
    "-0",
    "007",
    "US",
    "us",
    "2018-03-08",
    "0000-00-00",
    "2018-03-08 22:26:59",
    "2018-03-08 22:26:60",
    "&#50;",
    "&#32;1&#32;",
    "a&amp;b&#233;",
    "%F0%9F%98%80%ED%A0%80",
    "",
  ),
  fc.integer({ min: -1e16, max: 1e16 }).map(String),
);

describe.each(leaves)("%s is the same in a hurry and with care", (_name, leaf) => {
  test.each([
    ["plain", {}],
    ["encoded", { values: formUrlEncoding }],
  ])("%s", (_encoding, more) => {
    const element = rooted([{ xml: "a", as: "a", number: "?", ...leaf }], more);
    const listed = rooted([{ xml: "a", as: "a", number: "*", ...leaf }], more);
    const attribute = rooted([{ xml: "@a", as: "a", number: "?", ...leaf }], more);
    const content = rooted([{ xml: "$", as: "a", ...leaf }], more);
    fc.assert(
      fc.property(wire, (spelling) => {
        if (spelling.includes("]]>")) return;
        const careful = valueOf(read(element, `<root><a><!-- -->${spelling}</a></root>`));
        expect(valueOf(read(element, `<root><a>${spelling}</a></root>`))).toEqual(careful);
        const listedCareful = valueOf(read(listed, `<root><a><!-- -->${spelling}</a><a/></root>`));
        expect(valueOf(read(listed, `<root><a>${spelling}</a><a></a></root>`))).toEqual(listedCareful);
        if (!spelling.includes("&"))
          expect(valueOf(read(element, `<root><a><![CDATA[${spelling}]]></a></root>`))).toEqual(careful);
        expect(valueOf(read(content, `<root>${spelling}</root>`))).toEqual(careful);
        if (/\n/.test(spelling)) return;
        expect(valueOf(read(attribute, `<root a="${spelling}"/>`))).toEqual(careful);
        expect(valueOf(read(attribute, `<root a = "${spelling}"/>`))).toEqual(careful);
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

test("where the host has no Buffer, values and problems are the same", async () => {
  const table = rooted([{ xml: "a", as: "a", number: "*", type: text }]);
  const documents = [
    `<root><a>${"x".repeat(100)}</a><a>é😀\ufeff</a><a>&amp;${"é".repeat(50)}</a></root>`,
    "<root><a>x</b></root>",
  ];
  const expected = documents.map((xml) => read(table, xml));
  vi.resetModules();
  vi.stubGlobal("Buffer", undefined);
  try {
    const { safeParse } = await import("@tagsmith/runtime");
    const values = documents.map((xml) => {
      const result = safeParse(table, xml);
      return result.ok ? result.value : result.problems.map(({ message }) => message);
    });
    expect(values).toEqual(expected);
  } finally {
    vi.unstubAllGlobals();
  }
});

/** The value, or what was expected and received instead; places differ. */
function valueOf(outcome: unknown): unknown {
  return Array.isArray(outcome)
    ? outcome.map((message) => String(message).replace(/^[^:]*:\d+ \/root\S*: /, ""))
    : outcome;
}
