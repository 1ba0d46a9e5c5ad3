import { describe, expect, test } from "vitest";
import { type DocumentTable, type Limits, type MemberTable, type RecordTable, text } from "@tagsmith/runtime";
import { read, record, rooted } from "./tables.js";

const members: MemberTable[] = [
  { xml: "@name", as: "name", number: "?", type: text },
  { xml: "value", as: "value", number: "?", type: text },
  { xml: "inner", as: "inner", number: "?", type: record("Inner", [{ xml: "value", as: "value", type: text }]) },
];
const known = rooted(members);
const ignoring = rooted([], { read: { unknown: "ignore" } });
const xml = '<root name="abc"><value>abcd</value><inner><value/></inner></root>';

describe("each limit holds at the limit, one beyond it, and at 0", () => {
  test.each<[limit: keyof Limits, most: number, message: string]>([
    ["depth", 3, "at most 2 elements inside of each other but received more"],
    ["attributes", 1, "at most 0 attributes but received more"],
    ["name", 5, "a name of at most 4 bytes but received a longer one"],
    ["attribute", 3, "attribute of at most 2 bytes but received more"],
    ["text", 4, "text of at most 3 bytes but received more"],
    ["document", xml.length, `a document of at most ${xml.length - 1} bytes but received more`],
  ])("%s", (limit, most, message) => {
    for (const table of [known, ignoring]) {
      expect(Array.isArray(read(table, xml, { limits: { [limit]: most } }))).toBe(false);
      expect(read(table, xml, { limits: { [limit]: most - 1 } })).toEqual([expect.stringContaining(message)]);
      expect(read(table, new TextEncoder().encode(xml), { limits: { [limit]: 0 } })).toEqual([
        expect.stringContaining(limit === "depth" || limit === "document" ? "at most 0" : "at most 0 "),
      ]);
    }
  });
});

test("a table's limits are its own", () => {
  expect(read(rooted(members, { limits: { text: 3 } }), xml)).toEqual([
    "1:25 /root: expected text of at most 3 bytes but received more",
  ]);
  expect(read(rooted(members, { limits: { text: 3 } }), xml, { limits: { text: 4 } })).toMatchObject({ value: "abcd" });
});

function recursive(): RecordTable<unknown> {
  return { name: "Node", members: [{ xml: "a", as: "a", number: "?", type: recursive }] as never };
}

const tree = rooted([{ xml: "a", as: "a", number: "?", type: recursive }]);

/** What costs others minutes, or their stack: each is refused, or read, in a moment. */
const attacks: [name: string, xml: string, message: string][] = [
  ["100,000 levels", `<root>${"<a>".repeat(100_000)}`, "at most 256 elements inside of each other but received more"],
  ["80,000 attributes", `<root ${attributes(80_000)}/>`, "at most 1000 attributes but received more"],
  [
    "20,000 namespaces",
    `<root ${attributes(20_000).replaceAll("a", "xmlns:a")}/>`,
    "at most 1000 attributes but received more",
  ],
  [
    "80,000 tags that are not closed",
    `<root>${"<b>".repeat(80_000)}`,
    "at most 256 elements inside of each other but received more",
  ],
  ["a long name", `<root><${"n".repeat(1_000_000)}/></root>`, "a name of at most 1024 bytes but received a longer one"],
  [
    "a million ampersands",
    `<root>${"&amp".repeat(250_000)}</root>`,
    '"&amp;" or another reference but received a bare "&"',
  ],
  [
    "text of a million brackets",
    `<root>${"]".repeat(1_000_000)}`,
    "the end tag </root> but received the end of the document",
  ],
  [
    "an attribute of 2 MB",
    `<root a="${"x".repeat(2_000_000)}"/>`,
    "attribute of at most 1048576 bytes but received more",
  ],
  [
    "a million quotes",
    `<root a='${'"'.repeat(1_000_000)}`,
    "the end of the attribute but received the end of the document",
  ],
  ["a comment of a million hyphens", `<root><!--${"- ".repeat(500_000)}`, '"-->" but received the end of the document'],
  [
    "a DOCTYPE of entities",
    `<!DOCTYPE a [${'<!ENTITY a "b">'.repeat(50_000)}]><root/>`,
    "a document without a DOCTYPE",
  ],
];

describe.each(attacks)("%s", (_name, attack, message) => {
  test("is refused at once", () => {
    for (const table of [tree, ignoring]) {
      expect((read(table, attack) as string[]).at(-1)).toContain(message);
      expect(timeOf(table, attack)).toBeLessThan(50);
    }
  });
});

test("without a limit of depth the stack is one", () => {
  const deep = `<root>${"<a>".repeat(100_000)}`;
  expect(read(tree, deep, { limits: { depth: Infinity } })).toEqual([
    expect.stringContaining("fewer elements inside of each other but received more than the stack holds"),
  ]);
  expect(read(ignoring, `${deep}${"</a>".repeat(100_000)}</root>`, { limits: { depth: Infinity } })).toEqual({});
});

test("the cost grows with the size, not with its square", () => {
  const probes: ((count: number) => string)[] = [
    (count) => `<root>${"<b/>".repeat(count)}</root>`,
    (count) => `<root>${"<a></a>".repeat(count)}</root>`,
    (count) => `<root>${"<b x='1' y='2'/>".repeat(count)}</root>`,
    (count) => `<root>${"<b xmlns='u' xmlns:p='v'><p:c/></b>".repeat(count)}</root>`,
    (count) => `<root>${"<![CDATA[]]>".repeat(count)}</root>`,
    (count) => `<root>${"<!-- -->".repeat(count)}</root>`,
    (count) => `<root>${"x<b/>".repeat(count)}</root>`,
    (count) => `<root>${"&lt;\r\n".repeat(count)}</root>`,
  ];
  for (const probe of probes) {
    timeOf(tree, probe(2_000));
    const small = timeOf(tree, probe(10_000));
    expect(timeOf(tree, probe(40_000))).toBeLessThan(small * 10 + 20);
  }
}, 60_000);

/** The least of five times that the processor worked, in milliseconds: others use the machine as well. */
function timeOf(table: () => DocumentTable<unknown>, xml: string): number {
  const times = [1, 2, 3, 4, 5].map(() => {
    const start = process.cpuUsage();
    read(table, xml);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

function attributes(count: number): string {
  return Array.from({ length: count }, (_, index) => `a${index}="u"`).join(" ");
}
