import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Covering, document, openCovering, order } from "./covering.js";
import { tagsmith } from "./tagsmith.js";

let covering: Covering;

beforeAll(() => {
  covering = openCovering();
});

afterAll(() => covering.close());

test("programs get the same as JSON, and GitHub as annotations", () => {
  const documents = [document(order({ status: "<Status>shipped</Status>" }))];
  const { code, out } = covering.checked("json", documents, "json");
  expect(code).toBe(1);
  expect(JSON.parse(out)).toEqual({
    documents: 1,
    covered: 0,
    specs: [
      {
        document: "acme/orders",
        documents: 1,
        covered: 0,
        gaps: [
          {
            code: "wrong-value",
            path: "Order/Status",
            count: 1,
            files: ["json/1.xml"],
            first: {
              file: "json/1.xml",
              line: 3,
              column: 46,
              path: "/Orders/Order[1]/Status",
              message: 'json/1.xml:3:46 /Orders/Order[1]/Status: expected one of "new", "paid" but received "shipped"',
            },
            change: {
              file: "specs/acme/orders.yaml",
              line: 9,
              before: ["    Status: enum new | paid"],
              after: ["    Status: enum new | paid | shipped"],
            },
          },
        ],
      },
    ],
    others: [],
  });
  expect(covering.checked("json", documents, "github").out).toBe(
    '::error file=json/1.xml,line=3,col=46::json/1.xml:3:46 /Orders/Order[1]/Status: expected one of "new", "paid" but received "shipped" (1 time)\n',
  );
});

describe("what cannot be checked", () => {
  test.each<[words: readonly string[], error: string]>([
    [["acme/order", "--samples", "good"], 'tagsmith: there is no document "order" of acme\n  Did you mean orders?\n'],
    [["acm", "--samples", "good"], 'tagsmith: there is no platform "acm" in specs\n  Did you mean acme?\n'],
    [["--samples", "nix"], "tagsmith: cannot read nix: there is no such file\n"],
    [["--samples"], "tagsmith: --samples needs a value\n  tagsmith check --help\n"],
  ])("%j", (words, error) => {
    const run = tagsmith(covering.folder, ["check", ...words]);
    expect({ code: run.code, out: run.out }).toEqual({ code: 2, out: "" });
    expect(run.error).toContain(error.split("\n")[0]);
  });
});
