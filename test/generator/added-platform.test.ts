import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type SpecFile, check, generate } from "tagsmith";

/** The files that `specs/README.md` shows under "A whole platform, by hand". */
function shownFiles(): SpecFile[] {
  const page = readFileSync("specs/README.md", "utf8");
  const section = page.slice(page.indexOf("## A whole platform, by hand"), page.indexOf("## Settings and sources"));
  const blocks = [...section.matchAll(/^```(?:yaml|xml|json)\n([^]*?)^```$/gm)].map(([, text]) => text ?? "");
  const names = ["platform.yaml", "orders.yaml", "samples/orders-one.xml", "samples/orders-one.json"];
  expect(blocks).toHaveLength(names.length);
  return names.map((name, index) => ({ path: `acme/${name}`, bytes: new TextEncoder().encode(blocks[index]) }));
}

test("the platform in the README of the specs has no problem", () => {
  expect(check(shownFiles())).toEqual([]);
});

test("it takes nothing but a folder of specs to add it", async () => {
  const { files, problems } = await generate(shownFiles());
  expect(problems).toEqual([]);
  const module = files.get("acme/orders.ts") ?? "";
  expect(module).toContain("export interface Orders {\n  /** `order`. */\n  order: Order[];");
  expect(module).toContain("export function parseOrders(");
  expect(files.get("acme/orders.test.ts")).toContain("orders-one");
});
