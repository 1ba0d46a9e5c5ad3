import { describe, expect, test } from "vitest";
import { type MemberTable, text } from "@tagsmith/runtime";
import { fieldOfName } from "../../../runtime/src/reader/index-names.js";
import { linkedOf, planOf } from "../../../runtime/src/reader/plans.js";
import { roomOf } from "../../../runtime/src/reader/room.js";
import { type State, usePlan } from "../../../runtime/src/reader/state.js";
import { read, rooted } from "./tables.js";

// Of one length, and with the same letter at the beginning, in the middle and at the end.
const alike = ["abxcd", "acxbd", "aaxad", "azxzd", "aexed"];
const names = ["a", "b", "id", "OrderID", "OrderId", "größe", "語", "a-b.c_1", ...alike, "x".repeat(200)];

/** The index that is found for a name among elements or attributes, and in the midst of a document. */
function found(members: readonly MemberTable[], name: string, attribute: boolean, prefix = ""): number {
  const namespaces = { p: "urn:p" };
  const linked = linkedOf(rooted(members, { namespaces }));
  const plan = planOf(linked, -1, new Map(prefix === "" ? [] : [[prefix, ["urn:p"]]]));
  const node = plan.roots[0]!.node!;
  const bytes = new TextEncoder().encode(`<${name} ${name}=`);
  const length = new TextEncoder().encode(name).length;
  const room = roomOf(bytes);
  const limits = { text: 64, attribute: 64, name: 1000, attributes: 100 };
  const state = { bytes: room.bytes, view: room.view, limits } as unknown as State;
  usePlan(state, plan);
  const fields = attribute ? node.attributes : node.fields;
  const table = attribute ? node.attributeIndex : node.fieldIndex;
  const places = [1, length + 2].map((start) => fieldOfName(state, fields, table, start, start + length));
  expect(places[1]).toBe(places[0]);
  return places[0]!;
}

const elements = names.map((xml): MemberTable => ({ xml, as: xml, number: "?", type: text }));
const attributes = names.map((name): MemberTable => ({ xml: `@${name}`, as: name, number: "?", type: text }));

describe("a name is found by its bytes, among elements and among attributes", () => {
  test.each(names.map((name, index) => [name, index] as const))("%s", (name, index) => {
    expect(found(elements, name, false)).toBe(index);
    expect(found(attributes, name, true)).toBe(index);
    expect(found([...elements].reverse(), name, false)).toBe(names.length - 1 - index);
  });

  test.each(["c", "A", "orderID", "OrderI", "OrderIDs", "abxce", "abycd", "größ", "grösse", "p:a", "*", "$"])(
    "%s is none of them",
    (name) => {
      expect(found(elements, name, false)).toBe(-1);
      expect(found(attributes, name, true)).toBe(-1);
      expect(found([], name, false)).toBe(-1);
    },
  );
});

test("what takes any element is found by no name", () => {
  const any: MemberTable[] = [
    { xml: "*", as: "any", number: "?", type: { kind: "any" } },
    { xml: "a", as: "a", number: "?", type: text },
  ];
  expect(found(any, "a", false)).toBe(1);
  expect(found(any, "\0", false)).toBe(-1);
  expect(found(any, "*", false)).toBe(-1);
});

test("a name in a namespace is found with the prefix of the document alone", () => {
  const both: MemberTable[] = [
    { xml: "p:a", as: "other", number: "?", type: text },
    { xml: "a", as: "a", number: "?", type: text },
    { xml: "p:b", as: "b", number: "?", type: text },
  ];
  expect(found(both, "a", false)).toBe(1);
  expect(found(both, "p:a", false)).toBe(-1);
  expect(found(both, "q:a", false, "q")).toBe(0);
  expect(found(both, "q:b", false, "q")).toBe(2);
  expect(found(both, "p:b", false, "q")).toBe(-1);
});

test("a name that is too long to be compared at once is read all the same", () => {
  const name = "x".repeat(700);
  const long = rooted([{ xml: name, as: "long", number: "?", type: text }]);
  expect(read(long, `<root><${name}>1</${name}></root>`)).toEqual({ long: "1" });
  expect(read(long, `<root><${name}y/></root>`, { unknown: "ignore" })).toEqual({ long: undefined });
});
