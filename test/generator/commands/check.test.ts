import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { removeFolder, tagsmith, temporaryFolder, writeFiles } from "./tagsmith.js";

let folder: string;

beforeAll(() => {
  folder = temporaryFolder();
  tagsmith(folder, ["new", "good"]);
  tagsmith(folder, ["new", "wrong"]);
  const path = "specs/wrong/orders.yaml";
  const orders = readFileSync(join(folder, path), "utf8");
  writeFiles(folder, { [path]: orders.replace("Total: decimal ", "Total: decmal  ").replace("SKU: id ", "SKU: idd") });
});

afterAll(() => removeFolder(folder));

describe("check", () => {
  test("shows all problems with line and caret, and exits with 1", () => {
    expect(tagsmith(folder, ["check"])).toEqual({
      code: 1,
      error: "",
      out: `specs/wrong/orders.yaml:15:12 expected a type but found "decmal"; did you mean "decimal"?
  15 |     Total: decmal                        # What the customer pays, with every digit as written.
     |            ^^^^^^

specs/wrong/orders.yaml:20:10 expected a type but found "idd"; did you mean "id"?
  20 |     SKU: idd                             # The stock keeping unit.
     |          ^^^

2 problems in 2 platforms.
`,
    });
  });

  test("looks at the platforms that are named, from any folder", () => {
    const out = "no problem in 1 platform.\n";
    expect(tagsmith(folder, ["check", "good"])).toEqual({ code: 0, out, error: "" });
    expect(tagsmith("/", ["check", "good", "--specs", join(folder, "specs")])).toEqual({ code: 0, out, error: "" });
  });

  test("prints a list as JSON, empty where nothing is wrong", () => {
    expect(tagsmith(folder, ["check", "good", "--format", "json"])).toEqual({ code: 0, out: "[]\n", error: "" });
    const { code, out } = tagsmith(folder, ["check", "--format", "json"]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([
      { file: "specs/wrong/orders.yaml", line: 15, column: 12, endColumn: 18, suggestion: "decimal" },
      { file: "specs/wrong/orders.yaml", line: 20, column: 10, endColumn: 13, suggestion: "id" },
    ]);
  });

  test("prints annotations for GitHub", () => {
    expect(tagsmith(folder, ["check", "--format", "github"]).out.split("\n")[0]).toBe(
      '::error file=specs/wrong/orders.yaml,line=15,col=12,endColumn=18::expected a type but found "decmal"; did you mean "decimal"?',
    );
  });

  test("lists with --unsure the facts that rest on a guess", () => {
    expect(tagsmith(folder, ["check", "good", "--unsure"]).out)
      .toBe(`specs/good/platform.yaml:9:3 D apiKey: The key of the account.
specs/good/platform.yaml:13:3 D baseUrl: Where the API is.
specs/good/platform.yaml:19:5 D orders: The orders after a given one.
3 unsure facts. C: one client's code says so. D: inferred, seen nowhere.

no problem in 1 platform.
`);
    const { out } = tagsmith(folder, ["check", "good", "--unsure", "--format", "json"]);
    expect(JSON.parse(out)).toMatchObject({
      problems: [],
      unsure: [
        { file: "specs/good/platform.yaml", line: 9, column: 3, name: "apiKey", sure: "D", source: "guess" },
        { name: "baseUrl" },
        { name: "orders" },
      ],
    });
  });
});
