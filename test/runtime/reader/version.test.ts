import { describe, expect, test } from "vitest";
import { type DocumentTable, type VersionRule, safeParse, text, versioned } from "@tagsmith/runtime";
import { read, rooted } from "./tables.js";

function of(...rules: readonly VersionRule[]): () => DocumentTable<unknown> {
  return rooted([], {
    roots: ["*"],
    versions: { code: versioned, names: ["1", "2", "3"], rules, as: "version" },
    read: { unknown: "ignore" },
  });
}

const none = "1:1: expected one of the versions 1, 2, 3 but received none";

describe("a path is looked up from the root's content on", () => {
  test.each<[path: string, xml: string, version: string | undefined]>([
    ["@v", '<r v="2"/>', "2"],
    ["@v", '<r a="1" v=" 2\n" b="3"></r>', "2"],
    ["@v", '<r a="v=1"><b v="2"/></r>', undefined],
    ["@v", '<r xv="2" vx="3" p:v="1" xmlns:p="u"/>', undefined],
    ["a", "<r><a>2</a></r>", "2"],
    ["a", "<r><a> 2\n</a></r>", "2"],
    ["a", "<p:r xmlns:p='u'><p:a>2</p:a></p:r>", "2"],
    ["a", "<long:r xmlns:long='u'><long:a>2</long:a></long:r>", "2"],
    ["a", "<r><a><![CDATA[2]]></a></r>", "2"],
    ["a", "<r><a><!-- 1 -->2</a></r>", "2"],
    ["a", "<r><b>1</b><a>2</a><a>3</a></r>", "2"],
    ["a", "<r><b><a>1</a></b><a>2</a></r>", "2"],
    ["a", "<r><b><c/><a>1</a></b></r>", undefined],
    ["a", "<r><ab>1</ab><b/></r>", undefined],
    ["a", "<r/>", undefined],
    ["a", "<r></r>", undefined],
    ["r", "<r>1</r>", undefined],
    ["a/b", "<r><a><b>2</b></a></r>", "2"],
    ["a/b", "<r><b>1</b><a/><a><c><b>1</b></c><b>2</b></a></r>", "2"],
    ["a/b", "<r><a><c/></a><c><b>1</b></c><b>1</b></r>", undefined],
    ["a/b", "<r><c><a><b>1</b></a></c></r>", undefined],
    ["a/b", "<r><a/><b>1</b></r>", undefined],
    ["a/b", "<r><a></a><a><b>2</b></a></r>", "2"],
    ["a/@v", '<r v="1"><a v="2"/></r>', "2"],
    ["a/@v", '<r><a/><a v="2">x</a></r>', "2"],
    ["a/@v", '<r><a><a v="1"/></a><b v="3"/></r>', undefined],
    ["a/b/@v", '<r><a v="1"><b v="2"/></a></r>', "2"],
    ["a/b/@v", '<r><a v="1"><c><b v="1"/></c></a><a><b v="3"/></a></r>', "3"],
    ["a", "<r><!-- <a>1</a> --><?p <a>1</a>?><a>2</a></r>", "2"],
    ["a", "<r><b c='&lt;a&gt;'/><a>2</a></r>", "2"],
    ["a", '<r><b c="/>"/><a>2</a></r>', "2"],
  ])("%s in %s", (path, xml, version) => {
    expect(read(of({ path }), xml)).toEqual(version === undefined ? [none] : { version });
  });
});

describe("a template is what stands around the version", () => {
  test.each<[template: string, text: string, version: string | undefined]>([
    ["v{version}", "v2", "2"],
    ["v{version}.0", "v2.0", "2"],
    ["{version}.0", "2.0", "2"],
    ["{version}", "2", "2"],
    ["v{version}.0", "v2", undefined],
    ["v{version}.0", "2.0", undefined],
    ["v{version}.0", "v2.0.0", "1:7 /r: expected"],
    ["1{version}1", "1", undefined],
  ])("%s in %s", (template, spelling, version) => {
    const found = read(of({ path: "a", template }, { version: "3" }), `<r><a>${spelling}</a></r>`);
    if (version?.startsWith("1:") === true)
      expect(found).toEqual(['1:7: expected one of the versions 1, 2, 3 but received "2.0"']);
    else expect(found).toEqual({ version: version ?? "3" });
  });
});

describe("a version that no document says follows from what it has", () => {
  test.each<[xml: string, version: string]>([
    ["<r><a/></r>", "1"],
    ["<r><b><c/></b></r>", "2"],
    ["<r><b d='x'/></r>", "3"],
    ["<r><c/></r>", "2"],
  ])("%s", (xml, version) => {
    const table = of(
      { version: "1", where: "a" },
      { version: "2", where: "b/c" },
      { version: "3", where: "b/@d" },
      { version: "2" },
    );
    expect(read(table, xml)).toEqual({ version });
  });
});

test("a wrong version is told of at its place and with a code of its own", () => {
  const { problems } = safeParse(of({ path: "a/@v" }), '<r>\n<a v="5"/></r>');
  expect(problems.map(({ code, message }) => [code, message])).toEqual([
    ["version", '2:7: expected one of the versions 1, 2, 3 but received "5"'],
  ]);
});

test("what is not well-formed before the version is told of by the reading itself, once", () => {
  const table = of({ path: "a" }, { version: "1" });
  for (const xml of [
    "<r>&bogus;<a>2</a></r>",
    "<r><b c='&bogus;'/></r>",
    "<r><1/></r>",
    "<r><b 1='x'/></r>",
    "<r>\u0001</r>",
  ]) {
    const { ok, problems } = safeParse(table, xml);
    expect([ok, problems.length, problems[0]?.code]).toEqual([false, 1, "ill-formed"]);
  }
  expect(read(table, "<r><b></c></r>")).toEqual(["1:7 /r: expected the end tag </b> but received </c>"]);
});

test("a table with versions needs the code for them", () => {
  const table = of({ version: "1" });
  const { versions } = table();
  const without = (): DocumentTable<unknown> => ({ ...table(), versions: { ...versions!, code: undefined as never } });
  expect(() => read(without, "<r/>")).toThrow("versioned");
});

test("each version has its own members, and the value says which it is", () => {
  const members = [
    { xml: "@v", as: "v", type: text },
    { xml: "a", as: "a", versions: 0b001, type: text },
    { xml: "b", as: "b", versions: 0b110, number: "?" as const, type: text },
  ];
  const table = rooted(members, {
    versions: { code: versioned, names: ["1", "2", "3"], rules: [{ path: "@v" }], as: "version" },
    read: { unknown: "refuse" },
  });
  expect(read(table, "<root v='1'><a>x</a></root>")).toEqual({ v: "1", a: "x", b: undefined, version: "1" });
  expect(read(table, "<root v='3'><b>x</b></root>")).toEqual({ v: "3", a: undefined, b: "x", version: "3" });
  expect(read(table, "<root v='2'><a>x</a></root>")).toEqual([
    "1:13 /root/a: expected an element of Root but received the element a",
  ]);
  expect(read(table, "<root v='1'><b>x</b></root>")).toEqual([
    "1:13 /root/b: expected an element of Root but received the element b",
    "1:1 /root: expected the element a but received nothing",
  ]);
});
