import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { folderWithAcme, removeFolder, startTagsmith, writeFiles } from "./tagsmith.js";

let folder: string;

beforeAll(() => {
  folder = folderWithAcme();
});

afterAll(() => removeFolder(folder));

test("watch generates when a spec changes, survives a broken spec, and ends on Ctrl+C", async () => {
  const path = "specs/acme/orders.yaml";
  const spec = readFileSync(join(folder, path), "utf8");
  const watching = startTagsmith(folder, ["generate", "--watch", "--tests", "none", "--no-type-check"]);
  let said = "";
  const heard = (text: string): Promise<void> =>
    new Promise((resolve) => {
      const listen = (): void => {
        if (!said.includes(text)) return;
        said = said.slice(said.indexOf(text) + text.length);
        watching.off("said", listen);
        resolve();
      };
      watching.on("said", listen);
      listen();
    });
  for (const stream of [watching.stdout, watching.stderr])
    stream?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      watching.emit("said");
    });

  await heard("2 files written.\n");
  writeFiles(folder, { [path]: spec.replace("Total: decimal", "Total: decimla") });
  await heard('specs/acme/orders.yaml:15:12 expected a type but found "decimla"');
  writeFiles(folder, { [path]: spec.replace("Total: decimal", "Amount as total: decimal") });
  await heard("2 files written.\n");
  expect(readFileSync(join(folder, "generated/acme/orders.ts"), "utf8")).toContain('xml: "Amount", as: "total"');

  const ended = new Promise((resolve) => watching.once("exit", (code, signal) => resolve({ code, signal })));
  watching.kill("SIGINT");
  expect(await ended).toEqual({ code: 0, signal: null });
});

test("watch writes first, and says then whether what it wrote compiles", async () => {
  const watching = startTagsmith(folder, ["generate", "--watch", "--tests", "none", "--out", "checked"]);
  let said = "";
  await new Promise<void>((resolve) => {
    watching.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("compiles")) resolve();
    });
  });
  expect(said).toContain("2 files written.\nWhat was generated compiles.\n");

  const ended = new Promise((resolve) => watching.once("exit", resolve));
  watching.kill("SIGINT");
  await ended;
});
