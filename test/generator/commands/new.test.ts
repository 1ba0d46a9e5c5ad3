import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { removeFolder, tagsmith, temporaryFolder } from "./tagsmith.js";

let folder: string;

beforeAll(() => {
  folder = temporaryFolder();
});

afterAll(() => removeFolder(folder));

test("a new platform is a folder that passes check, whose sample is read as its JSON says", () => {
  expect(tagsmith(folder, ["new", "acme-shop"])).toEqual({
    code: 0,
    error: "",
    out: `  + specs/document.schema.json
  + specs/platform.schema.json
  + specs/types.schema.json
  + specs/acme-shop/platform.yaml
  + specs/acme-shop/orders.yaml
  + specs/acme-shop/samples/orders.xml
  + specs/acme-shop/samples/orders.json

What to do next:
  tagsmith check acme-shop
  tagsmith parse acme-shop/orders specs/acme-shop/samples/orders.xml
  tagsmith generate acme-shop
`,
  });
  expect(tagsmith(folder, ["check", "acme-shop"])).toEqual({ code: 0, out: "no problem in 1 platform.\n", error: "" });

  const { code, out, error } = tagsmith(folder, ["parse", "acme-shop/orders", "specs/acme-shop/samples/orders.xml"]);
  expect({ code, error }).toEqual({ code: 0, error: "" });
  const json = readFileSync(join(folder, "specs/acme-shop/samples/orders.json"), "utf8");
  expect(JSON.parse(out)).toEqual(JSON.parse(json));
});

test("title and site are written as YAML wants them, into the folder that is asked for", () => {
  const words = [
    "new",
    "b2",
    "--title",
    'B: "2" # not a comment',
    "--site",
    "https://b.example/#docs",
    "--specs",
    "my",
  ];
  const { code, out } = tagsmith(folder, [...words, "--format", "json"]);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({
    written: [
      "my/document.schema.json",
      "my/platform.schema.json",
      "my/types.schema.json",
      "my/b2/platform.yaml",
      "my/b2/orders.yaml",
      "my/b2/samples/orders.xml",
      "my/b2/samples/orders.json",
    ],
  });
  const platform = readFileSync(join(folder, "my/b2/platform.yaml"), "utf8");
  expect(platform.split("\n").slice(2, 4)).toEqual([
    `title: 'B: "2" # not a comment'`,
    "site: https://b.example/#docs",
  ]);
  expect(tagsmith(folder, ["check", "--specs", "my"]).code).toBe(0);
});

test("schemas that are there as they should be are not written again", () => {
  expect(tagsmith(folder, ["new", "other"]).out).not.toContain("schema.json");
  rmSync(join(folder, "specs/types.schema.json"));
  expect(tagsmith(folder, ["new", "third"]).out).toMatch(/^ {2}\+ specs\/types\.schema\.json\n {2}\+ specs\/third\//);
});
