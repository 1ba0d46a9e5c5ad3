import { type DocumentTable, text } from "@tagsmith/runtime";
import { expect, test } from "vitest";
import { takeOutput } from "../../../runtime/src/writer/output.js";
import { serialize } from "../../../runtime/src/writer/serialize.js";

interface Feed {
  größe: string;
  items: readonly string[];
  ende: { ü: string };
}

/** With names that are not among the bytes of literals, since they are not ASCII. */
function table(): DocumentTable<Feed> {
  return {
    contract: 1,
    name: "test/feed",
    roots: ["feed"],
    type: () => ({
      name: "Feed",
      members: [
        { xml: "@größe", as: "größe", type: text },
        { xml: "item", as: "items", type: text, number: "*" },
        { xml: "ende", as: "ende", type: () => ({ name: "Ende", members: [{ xml: "ü", as: "ü", type: text }] }) },
      ],
    }),
  };
}

function write(items: readonly string[], cdata: "none" | "all" = "none"): string {
  return serialize(table, { größe: "1", items, ende: { ü: "2" } }, { declaration: false, cdata });
}

test("names beyond ASCII are written as others", () => {
  expect(write(["a"])).toBe('<feed größe="1"><item>a</item><ende><ü>2</ü></ende></feed>');
  expect(write(["a"], "all")).toBe(
    '<feed größe="1"><item><![CDATA[a]]></item><ende><ü><![CDATA[2]]></ü></ende></feed>',
  );
});

// An output has room for 16,384 bytes at first.
test("a document finds room wherever it needs more", () => {
  const large = "x".repeat(1_000_000);
  expect(write([large]).length).toBe(large.length + 57);
  for (let length = 16_300; length <= 16_390; length += 3) {
    const filling = "x".repeat(length - 40);
    for (const last of ["y", "é", "<"]) {
      // The output that is kept has grown: whoever takes it leaves none.
      takeOutput();
      const escaped = last === "<" ? "&lt;" : last;
      expect(
        write([filling, last, last]) ===
          `<feed größe="1"><item>${filling}</item><item>${escaped}</item><item>${escaped}</item><ende><ü>2</ü></ende></feed>`,
      ).toBe(true);
    }
  }
});
