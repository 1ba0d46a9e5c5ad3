import { afterAll, beforeAll, expect, test } from "vitest";
import { removeFolder, tagsmith, temporaryFolder } from "./tagsmith.js";

let folder: string;

beforeAll(() => {
  folder = temporaryFolder({ "specs/README.md": "Nothing yet." });
});

afterAll(() => removeFolder(folder));

const red = "\u001b[31mtagsmith:\u001b[39m there is no platform in specs\n";
const plain = "tagsmith: there is no platform in specs\n";

test.each<[string, string[], NodeJS.ProcessEnv, string]>([
  ["no terminal", [], {}, plain],
  ["FORCE_COLOR", [], { FORCE_COLOR: "1" }, red],
  ["FORCE_COLOR=0", [], { FORCE_COLOR: "0" }, plain],
  ["--no-color over FORCE_COLOR", ["--no-color"], { FORCE_COLOR: "1" }, plain],
  ["NO_COLOR over FORCE_COLOR", [], { FORCE_COLOR: "1", NO_COLOR: "1" }, plain],
])("colours with %s", (_what, words, environment, complaint) => {
  const { error } = tagsmith(folder, ["check", ...words], "", environment);
  expect(error).toBe(`${complaint}  Begin one: tagsmith new acme\n`);
});

test("a stack is shown only to those who ask for it", () => {
  const { code, error } = tagsmith(folder, ["check", "--specs", "nowhere"], "", { TAGSMITH_DEBUG: "1" });
  expect(code).toBe(2);
  expect(error).toMatch(/^Failure: cannot read the folder nowhere: there is no such file\n {4}at /);
  expect(error.split("\n").at(-2)).toBe("tagsmith: cannot read the folder nowhere: there is no such file");
});
