import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readSpecs } from "../../generator/src/front.js";
import type { RecordType } from "../../generator/src/model/model.js";
import { propertiesOf, recordsIn } from "../../generator/src/check/walk.js";
import { acme } from "./acme-files.js";

const specs = specFiles();

describe("the specs of this repository", () => {
  const { platforms, problems } = readSpecs(specs);

  test("have no problem", () => {
    expect(problems).toEqual([]);
    expect(platforms.length).toBeGreaterThanOrEqual(6);
  });

  test("name every property of a record once in its order, as often as versions moved it", () => {
    const wrong = platforms.flatMap(({ documents }) => recordsIn(documents).filter((record) => !isOrdered(record)));
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  test("say what everything means: types, members, settings, operations", () => {
    const silent = platforms.flatMap(({ documents, settings }) => [
      ...documents.flatMap(({ types }) => types),
      ...recordsIn(documents).flatMap(propertiesOf),
      ...settings,
    ]);
    const undocumented = silent.filter(
      ({ documentation, place }) => documentation === "" && place.file.endsWith(".yaml"),
    );
    expect(undocumented.map(({ place }) => specs.get(place.file)?.slice(place.start, place.end))).toEqual([]);
  });

  test("give the same model each time, and are not changed", () => {
    const before = new Map(specs);
    expect(JSON.stringify(readSpecs(specs))).toBe(JSON.stringify({ platforms, problems }));
    expect(specs).toEqual(before);
  });

  test("give the same model in whichever order the files come", () => {
    const reversed = new Map([...specs].reverse());
    expect(JSON.stringify(readSpecs(reversed))).toBe(JSON.stringify({ platforms, problems }));
  });

  test("have places inside of their files", () => {
    const wrong = platforms.flatMap(({ documents }) =>
      recordsIn(documents).filter(
        ({ place }) => (specs.get(place.file)?.length ?? 0) < place.end || place.start >= place.end,
      ),
    );
    expect(wrong).toEqual([]);
  });
});

describe("stages", () => {
  test("one that finds problems shows all of them, in all files of the platform", () => {
    const found = problemsOf({
      "platform.yaml": "title: Acme\nclient:\n  baseUrl: shopUrl\n  operations: {}\n",
      "types.yaml": "types:\n  Money: decmal\n",
      "orders.yaml": "root: Orders\ntypes:\n  Orders:\n    a: txet\n    b: Oders\n    c? d: id\n",
    });
    expect(found).toEqual([
      'orders.yaml:4 expected a type but found "txet"; did you mean "text"?',
      'orders.yaml:5 expected a type but found "Oders"; did you mean "Orders"?',
      'orders.yaml:6 expected a clause: "as", "since", "until", "in", "or empty", "empty when none" or "with text" but found "d"',
      'platform.yaml:3 expected a name that is known here but found "shopUrl"; known: now, timestamp',
      'types.yaml:2 expected a type but found "decmal"; did you mean "decimal"?',
    ]);
  });

  test("none begins on the ruins of another: YAML, then keys, then the notation, then the rules", () => {
    const yaml = "root: Orders\ntypes:\n  Orders:\n    a: txet\n    a: Oders\nrot: x\n";
    expect(problemsOf({ "orders.yaml": yaml })).toEqual([
      'orders.yaml:5 expected each key once but found "a" a second time',
    ]);
    const keys = yaml.replace("    a: Oders\n", "    b: Oders\n");
    expect(problemsOf({ "orders.yaml": keys })).toEqual([
      'orders.yaml:6 expected a key of a document but found "rot"; did you mean "root"?',
    ]);
    const notation = keys.replace("rot: x\n", "    B: text\n");
    expect(problemsOf({ "orders.yaml": notation })).toEqual([
      'orders.yaml:4 expected a type but found "txet"; did you mean "text"?',
      'orders.yaml:5 expected a type but found "Oders"; did you mean "Orders"?',
    ]);
    const rules = notation.replace("txet", "text").replace("Oders", "id");
    expect(problemsOf({ "orders.yaml": rules })).toEqual([
      'orders.yaml:6 expected a property of its own but found "b", which another member has; give one of them a name with `as`',
    ]);
  });

  test("a platform with problems leaves the others alone", () => {
    const good = [...acme()].map(([path, text]) => [path.replace("acme", "good"), text] as const);
    const { platforms, problems } = readSpecs(new Map([...acme({ "orders.yaml": "root: 1\n" }), ...good]));
    expect(platforms.map(({ name }) => name)).toEqual(["good"]);
    expect(new Set(problems.map(({ file }) => file))).toEqual(new Set(["specs/acme/orders.yaml"]));
  });

  test("a warning does not keep a platform from being built", () => {
    const orders = "root: Orders\ntypes:\n  Orders:\n    a: text\n  Unused: id\n";
    const { platforms, problems } = readSpecs(acme({ "orders.yaml": orders }));
    expect(problems.map(({ severity }) => severity)).toEqual(["warning"]);
    expect(platforms).toHaveLength(1);
  });
});

describe("folders and files", () => {
  test("without platform.yaml are no platform", () => {
    const { platforms, problems } = readSpecs(new Map([["specs/acme/orders.yaml", "root: Orders\n"]]));
    expect(platforms).toEqual([]);
    expect(problems.map(({ message }) => message)).toEqual([
      'expected "specs/acme/platform.yaml" beside this file but found no such file',
    ]);
  });

  test.each([
    [
      "specs/Acme/platform.yaml",
      'expected a name of lower-case letters, digits and hyphens for the folder but found "Acme"',
    ],
    [
      "specs/acme_2/platform.yaml",
      'expected a name of lower-case letters, digits and hyphens for the folder but found "acme_2"',
    ],
  ])("%s", (path, message) => {
    expect(readSpecs(new Map([[path, "title: Acme\n"]])).problems.map((problem) => problem.message)).toEqual([message]);
  });

  test.each([
    ["Orders.yaml", 'expected a name of lower-case letters, digits and hyphens for the file but found "Orders"'],
    ["index.yaml", 'expected a file whose module has a name of its own but found "index"'],
  ])("%s is no document", (name, message) => {
    const orders = "root: Orders\ntypes:\n  Orders:\n    a: text\n";
    expect(problemsOf({ [name]: orders, "orders.yaml": "root: Others\ntypes:\n  Others:\n    a: text\n" })).toEqual([
      `${name}:1 ${message}`,
    ]);
  });

  test("that are no specs are not looked at", () => {
    const files = new Map([
      ...acme(),
      ["specs/acme/samples/x.yaml", "{"],
      ["specs/README.md", "# {"],
      ["specs/acme/notes.txt", "{"],
    ]);
    expect(readSpecs(files).problems).toEqual([]);
  });

  test("an empty file has no keys", () => {
    expect(problemsOf({ "orders.yaml": "" })).toEqual(["orders.yaml:1 expected keys and values but found nothing"]);
    expect(problemsOf({ "orders.yaml": "# only a comment\n" })).toEqual([
      "orders.yaml:1 expected keys and values but found nothing",
    ]);
  });
});

test("whatever is cut off or put in, problems have places and nothing is thrown", () => {
  const names = [...specs.keys()].filter((name) => name.endsWith(".yaml"));
  const random = randomNumbers(20_260_101);
  for (let run = 0; run < 150; run++) {
    const name = names[random(names.length)] ?? "";
    const text = damaged(specs.get(name) ?? "", random);
    const folder = name.slice(0, name.lastIndexOf("/") + 1);
    const files = new Map(
      [...specs].filter(([path]) => path.startsWith(folder)).map(([path, old]) => [path, path === name ? text : old]),
    );
    for (const { file, line, column, endColumn, sourceLine } of readSpecs(files).problems) {
      expect(files.get(file)?.split(/\r\n|\r|\n/)[line - 1]).toBe(sourceLine);
      expect([column >= 1, endColumn >= column, endColumn <= sourceLine.length + 1]).toEqual([true, true, true]);
    }
  }
});

function problemsOf(files: Readonly<Record<string, string>>): string[] {
  return readSpecs(acme(files)).problems.map(
    ({ file, line, message }) => `${file.replace("specs/acme/", "")}:${line} ${message}`,
  );
}

function isOrdered(record: RecordType): boolean {
  return (
    JSON.stringify([...record.order].sort()) ===
    JSON.stringify(
      propertiesOf(record)
        .map(({ property }) => property)
        .sort(),
    )
  );
}

function specFiles(): Map<string, string> {
  const top = fileURLToPath(new URL("../../", import.meta.url));
  const paths = readdirSync(`${top}specs`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:yaml|xsd)$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(top.length).replaceAll("\\", "/"));
  return new Map(paths.sort().map((path) => [path, readFileSync(top + path, "utf8")]));
}

function damaged(text: string, random: (below: number) => number): string {
  const signs = [
    "\t",
    "\n",
    '"',
    "'",
    "{",
    "}",
    "[",
    ": ",
    " #",
    "*",
    "&x ",
    "!!x ",
    "| ",
    "= ",
    "@",
    "$",
    "..",
    "\u2028",
    "__proto__",
    "-",
    "or ",
  ];
  const at = random(text.length + 1);
  if (random(2) === 0) return text.slice(0, at) + (signs[random(signs.length)] ?? "") + text.slice(at);
  return text.slice(0, at) + text.slice(at + 1 + random(12));
}

/** https://en.wikipedia.org/wiki/Linear_congruential_generator with the numbers of glibc: the same mistakes each time. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}
