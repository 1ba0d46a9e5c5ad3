import { versioned } from "@tagsmith/runtime";
import { describe, expect, test } from "vitest";
import { parse } from "../../../runtime/src/document.js";
import type { Codec } from "../../../runtime/src/codec.js";
import type { MemberTable, VersionTable } from "../../../runtime/src/table.js";
import { boolean } from "../../../runtime/src/values/boolean.js";
import { integer } from "../../../runtime/src/values/integer.js";
import { text } from "../../../runtime/src/values/text.js";
import { recordOf, tableOf, write, written } from "./table-of.js";

describe("versions", () => {
  const table = tableOf(
    [
      { xml: "feed", as: "feed", type: text, versions: 0b01 },
      { xml: "store", as: "store", type: text, number: "?", versions: 0b10 },
      { xml: "old", as: "old", type: text, number: "*", versions: 0b01 },
      { xml: "secret", as: "secret", type: text, number: "?", versions: 0b01, secret: true },
    ],
    {
      versions: {
        code: versioned,
        names: ["0.8", "1.0"],
        rules: [{ path: "store" }, { path: "feed", template: "XML Version {version} of it" }],
        as: "version",
      },
    },
  );

  test("the member that says the version is filled in", () => {
    expect(write(table, {}, { version: "0.8" })).toBe("<r><feed>XML Version 0.8 of it</feed></r>");
    expect(write(table, {})).toBe("<r><store>1.0</store></r>");
    expect(parse(table, write(table, { old: ["a"] }, { version: "0.8" }))["version"]).toBe("0.8");
  });

  test("one that says another version is refused", () => {
    expect(written(table, { version: "0.8", feed: "XML Version 0.7 of it" })).toBe(
      '/r/feed: expected "XML Version 0.8 of it" but received "XML Version 0.7 of it"',
    );
  });

  test("white space around it is as the reader takes it", () => {
    expect(write(table, { feed: " XML Version 0.8 of it\n" }, { version: "0.8" })).toBe(
      "<r><feed> XML Version 0.8 of it\n</feed></r>",
    );
    expect(parse(table, "<r><store> 1.0 </store></r>")).toMatchObject({ version: "1.0", store: " 1.0 " });
    expect(write(table, parse(table, "<r><store> 1.0 </store></r>"))).toBe("<r><store> 1.0 </store></r>");
  });

  test("an empty list is nothing that a version could not carry", () => {
    expect(write(table, { old: [] }, { version: "1.0" })).toBe("<r><store>1.0</store></r>");
    expect(written(table, { old: ["a"] })).toBe("/r/old: expected nothing in version 1.0 but received a list");
    expect(written(table, { secret: "a" })).toBe(
      "/r/secret: expected nothing in version 1.0 but received a secret value",
    );
  });
});

describe("the version of a document", () => {
  const versions = { code: versioned, names: ["1", "2"], as: "version" } as const;
  const a: MemberTable = { xml: "a", as: "a", type: text, number: "?" };

  test.each([[undefined], [null], [5], ["2"]])("is that of no value: %j", (value) => {
    const table = tableOf([{ xml: "@v", as: "v", type: text }], { versions: { ...versions, rules: [{ path: "@v" }] } });
    const received =
      typeof value === "number" ? "the number 5" : value === undefined ? "nothing" : JSON.stringify(value);
    expect(written(table, value as never)).toBe(`/r: expected an object of type R but received ${received}`);
  });

  test.each<[rules: VersionTable["rules"], xml: string]>([
    [[], "<r><a>x</a></r>"],
    [[{ version: "2" }], "<r><a>x</a></r>"],
    [[{ version: "2", where: "a" }, { path: "v" }], "<r><a>x</a></r>"],
    [[{ path: "b/v" }, { path: "v" }], "<r><a>x</a></r>"],
    [[{ path: "gone" }, { path: "v" }], "<r><v>2</v><a>x</a></r>"],
    [[{ path: "v", template: "Version {version}, or so" }], "<r><v>Version 2, or so</v><a>x</a></r>"],
    [[{ path: "v", template: "$& {x} $$" }], "<r><v>$&amp; 2 $$</v><a>x</a></r>"],
  ])("is filled in where a rule says it at once: %j", (rules, xml) => {
    const v: MemberTable = { xml: "v", as: "v", type: text, number: "?" };
    expect(written(tableOf([v, a], { versions: { ...versions, rules } }), { a: "x" })).toBe(xml);
  });

  test.each<[type: Codec<never>, value: unknown, xml: string]>([
    [text as never, undefined, "<r><v>1</v></r>"],
    [integer as never, undefined, "<r><v>1</v></r>"],
    [integer as never, 1, "<r><v>1</v></r>"],
    [integer as never, 2, '/r/v: expected "1" but received the number 2'],
    [integer as never, "1", '/r/v: expected "1" but received "1"'],
    [boolean("yes", "no") as never, undefined, '/r/v: expected "1" but received nothing'],
    [boolean("yes", "no") as never, true, '/r/v: expected "1" but received true'],
  ])("stands in a member of any type: %o %j", (type, v, xml) => {
    const table = tableOf([{ xml: "v", as: "v", type }], { versions: { ...versions, rules: [{ path: "v" }] } });
    expect(written(table, { version: "1", v })).toBe(xml);
  });

  test("stands in no record, but only in a leaf", () => {
    const v: MemberTable = { xml: "v", as: "v", type: () => recordOf("V", [{ xml: "$", as: "text", type: text }]) };
    const table = tableOf([v], { versions: { ...versions, rules: [{ path: "v" }] } });
    expect(written(table, { v: { text: "0" } })).toBe("<r><v>0</v></r>");
  });

  test("that another member has is refused by its name on the wire, or by its property", () => {
    const foreign: readonly MemberTable[] = [
      { xml: "W/@b", as: "b", type: text, number: "?", versions: 1 },
      { xml: "$", as: "c", type: text, number: "?", versions: 1 },
      { as: "d", type: { kind: "flag", of: "a", is: "y" }, versions: 1 },
    ];
    const table = tableOf([a, ...foreign], { versions: { ...versions, rules: [] } });
    expect(written(table, { b: "1" })).toBe('/r/@b: expected nothing in version 2 but received "1"');
    expect(written(table, { c: "1" })).toBe('/r/c: expected nothing in version 2 but received "1"');
    expect(written(table, { d: true })).toBe("/r/d: expected nothing in version 2 but received true");
    expect(written(table, { version: "1", a: "y", b: "1", c: "2", d: true })).toBe('<r>2<a>y</a><W b="1"/></r>');
  });

  test("may be shared by members that take turns", () => {
    const turns: readonly MemberTable[] = [
      { xml: "old", as: "b", type: text, versions: 1 },
      { xml: "new", as: "b", type: text, versions: 2 },
    ];
    const table = tableOf(turns, { versions: { ...versions, rules: [] } });
    expect([write(table, { b: "x" }, { version: "1" }), write(table, { b: "x" }, { version: "2" })]).toEqual([
      "<r><old>x</old></r>",
      "<r><new>x</new></r>",
    ]);
  });

  test("is nothing to a table without versions, which writes all of its members", () => {
    const table = tableOf([
      { xml: "old", as: "b", type: text, versions: 1 },
      { xml: "new", as: "c", type: text, versions: 2 },
    ]);
    expect(write(table, { version: "1", b: "x", c: "y" }, { version: "2" })).toBe("<r><old>x</old><new>y</new></r>");
  });

  test("needs the code of versions", () => {
    const without = { names: ["1"], rules: [], as: "version" } as unknown as VersionTable;
    expect(written(tableOf([a], { versions: without }), {})).toBe(
      "the table test/r lacks the code `versioned` of the runtime",
    );
  });
});
