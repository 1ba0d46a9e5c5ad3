import { describe, expect, test } from "vitest";
import {
  type MemberTable,
  type Problem,
  type ReadOptions,
  choice,
  id,
  integer,
  parse,
  safeParse,
  text,
} from "@tagsmith/runtime";
import { read, record, rooted } from "./tables.js";

const careful: ReadOptions = { limits: { attribute: 63 } };

/** Code, severity and message of each problem. */
function told(table: ReturnType<typeof rooted>, xml: string, options: ReadOptions = {}): string[] {
  return safeParse(table, xml, options).problems.map((each) => `${each.code} ${each.severity} ${each.message}`);
}

describe("each problem has a code", () => {
  const members: MemberTable[] = [
    { xml: "a", as: "a", number: "?", type: integer },
    { xml: "b", as: "b", number: "?", type: text },
    { xml: "pin", as: "pin", number: "?", type: integer, secret: true },
    { xml: "c", as: "c", number: [1, 2], type: text },
  ];
  const twice = "<root><a>1</a><a>2</a><c/></root>";
  test.each<[read: NonNullable<ReturnType<ReturnType<typeof rooted>>["read"]>, xml: string, problems: string[]]>([
    [{}, "<root><c/></roo>", ["ill-formed error 1:11 /root: expected the end tag </root> but received </roo>"]],
    [
      {},
      "<!DOCTYPE root><root><c/></root>",
      ["doctype error 1:1: expected a document without a DOCTYPE but received a DOCTYPE"],
    ],
    [{}, "<other/>", ["root error 1:1 /other: expected the element root but received the element other"]],
    [{}, "<root/>", ["missing error 1:1 /root: expected at least one of the element c but received nothing"]],
    [{}, "<root><c/><c/><c/></root>", ["size error 1:1 /root: expected 1 to 2 of the element c but received 3"]],
    [{}, "<root><a>x</a><c/></root>", ['wrong-value error 1:10 /root/a: expected a whole number but received "x"']],
    [
      {},
      "<root><a>1<i/></a><c/></root>",
      ["unexpected error 1:11 /root/a: expected text only but received the element i"],
    ],
    [
      {},
      "<root><pin>1<i/></pin><c/></root>",
      ["unexpected error 1:13 /root/pin: expected text only but received an element"],
    ],
    [{}, "<root>x<c/></root>", ['unexpected error 1:7 /root: expected no text between elements but received "x"']],
    [
      {},
      "<root z='1'><c/></root>",
      ["unknown notice 1:7 /root/@z: expected an attribute of Root but received the attribute z, which is kept"],
    ],
    [
      {},
      "<root><a z='1'>1</a><c y='2'/></root>",
      [
        "unknown notice 1:10 /root/a/@z: expected an attribute of Root but received the attribute z, which is kept",
        "unknown notice 1:24 /root/c[1]/@y: expected an attribute of Root but received the attribute y, which is kept",
      ],
    ],
    [
      { unknown: "refuse" },
      "<root><z/><c/></root>",
      ["unknown error 1:7 /root/z: expected an element of Root but received the element z"],
    ],
    [
      { unknown: "ignore" },
      "<root><z/><c/></root>",
      ["unknown notice 1:7 /root/z: expected an element of Root but received the element z, which is ignored"],
    ],
    [
      { order: "declared" },
      "<root><b/><a>1</a><c/></root>",
      ["order error 1:11 /root/a: expected the element a before the element b but received it behind"],
    ],
    [{ order: "declared" }, "<root><a>1</a><b/><c/><c/></root>", []],
    [{}, twice, ["repeated error 1:15 /root/a: expected one element a but received a second one"]],
    [{ repeated: "refuse" }, twice, ["repeated error 1:15 /root/a: expected one element a but received a second one"]],
    [
      { repeated: "first" },
      twice,
      ["repeated notice 1:15 /root/a: expected one element a but received a second one, which is ignored"],
    ],
    [
      { repeated: "last" },
      twice,
      ["repeated notice 1:15 /root/a: expected one element a but received a second one, which is taken"],
    ],
  ])("%j %s", (policy, xml, problems) => {
    const table = rooted(members, { read: policy });
    expect(told(table, xml)).toEqual(problems);
    expect(told(table, xml, careful)).toEqual(problems);
  });

  test.each<[xml: string, limits: NonNullable<ReadOptions["limits"]>, problem: string]>([
    ["<root><c><d>xx</d></c></root>", { text: 1 }, "1:13 /root/c: expected text of at most 1 bytes but received more"],
    ["<root a='xx'/>", { attribute: 1 }, "1:10: expected attribute of at most 1 bytes but received more"],
    ["<root/>", { name: 1 }, "1:2: expected a name of at most 1 bytes but received a longer one"],
    ["<root a='1'/>", { attributes: 0 }, "1:7: expected at most 0 attributes but received more"],
    [
      "<root><c><d/></c></root>",
      { depth: 2 },
      "1:10 /root/c: expected at most 2 elements inside of each other but received more",
    ],
    [
      "<root><c/></root>",
      { depth: 1 },
      "1:7 /root: expected at most 1 elements inside of each other but received more",
    ],
    ["<root/>", { document: 3 }, "1:1: expected a document of at most 3 bytes but received more"],
  ])("%s with %j", (xml, limits, problem) => {
    const inner = rooted([{ xml: "c", as: "c", type: record("C", [{ xml: "d", as: "d", type: text }]) }]);
    expect(told(inner, xml, { limits })).toEqual([`limit error ${problem}`]);
    expect(told(inner, xml, { limits: { attribute: 63, ...limits } })).toEqual([`limit error ${problem}`]);
  });

  test("also bytes that are not of the encoding", () => {
    const { problems } = safeParse(rooted([]), Uint8Array.of(60, 97, 255));
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ["encoding", "1:3: expected UTF-8 but received the byte 0xFF"],
    ]);
  });

  test.each([
    ["<root><c><d>1</d>", "1:18 /root/c: expected the end tag </c> but received the end of the document"],
    ["<root><c> ", "1:11 /root/c: expected the end tag </c> but received the end of the document"],
    ["<root><c>", "1:10 /root/c: expected the end tag </c> but received the end of the document"],
    ["<root>", "1:7 /root: expected the end tag </root> but received the end of the document"],
  ])("a document that ends too early: %s", (xml, message) => {
    const inner = rooted([{ xml: "c", as: "c", type: record("C", [{ xml: "d", as: "d", type: text }]) }]);
    expect(told(inner, xml)).toEqual([`ill-formed error ${message}`]);
    expect(told(inner, xml, careful)).toEqual([`ill-formed error ${message}`]);
  });

  test("of two elements the first or the last one counts", () => {
    for (const options of [{}, careful]) {
      expect(read(rooted(members, { read: { repeated: "first" } }), twice, options)).toMatchObject({ a: 1 });
      expect(read(rooted(members, { read: { repeated: "last" } }), twice, options)).toMatchObject({ a: 2 });
    }
  });
});

describe("a path names elements as the document does, and counts those of lists alone", () => {
  const number: MemberTable = { xml: "$", as: "text", type: integer };
  const any = rooted(
    [
      { xml: "one", as: "one", number: "?", type: record("One", [number]) },
      {
        xml: "many",
        as: "many",
        number: "*",
        type: record("Many", [number, { xml: "@n", as: "n", number: "?", type: integer }]),
      },
      {
        as: "other",
        number: "*",
        type: {
          kind: "choice",
          code: choice,
          choices: [
            { xml: "num", type: integer },
            { xml: "*", type: record("Rest", [number]) },
          ],
        },
      },
    ],
    { roots: ["*"] },
  );
  test.each([
    ["<r><one>x</one></r>", ['1:9 /r/one: expected a whole number but received "x"']],
    ["<r><many>1</many><many>x</many></r>", ['1:24 /r/many[2]: expected a whole number but received "x"']],
    ["<r><many n='x'>1</many></r>", ['1:13 /r/many[1]/@n: expected a whole number but received "x"']],
    ["<r><num>1</num><num>x</num></r>", ['1:21 /r/num[2]: expected a whole number but received "x"']],
    ["<r><free>x</free></r>", ['1:10 /r/free[1]: expected a whole number but received "x"']],
    ["<r><num>1</num><free>1</fre></r>", ["1:23 /r/free[2]: expected the end tag </free> but received </fre>"]],
  ])("%s", (xml, messages) => {
    expect(read(any, xml)).toEqual(messages);
    expect(read(any, xml, careful)).toEqual(messages);
  });
});

test.each([
  ["x".repeat(40), `"${"x".repeat(40)}"`],
  ["x".repeat(41), `"${"x".repeat(40)}…"`],
  [`${"x".repeat(38)}😀yy`, `"${"x".repeat(38)}😀…"`],
  [`${"x".repeat(39)}😀y`, `"${"x".repeat(39)}…"`],
  [`😀${"x".repeat(40)}`, `"😀${"x".repeat(38)}…"`],
])("a value of more than forty characters is cut between two of them: %s", (value, shown) => {
  expect(read(rooted([{ xml: "a", as: "a", type: integer }]), `<root><a>${value}</a></root>`)).toEqual([
    `1:10 /root/a: expected a whole number but received ${shown}`,
  ]);
});

test("the hundred-and-first problem says that there are more, and no more are told", () => {
  const table = rooted([{ xml: "a", as: "a", number: "*", type: integer }]);
  const { problems } = safeParse(table, `<root>${"<a>x</a>".repeat(102)}</root>`);
  expect([problems.length, problems[99]?.code]).toEqual([101, "wrong-value"]);
  expect(problems[100]).toEqual({
    code: "too-many",
    severity: "error",
    path: "/root/a[101]",
    line: 1,
    column: 810,
    offset: 809,
    expected: "at most 100 problems",
    received: "more",
    message: "1:810 /root/a[101]: there are more than 100 problems",
  });
  const notices: Problem[] = [];
  parse(table, `<root>${"<b/>".repeat(102)}</root>`, { onProblem: (problem) => notices.push(problem) });
  expect([notices.length, notices[99]?.code]).toEqual([101, "unknown"]);
  expect(notices[100]).toMatchObject({
    code: "too-many",
    severity: "notice",
    message: "1:407 /root/b: there are more than 100 notices",
  });
});

test("what is thrown tells of the error, not of what was noticed before", () => {
  const table = rooted([{ xml: "a", as: "a", type: id }]);
  const notices: string[] = [];
  const reading = (): unknown =>
    parse(table, "<root><new/><a>1</a><a>2</a></root>", { onProblem: ({ code }) => notices.push(code) });
  const message = "1:21 /root/a: expected one element a but received a second one";
  expect(reading).toThrow(
    expect.objectContaining({ name: "XmlError", message, problems: [expect.objectContaining({ code: "repeated" })] }),
  );
  expect(notices).toEqual(["unknown", "repeated"]);
});
