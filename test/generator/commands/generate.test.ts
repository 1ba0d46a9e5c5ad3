import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { filesBelow, folderWithAcme, removeFolder, tagsmith, writeFiles } from "./tagsmith.js";

let folder: string;

beforeAll(() => {
  folder = folderWithAcme();
});

afterAll(() => removeFolder(folder));

const written = ["generated/acme/index.ts", "generated/acme/orders.test.ts", "generated/acme/orders.ts"];
const current = "Nothing to do: 3 files in generated are what the specs say.\n";

describe("generate", () => {
  test("writes the modules of all platforms, and then has nothing to do", () => {
    expect(tagsmith(folder, ["generate"])).toEqual({
      code: 0,
      error: "",
      out: `${written.map((file) => `  + ${file}\n`).join("")}3 files written.\n`,
    });
    expect(filesBelow(join(folder, "generated")).map((file) => `generated/${file}`)).toEqual(written);
    expect(tagsmith(folder, ["generate"])).toEqual({ code: 0, out: current, error: "" });
    expect(tagsmith(folder, ["generate", "--check"])).toEqual({
      code: 0,
      out: "Up to date: 3 files in generated.\n",
      error: "",
    });
  });

  test("with nothing to do touches nothing", () => {
    const before = written.map((file) => statSync(join(folder, file), { bigint: true }).mtimeNs);
    expect(tagsmith(folder, ["generate"]).out).toBe(current);
    expect(written.map((file) => statSync(join(folder, file), { bigint: true }).mtimeNs)).toEqual(before);
  });

  test("only touches the files that differ", () => {
    const index = readFileSync(join(folder, "generated/acme/index.ts"), "utf8");
    writeFiles(folder, { "generated/acme/index.ts": `${index}// by hand\n` });
    const orders = statSync(join(folder, "generated/acme/orders.ts"), { bigint: true }).mtimeNs;
    expect(tagsmith(folder, ["generate", "--no-check"]).out).toBe(
      "  ~ generated/acme/index.ts\n1 file written, 2 unchanged.\n",
    );
    expect(readFileSync(join(folder, "generated/acme/index.ts"), "utf8")).toBe(index);
    expect(statSync(join(folder, "generated/acme/orders.ts"), { bigint: true }).mtimeNs).toBe(orders);
  });

  test("brings back a file that is missing", () => {
    rmSync(join(folder, "generated/acme/orders.test.ts"));
    expect(tagsmith(folder, ["generate", "--no-check"]).out).toBe(
      "  + generated/acme/orders.test.ts\n1 file written, 2 unchanged.\n",
    );
  });

  test("removes what is not generated any more, and nothing of the user's own", () => {
    tagsmith(folder, ["new", "gone"]);
    writeFiles(folder, { "specs/gone/platform.yaml": "title: Gone\n" });
    tagsmith(folder, ["generate", "gone", "--no-type-check"]);
    writeFiles(folder, { "generated/gone/mine.ts": "export {};\n", "generated/mine/index.ts": "export {};\n" });
    removeFolder(join(folder, "specs/gone"));
    expect(tagsmith(folder, ["generate", "acme"]).out).toBe(current);
    expect(tagsmith(folder, ["generate"]).out).toBe(
      "  - generated/gone/index.ts\n  - generated/gone/orders.test.ts\n  - generated/gone/orders.ts\n" +
        "3 files removed, 3 unchanged.\n",
    );
    expect(filesBelow(join(folder, "generated")).filter((file) => !file.startsWith("acme/"))).toEqual([
      "gone/mine.ts",
      "mine/index.ts",
    ]);
  });

  test("does not overwrite a file that it has not generated", () => {
    writeFiles(folder, { "own/acme/orders.ts": "export const mine = 1;\n" });
    expect(tagsmith(folder, ["generate", "--out", "own", "--no-check"])).toEqual({
      code: 2,
      out: "",
      error:
        "tagsmith: own/acme/orders.ts was not generated, so it is not overwritten\n" +
        "  Move it away, or choose another folder with --out\n",
    });
    expect(filesBelow(join(folder, "own"))).toEqual(["acme/orders.ts"]);
  });

  test("--dry-run says what would be written and writes nothing", () => {
    expect(tagsmith(folder, ["generate", "--dry-run", "--no-check", "--out", "dry", "--tests", "none"])).toEqual({
      code: 0,
      error: "",
      out: "  + dry/acme/index.ts\n  + dry/acme/orders.ts\n2 files would be written.\n",
    });
    expect(() => statSync(join(folder, "dry"))).toThrow("ENOENT");
  });

  test("shows what is wrong with a spec, writes nothing and exits with 1", () => {
    const path = "specs/acme/orders.yaml";
    const spec = readFileSync(join(folder, path), "utf8");
    writeFiles(folder, { [path]: spec.replace("Total: decimal", "Total: decimla") });
    const { code, out, error } = tagsmith(folder, ["generate"]);
    writeFiles(folder, { [path]: spec });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(error.split("\n")[0]).toBe(
      'specs/acme/orders.yaml:15:12 expected a type but found "decimla"; did you mean "decimal"?',
    );
    expect(tagsmith(folder, ["generate"]).out).toBe(current);
  });

  test("says how much of what the tests expect comes from outside of the specs", () => {
    const sample = "specs/acme/samples/orders";
    const before = readFileSync(join(folder, `${sample}.xml`), "utf8");
    writeFiles(folder, { [`${sample}.xml`]: before.replace(/source: .* -->/, "source: the page, section 2 -->") });
    const { out } = tagsmith(folder, ["generate", "--no-check"]);
    const share = /\nWhat the tests expect that comes from outside of the specs:\n {2}acme \d+ of \d+, \d+%\n$/;
    expect(out).toMatch(share);
    expect(tagsmith(folder, ["generate"]).out).toMatch(share);
    writeFiles(folder, { [`${sample}.xml`]: before });
    expect(tagsmith(folder, ["generate", "--no-check"]).out).not.toMatch(share);
  });

  test("tells programs what it did", () => {
    const { out } = tagsmith(folder, ["generate", "--format", "json", "--out", "json", "--no-check"]);
    expect(JSON.parse(out)).toEqual({
      written: ["json/acme/index.ts", "json/acme/orders.test.ts", "json/acme/orders.ts"],
      removed: [],
      unchanged: 0,
    });
  });
});
