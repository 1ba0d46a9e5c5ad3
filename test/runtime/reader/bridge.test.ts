import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type MemberTable, id, integer, text } from "@tagsmith/runtime";
import { read, record, rooted } from "./tables.js";

const members: MemberTable[] = [
  { xml: "alpha", as: "alpha", type: text },
  { xml: "be", as: "be", type: integer, number: "?" },
  { xml: "gamma_delta", as: "gamma", type: id, number: "?", nothing: [""] },
  { xml: "epsilon", as: "epsilon", type: text },
];

function table(): ReturnType<typeof rooted> {
  return rooted([{ xml: "item", as: "items", number: "*", type: record("Item", members) }]);
}

function documentOf(items: readonly string[]): string {
  return `<root>${items.join("")}</root>`;
}

/** An element with a value in one of the forms that mean the same, or in one that is wrong. */
function element(name: string, values: readonly string[]): fc.Arbitrary<string> {
  const value = fc.constantFrom(...values);
  return fc.oneof(
    { weight: 6, arbitrary: value.map((each) => `<${name}>${each}</${name}>`) },
    { weight: 6, arbitrary: value.map((each) => `<${name}><![CDATA[${each}]]></${name}>`) },
    { weight: 2, arbitrary: fc.constantFrom(`<${name}></${name}>`, `<${name}/>`, `<${name}><![CDATA[]]></${name}>`) },
    {
      weight: 1,
      arbitrary: value.chain((each) =>
        fc.constantFrom(
          "",
          `<${name} >${each}</${name} >`,
          `<${name}>${each}<!-- and --></${name}>`,
          `<${name}><![CDATA[${each}]]>${each}</${name}>`,
          `<${name}>${each}]]></${name}>`,
          `<${name}><![CDATA[${each}</${name}>]]></${name}>`,
          `<${name}>${each}</${name}x>`,
          `<${name}>${each}</${name}>`.repeat(2),
          `<${name}>${each}</${name}><other/>`,
        ),
      ),
    },
  );
}

const gap = fc.oneof({ weight: 8, arbitrary: fc.constant("\n  ") }, fc.constantFrom("", "\n", "  ", "\r\n\t"));

const item = fc
  .tuple(
    gap,
    element("alpha", ["a", "some words of text", "é"]),
    fc.oneof(fc.constant(""), element("be", ["1", "-20", " 3 "])),
    fc.oneof(fc.constant(""), element("gamma_delta", ["007", "12345678901"])),
    element("epsilon", ["e", "f &amp; g"]),
    gap,
  )
  .map(
    ([before, alpha, be, gamma, epsilon, after]) =>
      `${before}<item>${before}${[alpha, be, gamma, epsilon].filter((each) => each !== "").join(before)}${after}</item>`,
  );

test("what stood between two values before makes no difference to what is read", () => {
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 12 }), (items) => {
      const alone = items.map((each) => read(table(), documentOf([each])));
      const together = read(table(), documentOf(items));
      if (alone.some((each) => Array.isArray(each))) {
        expect(Array.isArray(together)).toBe(true);
        return;
      }
      expect(together).toEqual({ items: alone.flatMap((each) => (each as { items: unknown[] }).items) });
    }),
    { numRuns: 400 },
  );
});

const sections = "<item><alpha><![CDATA[a]]></alpha><epsilon><![CDATA[e]]></epsilon></item>";

test.each([
  [
    "<item><alpha>a]]></alpha><epsilon><![CDATA[e]]></epsilon></item>",
    '1:386 /root/item[6]: expected "]]&gt;" but received "]]>"',
  ],
  [
    "<item><alpha><![CDATA[a]]></alphx><epsilon><![CDATA[e]]></epsilon></item>",
    "1:398 /root/item[6]: expected the end tag </alpha> but received </alphx>",
  ],
])("the end tag and section of %s are those of its own element", (wrong, message) => {
  expect(read(table(), documentOf([...Array.from({ length: 5 }, () => sections), wrong]))).toEqual([message]);
});
