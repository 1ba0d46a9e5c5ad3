import { map } from "@tagsmith/runtime";
import { describe, expect, test } from "vitest";
import type { MemberTable, ValueEncoding } from "../../../runtime/src/table.js";
import { decimal } from "../../../runtime/src/values/decimal.js";
import { text } from "../../../runtime/src/values/text.js";
import { type Value, tableOf, write, written } from "./table-of.js";

const members: readonly MemberTable[] = [
  { xml: "@a", as: "a", type: text },
  { xml: "t", as: "t", type: text },
  { xml: "d", as: "d", type: decimal },
  { xml: "yes", as: "yes", type: decimal, cdata: true },
  { xml: "no", as: "no", type: text, cdata: false },
  { xml: "m", as: "m", type: { kind: "map", code: map, type: text } },
];
const value: Value = { a: "1", t: "2", d: "3", yes: "4", no: "5", m: [{ name: "x", value: "6" }] };

/** Which of the elements hold a section. */
function sections(xml: string): string {
  return [...xml.matchAll(/<(\w+)><!\[CDATA\[\d\]\]><\/\1>/g)].map(([, name]) => name).join(" ");
}

describe("which leaves are sections follows from the table", () => {
  test.each([
    [undefined, "yes"],
    ["none", "yes"],
    ["text", "t yes"],
    ["all", "t d yes x"],
  ] as const)("%s", (cdata, names) => {
    expect(sections(write(tableOf(members, cdata && { write: { cdata } }), value))).toBe(names);
  });
});

describe("which leaves are sections may be asked for, whatever the table says", () => {
  test.each([
    ["none", ""],
    ["text", "t no"],
    ["all", "t d yes no x"],
  ] as const)("%s", (cdata, names) => {
    for (const said of ["none", "text", "all"] as const)
      expect(sections(write(tableOf(members, { write: { cdata: said } }), value, { cdata }))).toBe(names);
  });
});

test("a declaration stands in front where neither table nor caller leave it out", () => {
  const a: readonly MemberTable[] = [{ xml: "a", as: "a", type: text }];
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
  const of = (table?: boolean, asked?: boolean, indent = ""): string =>
    write(
      tableOf(a, table === undefined ? {} : { write: { declaration: table } }),
      { a: "1" },
      { declaration: asked as never, indent },
    );
  expect(of()).toBe(`${declaration}\n<r><a>1</a></r>`);
  expect(of(false)).toBe("<r><a>1</a></r>");
  expect(of(false, true)).toBe(`${declaration}\n<r><a>1</a></r>`);
  expect(of(true, false)).toBe("<r><a>1</a></r>");
  expect(of(true, true, " ")).toBe(`${declaration}\n<r>\n <a>1</a>\n</r>`);
  expect(of(false, undefined, "\t")).toBe("<r>\n\t<a>1</a>\n</r>");
});

test("all that is empty ends the same way", () => {
  const table = (empty: "short" | "long") =>
    tableOf(
      [
        { xml: "t", as: "t", type: text },
        { xml: "m", as: "m", type: { kind: "map", code: map, type: text } },
        { xml: "n", as: "n", type: { kind: "map", code: map, type: text } },
        { xml: "l", as: "l", type: text, number: "*", emptyWhenNone: true },
        { xml: "w/o", as: "o", type: text, number: "?" },
      ],
      { write: { empty } },
    );
  const value: Value = { t: "", m: [], n: [{ name: "x", value: "" }] };
  expect(write(table("long"), value)).toBe("<r><t></t><m></m><n><x></x></n><l></l><w></w></r>");
  expect(write(table("short"), value)).toBe("<r><t/><m/><n><x/></n><l/><w/></r>");
});

describe("values that are encoded on top of XML", () => {
  const encoding: ValueEncoding = {
    name: "brackets",
    decode: (text) => text.slice(1, -1),
    encode: (text) => `<${text}>`,
  };
  /** Puts `[` and `]` around letters, and leaves all others to `encode`. */
  const fast: ValueEncoding = {
    ...encoding,
    encodeInto: (text, view, at) => {
      if (!/^[a-z]+$/.test(text)) return -1;
      for (const [index, character] of [...`[${text}]`].entries()) view.setUint8(at + index, character.charCodeAt(0));
      return at + text.length + 2;
    },
  };

  test.each<[name: string, values: ValueEncoding, cdata: "none" | "all", xml: string]>([
    ["are escaped", encoding, "none", '<r a="&lt;x&gt;"><t>&lt;y&gt;</t><m><z>&lt;5&gt;</z></m></r>'],
    ["stand in sections", encoding, "all", '<r a="&lt;x&gt;"><t><![CDATA[<y>]]></t><m><z><![CDATA[<5>]]></z></m></r>'],
    ["may be put among the bytes", fast, "none", '<r a="[x]"><t>[y]</t><m><z>&lt;5&gt;</z></m></r>'],
    [
      "may be put among the bytes of a section",
      fast,
      "all",
      '<r a="[x]"><t><![CDATA[[y]]]></t><m><z><![CDATA[<5>]]></z></m></r>',
    ],
  ])("%s", (_, values, cdata, xml) => {
    const table = tableOf([members[0]!, members[1]!, members[5]!], { values });
    expect(write(table, { a: "x", t: "y", m: [{ name: "z", value: "5" }] }, { cdata })).toBe(xml);
  });

  test("find room however long they are", () => {
    const table = tableOf([members[1]!], { values: fast });
    const long = "x".repeat(100_000);
    expect(write(table, { t: long }) === `<r><t>[${long}]</t></r>`).toBe(true);
  });

  test("must be such as XML can carry when they are encoded", () => {
    const table = tableOf([members[0]!, members[1]!], { values: { ...encoding, encode: (text) => `${text}\0` } });
    expect(written(table, { a: "x", t: "y" })).toBe(
      "/r/@a: expected characters that XML can carry but received U+0000",
    );
  });
});
