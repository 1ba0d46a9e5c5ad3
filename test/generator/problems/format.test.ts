import { describe, expect, test } from "vitest";
import { formatProblem, formatProblems, readSpecs } from "../../../generator/src/front.js";
import { acme } from "../acme-files.js";

const misspelt = `root: Orders
types:
  Orders:
    OrderTotal: decmal # The total.
  Unused: id
`;

describe("a problem for people", () => {
  test("has the place, the sentence, the line and a caret below what is meant", () => {
    expect(formatted(misspelt)).toBe(
      `specs/acme/orders.yaml:4:17 expected a type but found "decmal"; did you mean "decimal"?
  4 |     OrderTotal: decmal # The total.
    |                 ^^^^^^`,
    );
  });

  test("says that it is a warning", () => {
    expect(formatted(misspelt.replace("decmal", "decimal"))).toBe(
      `specs/acme/orders.yaml:5:3 warning: expected a type that is used but found "Unused", which nothing uses
  5 |   Unused: id
    |   ^^^^^^`,
    );
  });

  test("keeps the caret below the character after a tab or a line separator", () => {
    expect(formatted(`root: Orders\ntypes:\n  Orders:\n    a: enum "\u2028" |\t"x" | 5 6\n`)).toBe(
      `specs/acme/orders.yaml:4:27 expected a facet, "or", "=" or the end of the type but found "6"
  4 |     a: enum " " | "x" | 5 6
    |                           ^`,
    );
  });

  test("of a line with CRLF shows the line without its end", () => {
    expect(formatted(misspelt.replaceAll("\n", "\r\n")).split("\n")[1]).toBe(
      "  4 |     OrderTotal: decmal # The total.",
    );
  });
});

describe("problems in other formats", () => {
  test("json has all fields", () => {
    const { problems } = readSpecs(acme({ "orders.yaml": misspelt }));
    expect(JSON.parse(formatProblems(problems, "json"))).toEqual([
      {
        severity: "error",
        code: "unknown-name",
        file: "specs/acme/orders.yaml",
        line: 4,
        column: 17,
        endColumn: 23,
        expected: "a type",
        found: '"decmal"',
        suggestion: "decimal",
        message: 'expected a type but found "decmal"; did you mean "decimal"?',
        sourceLine: "    OrderTotal: decmal # The total.",
      },
    ]);
  });

  test("github escapes what would end an annotation", () => {
    const problem = {
      severity: "error",
      code: "type",
      file: "specs/a,b:c/orders.yaml",
      line: 3,
      column: 5,
      endColumn: 9,
      expected: "",
      found: "",
      message: "100% sure:\nno, really",
      sourceLine: "",
    } as const;
    expect(formatProblems([problem], "github")).toBe(
      "::error file=specs/a%2Cb%3Ac/orders.yaml,line=3,col=5,endColumn=9::100%25 sure:%0Ano, really\n",
    );
  });

  test.each([
    ["pretty", ""],
    ["github", ""],
    ["json", "[]\n"],
  ] as const)("no problem is nothing in %s", (format, nothing) => {
    expect(formatProblems([], format)).toBe(nothing);
  });
});

function formatted(orders: string): string {
  return readSpecs(acme({ "orders.yaml": orders }))
    .problems.map(formatProblem)
    .join("\n");
}
