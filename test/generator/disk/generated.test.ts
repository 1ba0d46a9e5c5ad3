import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applyChanges, changesBetween, readOutput } from "../../../generator/src/disk/generated.js";
import { filesBelow, removeFolder, temporaryFolder } from "../commands/tagsmith.js";

let folder: string;

beforeEach(() => {
  folder = temporaryFolder({
    "acme/orders.ts": "old orders",
    "acme/index.ts": "index",
    "acme/notes.txt": "mine",
    "acme/inner/own.ts": "mine",
    "gone/index.ts": "gone",
    "main.ts": "mine",
  });
});

afterEach(() => removeFolder(folder));

describe("reading the output", () => {
  test("takes the modules in the folders of platforms and nothing else", () => {
    expect([...readOutput(folder)]).toEqual([
      ["acme/index.ts", "index"],
      ["acme/orders.ts", "old orders"],
      ["gone/index.ts", "gone"],
    ]);
  });

  test("is restricted to the platforms that are asked for", () => {
    expect([...readOutput(folder, ["gone", "new"]).keys()]).toEqual(["gone/index.ts"]);
  });

  test("finds nothing in a folder that is missing", () => {
    expect(readOutput(join(folder, "missing")).size).toBe(0);
  });
});

describe("changes", () => {
  test("are files that differ, are missing or have no place any more, by path", () => {
    const before = new Map(Object.entries({ "a.ts": "1", "b.ts": "2", "d.ts": "4" }));
    const after = new Map(Object.entries({ "c.ts": "3", "b.ts": "2", "a.ts": "one" }));
    expect(changesBetween(before, after)).toEqual([
      { path: "a.ts", before: "1", after: "one" },
      { path: "c.ts", before: undefined, after: "3" },
      { path: "d.ts", before: "4", after: undefined },
    ]);
  });

  test("are applied without leaving a temporary file or an empty folder", () => {
    const index = statSync(join(folder, "acme/index.ts"), { bigint: true });
    applyChanges(folder, [
      { path: "acme/orders.ts", before: "old orders", after: "new orders" },
      { path: "gone/index.ts", before: "gone", after: undefined },
      { path: "fresh/index.ts", before: undefined, after: "fresh" },
    ]);
    expect(filesBelow(folder)).toEqual([
      "acme/index.ts",
      "acme/inner/own.ts",
      "acme/notes.txt",
      "acme/orders.ts",
      "fresh/index.ts",
      "main.ts",
    ]);
    expect(readFileSync(join(folder, "acme/orders.ts"), "utf8")).toBe("new orders");
    expect(existsSync(join(folder, "gone"))).toBe(false);
    expect(statSync(join(folder, "acme/index.ts"), { bigint: true }).mtimeNs).toBe(index.mtimeNs);
  });

  test("leave a folder in which something of the user's own is", () => {
    applyChanges(folder, [
      { path: "acme/index.ts", before: "index", after: undefined },
      { path: "acme/orders.ts", before: "old orders", after: undefined },
    ]);
    expect(readdirSync(join(folder, "acme")).sort()).toEqual(["inner", "notes.txt"]);
  });

  test("say which file cannot be written", () => {
    const changes = [{ path: "main.ts/index.ts", before: undefined, after: "text" }];
    expect(() => applyChanges(folder, changes)).toThrow(
      `cannot write ${join(folder, "main.ts/index.ts")}: a part of the path is no folder`,
    );
  });
});
