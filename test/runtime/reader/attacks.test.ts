import { describe, expect, test } from "vitest";
import type { DocumentTable, RecordTable } from "@tagsmith/runtime";
import { read, rooted } from "./tables.js";

const ignoring = rooted([], { read: { unknown: "ignore" } });

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
