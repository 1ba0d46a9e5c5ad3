import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { filesBelow, removeFolder, tagsmith, temporaryFolder, top, writeFiles } from "./tagsmith.js";

describe("a spec of one's own in a folder of one's own", () => {
  let project: string;

  beforeAll(() => {
    project = temporaryFolder({ "package.json": '{ "type": "module", "private": true }\n' });
    mkdirSync(join(project, "node_modules/@tagsmith"), { recursive: true });
    symlinkSync(join(top, "runtime"), join(project, "node_modules/@tagsmith/runtime"), "junction");
    symlinkSync(join(top, "node_modules/vitest"), join(project, "node_modules/vitest"), "junction");
    tagsmith(project, ["new", "acme"]);
  });

  afterAll(() => removeFolder(project));

  test.each([
    [".js", '"module": "NodeNext"'],
    [".ts", '"module": "NodeNext", "allowImportingTsExtensions": true'],
    ["none", '"module": "ESNext", "moduleResolution": "Bundler"'],
  ])(
    "compiles against the installed runtime under every strict flag, with imports that end in %s",
    (extension, module) => {
      const words = ["generate", "--out", "src/platforms", "--import-extension", extension, "--no-type-check"];
      expect(tagsmith(project, words).code).toBe(0);
      writeFiles(project, {
        "tsconfig.json": `{
        "compilerOptions": {
          ${module}, "noEmit": true, "target": "ES2023", "lib": ["ES2023", "DOM"], "types": [], "skipLibCheck": true,
          "strict": true, "exactOptionalPropertyTypes": true, "noUncheckedIndexedAccess": true,
          "noPropertyAccessFromIndexSignature": true, "verbatimModuleSyntax": true, "isolatedModules": true,
          "isolatedDeclarations": true, "declaration": true, "erasableSyntaxOnly": true, "noUnusedLocals": true
        },
        "include": ["src"]
      }`,
        "src/main.ts": `import { type Order, parseOrders } from "./platforms/acme/index${extension === "none" ? "" : extension}";
export const total = (xml: string): string | undefined => parseOrders(xml).orders[0]?.total;
export const sku = (order: Order): string => order.items.map((item) => item.sku).join();\n`,
      });
      const tsc = join(top, "node_modules/typescript7/bin/tsc");
      const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", project], { encoding: "utf8" });
      expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    },
  );

  test("runs in plain Node as JavaScript", () => {
    expect(tagsmith(project, ["generate", "--js", "--out", "lib", "--no-type-check"])).toMatchObject({
      code: 0,
      error: "",
    });
    expect(filesBelow(join(project, "lib"))).toEqual(
      expect.arrayContaining([
        "acme/index.d.ts",
        "acme/index.js",
        "acme/orders.d.ts",
        "acme/orders.js",
        "acme/orders.test.js",
      ]),
    );
    writeFiles(project, {
      "main.js": `import { readFileSync } from "node:fs";
import { parseOrders, serializeOrders } from "./lib/acme/index.js";
const value = parseOrders(readFileSync("specs/acme/samples/orders.xml"));
console.log(value.orders.map((order) => order.number + " " + order.total).join(), parseOrders(serializeOrders(value)).count);\n`,
    });
    const { stdout, stderr } = spawnSync(process.execPath, ["main.js"], { cwd: project, encoding: "utf8" });
    expect({ stdout, stderr }).toEqual({ stdout: "0041 29.90,0042 4.90 2\n", stderr: "" });
  });

  test("says in the command that it suggests which folders are meant", () => {
    rmSync(join(project, "lib/acme/index.js"));
    expect(
      tagsmith(project, ["generate", "acme", "--js", "--out", "lib", "--specs", "./specs", "--check", "--no-check"])
        .out,
    ).toContain("Run:\n  npx tagsmith generate acme --specs ./specs --out lib --js\n");
  });
});
