import { prefixes } from "@tagsmith/runtime";
import { derivable, nillable, typeName } from "@tagsmith/runtime/xsd";
import { describe, expect, test } from "vitest";
import type { RecordTable } from "../../../runtime/src/table.js";
import { type UnknownContent, unknown } from "../../../runtime/src/unknown.js";
import { text } from "../../../runtime/src/values/text.js";
import { choice } from "../../../runtime/src/writer/choice.js";
import { type Value, recordOf, tableOf, written } from "./table-of.js";

const namespace = "http://www.w3.org/2001/XMLSchema-instance";
const rest = { namespaces: { i: namespace }, prefixes };
const root = `<r xmlns:i="${namespace}">`;
const nil = (on: string, value = "true"): UnknownContent => ({ attribute: "i:nil", value, namespace, on });

describe("an element without a value that says so", () => {
  const table = tableOf(
    [
      { xml: "a", as: "a", type: text, nil: nillable },
      { xml: "b", as: "b", type: text, number: "?", nil: nillable },
      {
        xml: "w/c",
        as: "c",
        type: () => recordOf("C", [{ xml: "d", as: "d", type: text }]),
        number: "*",
        nil: nillable,
      },
    ],
    rest,
  );

  test.each<[Value, readonly UnknownContent[] | undefined, string]>([
    [{}, undefined, '<a i:nil="true"/><w/>'],
    [{ a: "" }, undefined, "<a/><w/>"],
    [
      { a: "1", b: "2", c: [{ d: "3" }, undefined] },
      undefined,
      '<a>1</a><b>2</b><w><c><d>3</d></c><c i:nil="true"/></w>',
    ],
    [{}, [nil("b")], '<a i:nil="true"/><b i:nil="true"/><w/>'],
    [{}, [nil("b", " 1 ")], '<a i:nil="true"/><b i:nil="true"/><w/>'],
    [{}, [nil("b", "false")], '<a i:nil="true"/><w/>'],
    [{}, [nil("x")], '<a i:nil="true"/><w/>'],
    [{ a: "1", b: "2" }, [nil("a"), nil("b")], "<a>1</a><b>2</b><w/>"],
    [{ a: "1" }, [nil("a", "false")], '<a i:nil="false">1</a><w/>'],
    [
      { a: "1", c: [undefined] },
      [nil("w/c[1]"), { attribute: "x", value: "5", on: "w/c[1]" }],
      '<a>1</a><w><c i:nil="true" x="5"/></w>',
    ],
  ])("%j with %j", (value, kept, xml) => {
    expect(written(table, { ...value, ...(kept && { [unknown]: kept }) })).toBe(`${root}${xml}</r>`);
  });

  test("is refused by its type where it has a value of another", () => {
    expect(written(table, { a: "1", c: [5] })).toBe(
      "/r/w/c[1]: expected an object of type C but received the number 5",
    );
  });
});

test("an alternative of a choice may be one", () => {
  const choices = [{ xml: "a", type: text, nil: nillable }];
  const table = tableOf([{ as: "it", type: { kind: "choice", code: choice, choices } }], rest);
  expect(written(table, { it: { name: "a" } })).toBe(`${root}<a i:nil="true"/></r>`);
  expect(written(table, { it: { name: "a", value: "1" } })).toBe(`${root}<a>1</a></r>`);
});

test("an element may say that it has another type", () => {
  const base = (): RecordTable<Value> => recordOf("Base", [{ xml: "n", as: "n", type: text }]);
  const more = (): RecordTable<Value> =>
    recordOf("More", [
      { xml: "@i:type", as: "xsiType", type: typeName("More") },
      { xml: "n", as: "n", type: text },
      { xml: "m", as: "m", type: text },
    ]);
  const table = tableOf([{ xml: "a", as: "a", type: () => derivable(base, { More: more }) }], rest);
  expect(written(table, { a: { n: "1" } })).toBe(`${root}<a><n>1</n></a></r>`);
  expect(written(table, { a: { xsiType: "More", n: "1", m: "2" } })).toBe(
    `${root}<a i:type="More"><n>1</n><m>2</m></a></r>`,
  );
  expect(written(table, { a: { xsiType: "Less", n: "1" } })).toBe(
    '/r/a: expected one of the types More but received "Less"',
  );
});
