import { type MemberTable, integer, parse, serialize, stream, text } from "@tagsmith/runtime";
import { describe, expect, test } from "vitest";
import { read, record, rooted } from "./tables.js";

const coupon = record("Coupon", [
  { xml: "@id", as: "id", number: "?", type: text },
  { xml: "name", as: "name", type: text },
] satisfies MemberTable[]);

/** A list of coupons and one of numbers, of which both may say that nothing is there. */
const table = rooted(
  [
    { xml: "@count", as: "count", number: "?", type: integer, sizeOf: "coupons" },
    { xml: "Box?/Coupon", as: "coupons", number: "*", type: coupon, nothing: [""] },
    { xml: "number", as: "numbers", number: "*", type: integer, nothing: [""] },
  ],
  { items: ["coupons"] },
);

const two =
  '<root count="2"><Box><Coupon/><Coupon><name>a</name></Coupon><Coupon> </Coupon><Coupon id="1"><name>b</name></Coupon><Coupon></Coupon></Box><number/><number>1</number></root>';
const coupons = [
  { id: undefined, name: "a" },
  { id: "1", name: "b" },
];

describe("an empty element in a list of elements with members", () => {
  test("is no item, while a text that says that nothing is there keeps its place", () => {
    expect(parse(table, two)).toEqual({ count: 2, coupons, numbers: [undefined, 1] });
  });

  test("with an attribute is one, which must be whole", () => {
    expect(read(table, '<root><Box><Coupon id="1"/></Box></root>')).toEqual([
      "1:12 /root/Box/Coupon[1]: expected the element name but received nothing",
    ]);
  });

  test("does not count as one that must be there", () => {
    const must = rooted([{ xml: "Coupon", as: "coupons", number: "+", type: coupon, nothing: [""] }]);
    expect(read(must, "<root><Coupon/></root>")).toEqual([
      "1:1 /root: expected at least one of the element Coupon but received nothing",
    ]);
  });

  test("is not streamed", async () => {
    const found: unknown[] = [];
    for await (const each of stream(table, new Response(two).body ?? [])) found.push(each);
    expect(found).toEqual(coupons);
  });

  test("is not written", () => {
    expect(serialize(table, { coupons: [], numbers: [] }, { declaration: false })).toBe(
      '<root count="0"><Box/></root>',
    );
  });
});
