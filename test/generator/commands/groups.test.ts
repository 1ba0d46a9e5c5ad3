import type { Problem } from "@tagsmith/runtime";
import picocolors from "picocolors";
import { describe, expect, test } from "vitest";
import { documentProblems } from "../../../generator/src/commands/document-problems.js";
import { noticesOn } from "../../../generator/src/commands/notices.js";
import { specProblems } from "../../../generator/src/commands/spec-problems.js";
import type { Format, Terminal } from "../../../generator/src/commands/terminal.js";
import { check } from "../../../generator/src/index.js";

/** What is printed to standard error, for people unless said otherwise. */
function terminalTo(lines: string[], format: Format = "pretty"): Terminal {
  const error = (text: string): void => void lines.push(text);
  return { out: () => {}, error, colors: picocolors.createColors(false), format, interactive: false };
}

/** A problem of an item, on a line of its own. */
function strange(number: number, name: string): Problem {
  const path = `/Orders/Order[${number}]/${name}`;
  const place = { line: number + 1, column: 8 };
  const message = `feed.xml:${place.line}:8 ${path}: expected an element of Order but received the element ${name}`;
  return { code: "unknown", severity: "notice", path, ...place, offset: 0, expected: "", received: "", message };
}

describe("problems of a document that say the same", () => {
  const shown = (count: number, format: Format = "pretty"): string => {
    const problems = Array.from({ length: count }, (_, index) =>
      strange(index + 1, index === count - 1 ? "Size" : "Colour"),
    );
    const source = `<Orders>\n${"<Order><Colour>red</Colour></Order>\n".repeat(count)}</Orders>`;
    return documentProblems(problems, "feed.xml", () => source, terminalTo([], format));
  };

  test("are one, with the lines of the others", () => {
    expect(shown(400)).toBe(
      "notice: feed.xml:2:8 /Orders/Order[1]/Colour: expected an element of Order but received the element Colour\n" +
        "  2 | <Order><Colour>red</Colour></Order>\n" +
        "    |        ^\n" +
        "  and 398 more like it, first in lines 3, 4, 5, 6, 7\n" +
        "notice: feed.xml:401:8 /Orders/Order[400]/Size: expected an element of Order but received the element Size\n" +
        "  401 | <Order><Colour>red</Colour></Order>\n" +
        "      |        ^\n",
    );
  });

  test("are all shown where they are three", () => {
    expect(shown(4).match(/\/Colour:/g)).toHaveLength(3);
    expect(shown(5)).toContain("  and 3 more like it, in lines 3, 4, 5\n");
  });

  test.each(["json", "github"] as const)("are all in %s", (format) => {
    expect(shown(90, format).trimEnd().split("\n")).toHaveLength(90);
  });
});

test("problems of a spec that say the same are one, with the lines of the others", () => {
  const members = Array.from({ length: 12 }, (_, index) => `    M${index}: decmal   # It.\n`).join("");
  const files = [
    { path: "acme/platform.yaml", bytes: Buffer.from("title: Acme\n") },
    { path: "acme/orders.yaml", bytes: Buffer.from(`root: orders\ntypes:\n  orders:   # All.\n${members}`) },
  ];
  const problems = check(files);
  expect(problems.length).toBe(12);
  expect(specProblems(problems, "specs", terminalTo([]))).toBe(
    'specs/acme/orders.yaml:4:9 expected a type but found "decmal"; did you mean "decimal"?\n' +
      "  4 |     M0: decmal   # It.\n" +
      "    |         ^^^^^^\n" +
      "  and 11 more like it, first in lines 5, 6, 7, 8, 9\n",
  );
  expect(JSON.parse(specProblems(problems, "specs", terminalTo([], "json")))).toHaveLength(12);
});

test("notices that say the same are told once, and counted", () => {
  const lines: string[] = [];
  const notices = noticesOn(terminalTo(lines), () => {});
  for (let number = 1; number <= 400; number++)
    notices.tell(`acme orders: 1:${number} /Orders/Order[${number}]/X: new`);
  notices.tell("acme orders: tried again");
  notices.end();
  expect(lines).toEqual([
    "notice: acme orders: 1:1 /Orders/Order[1]/X: new\n",
    "notice: acme orders: tried again\n",
    "notice: 399 more notices\n",
  ]);
});
