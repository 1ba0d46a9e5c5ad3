import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { folderWithAcme, removeFolder, tagsmith, writeFiles } from "./tagsmith.js";

let folder: string;

beforeAll(() => {
  folder = folderWithAcme();
});

afterAll(() => removeFolder(folder));

describe("generate --check", () => {
  let spec: string;

  beforeEach(() => {
    spec = readFileSync(join(folder, "specs/acme/orders.yaml"), "utf8");
    tagsmith(folder, ["generate", "--no-type-check"]);
  });

  test("names what is stale, shows the difference and the command, exits with 1 and writes nothing", () => {
    const orders = readFileSync(join(folder, "generated/acme/orders.ts"), "utf8");
    rmSync(join(folder, "generated/acme/index.ts"));
    writeFiles(folder, {
      "specs/acme/orders.yaml": spec.replace("Quantity: integer >= 1", "Quantity: integer >= 2"),
      "specs/acme/samples/orders.xml": readFileSync(join(folder, "specs/acme/samples/orders.xml"), "utf8").replaceAll(
        "<Quantity>1<",
        "<Quantity>2<",
      ),
    });
    const { code, out, error } = tagsmith(folder, ["generate", "--check", "--no-type-check", "--tests", "none"]);
    writeFiles(folder, { "specs/acme/orders.yaml": spec });
    expect({ code, error }).toEqual({ code: 1, error: "" });
    expect(out.replaceAll(/@@ .* @@/g, "@@")).toBe(`+ generated/acme/index.ts is missing
- generated/acme/orders.test.ts is not generated any more
~ generated/acme/orders.ts is stale
    @@
       sku: string;
    -  /** \`Quantity\`, a whole number, at least 1. */
    +  /** \`Quantity\`, a whole number, at least 2. */
       quantity: number;
    @@
           { xml: "SKU", as: "sku", type: id },
    -      { xml: "Quantity", as: "quantity", type: narrowed(integer, { minimum: "1" }, bounds) },
    +      { xml: "Quantity", as: "quantity", type: narrowed(integer, { minimum: "2" }, bounds) },
           { xml: "Price", as: "price", type: decimal },

3 files are not what the specs say. Run:
  npx tagsmith generate --tests none
`);
    expect(readFileSync(join(folder, "generated/acme/orders.ts"), "utf8")).toBe(orders);
    expect(() => statSync(join(folder, "generated/acme/index.ts"))).toThrow("ENOENT");
  });

  test("sees a change of a sample, of which only the hashes in modules tell", () => {
    writeFiles(folder, { "specs/acme/samples/notes.txt": "A sample may have notes." });
    const { code, out } = tagsmith(folder, ["generate", "--check", "--no-type-check"]);
    rmSync(join(folder, "specs/acme/samples/notes.txt"));
    expect(code).toBe(1);
    expect(out).toContain("~ generated/acme/orders.ts is stale\n    only the hashes in its header differ\n");
  });

  test("tells programs and GitHub", () => {
    rmSync(join(folder, "generated/acme/index.ts"));
    expect(JSON.parse(tagsmith(folder, ["generate", "--check", "--no-type-check", "--format", "json"]).out)).toEqual({
      stale: [{ file: "generated/acme/index.ts", is: "missing" }],
      unchanged: 2,
      command: "npx tagsmith generate",
    });
    expect(tagsmith(folder, ["generate", "--check", "--no-type-check", "--format", "github"])).toEqual({
      code: 1,
      error: "",
      out: "::error file=generated/acme/index.ts::is missing; run npx tagsmith generate\n",
    });
  });
});
