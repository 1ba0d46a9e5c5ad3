import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { removeFolder, tagsmith, temporaryFolder } from "./tagsmith.js";

let folder: string;

beforeAll(() => {
  folder = temporaryFolder({ "specs/acme/notes.md": "Not a spec yet.", "feed.xml": "<Orders/>" });
});

afterAll(() => removeFolder(folder));

describe("wrong usage ends with 2, says what is wrong on standard error, and prints nothing else", () => {
  test.each([
    ["genrate", "unknown command genrate", "Did you mean tagsmith generate?"],
    ["frobnicate", "unknown command frobnicate", "See tagsmith --help"],
    ["--no-color", "something is missing: tagsmith <command>", "See tagsmith --help"],
    ["check --verbose", "unknown option --verbose", "See tagsmith check --help"],
    ["generate --outt x", "unknown option --outt", "Did you mean --out?"],
    ["generate --out", "--out needs a value", "See tagsmith generate --help"],
    ["generate -x", "unknown option -x", "See tagsmith generate --help"],
    ["generate --no-typecheck", "unknown option --no-typecheck", "Did you mean --no-type-check?"],
    ["generate --tests jest", '--tests cannot be "jest", only vitest, none', "See tagsmith generate --help"],
    ["generate --tests none --tests vitest", "--tests is given twice", undefined],
    [
      "generate --import-extension .mjs",
      '--import-extension cannot be ".mjs", only .js, .ts, none',
      "See tagsmith generate --help",
    ],
    ["generate --check --watch", "--check and --watch cannot be used together", undefined],
    ["generate --dry-run --check", "--check and --dry-run cannot be used together", undefined],
    ["generate --watch --dry-run", "--watch and --dry-run cannot be used together", undefined],
    ["generate --js --import-extension .ts", "--js and --import-extension .ts cannot be used together", undefined],
    ["generate acmee", 'there is no platform "acmee" in specs', "Did you mean acme?"],
    ["generate --specs nowhere", "cannot read the folder nowhere: there is no such file", undefined],
    ["generate --specs feed.xml", "cannot read the folder feed.xml: a part of the path is no folder", undefined],
    ["generate --specs specs/acme", "there is no platform in specs/acme", "Begin one: tagsmith new acme"],
    ["check --format xml", '--format cannot be "xml", only pretty, json, github', "See tagsmith check --help"],
    ["check shop", 'there is no platform "shop" in specs', "There are: acme"],
    ["parse acme/orders", "something is missing: tagsmith parse <document> <file>", "See tagsmith parse --help"],
    ["parse acme/orders a.xml b.xml", "one argument too many: b.xml", "See tagsmith parse --help"],
    ["parse acm/orders feed.xml", 'there is no platform "acm" in specs', "Did you mean acme?"],
    ["new", "which platform? Give its name, such as: tagsmith new acme", undefined],
    ["new acme", "specs/acme exists already", undefined],
    [
      "new Acme",
      'a platform is called by lower-case letters, digits and hyphens, such as acme-shop: "Acme" is not',
      undefined,
    ],
    [
      "new ../acme",
      'a platform is called by lower-case letters, digits and hyphens, such as acme-shop: "../acme" is not',
      undefined,
    ],
  ])("tagsmith %s", (words, complaint, hint) => {
    expect(tagsmith(folder, words.split(" "))).toEqual({
      code: 2,
      out: "",
      error: `tagsmith: ${complaint}\n${hint === undefined ? "" : `  ${hint}\n`}`,
    });
  });
});

test("without any word the help comes on standard error", () => {
  const { code, out, error } = tagsmith(folder, []);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(error).toContain(
    "tagsmith generate [platform..]        Write TypeScript for all specs, or for these platforms",
  );
});

test("--help shows examples, on standard output", () => {
  const { code, out, error } = tagsmith(folder, ["generate", "--help"]);
  expect({ code, error }).toEqual({ code: 0, error: "" });
  expect(out).toContain("tagsmith generate acme --out src/acme  One platform into a folder of your own");
});

test("--version is that of the package", () => {
  expect(tagsmith(folder, ["--version"])).toEqual({ code: 0, out: "0.1.0\n", error: "" });
});
