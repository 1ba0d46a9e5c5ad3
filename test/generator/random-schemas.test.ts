import { type DocumentTable, safeParse, serialize } from "@tagsmith/runtime";
import * as fc from "fast-check";
import { expect, test, vi } from "vitest";
import { compiler } from "../../generator/src/compile.js";
import { tableInMemory } from "../../generator/src/commands/tables.js";
import { typeChecker } from "../../generator/src/emit/type-check.js";
import { dtdOf } from "../../generator/src/export/dtd.js";
import { xsdOf } from "../../generator/src/export/xsd.js";
import { readSpecs } from "../../generator/src/front.js";
import { importDtd } from "../../generator/src/dtd/index.js";
import { importXsd } from "../../generator/src/xsd/index.js";
import { sampleOf } from "../../generator/src/samples/sample.js";
import { printSample } from "../../generator/src/samples/xml.js";
import { invalidByXsd } from "./export/validate.js";
import { randomDtd } from "./random-dtd.js";
import { randomXsd } from "./random-xsd.js";

vi.setConfig({ testTimeout: 300_000 });

const runs = Number(process.env["SCHEMA_RUNS"] ?? 50);
const compile = compiler();
const check = typeChecker();

/** What became of a schema: its problems have places, or its code is there and runs. */
function outcomeOf(kind: "dtd" | "xsd", text: string, root: string, code: Map<string, string>): "problem" | "code" {
  const name = `p${code.size}`;
  const files = new Map([
    [`${name}/platform.yaml`, "title: Random\n"],
    [`${name}/document.yaml`, `root: ${JSON.stringify(root)}\nschema: random.${kind}\nread: { order: declared }\n`],
    [`${name}/random.${kind}`, text],
  ]);
  const { platforms, problems } = readSpecs(files);
  for (const { line, column, file, message } of problems) {
    expect(files.has(file), message).toBe(true);
    expect(line > 0 && column > 0, message).toBe(true);
  }
  const [platform] = platforms;
  const [document] = platform?.documents ?? [];
  if (platform === undefined || document === undefined) {
    expect(problems.some(({ severity }) => severity === "error")).toBe(true);
    return "problem";
  }
  const table = tableInMemory(platform, document) as () => DocumentTable<unknown>;
  for (const xml of [`<${root}/>`, `<${root}><b/>text<c x="1">1</c></${root}>`]) safeParse(table, xml);
  const exported = xsdOf(document, "random").text;
  for (const size of ["smallest", "full"] as const) {
    const sample = sampleOf(name, document, size);
    const read = sample && safeParse(table, printSample(sample.root, document).text);
    if (read?.ok === true) expect(invalidByXsd(exported, serialize(table, read.value))).toEqual([]);
  }
  const bytes = [...files].map(([path, each]) => ({ path, bytes: new TextEncoder().encode(each) }));
  const compiled = compile(bytes, { importExtension: ".js", tests: "none", js: false, typeCheck: false });
  code.set(`${name}/document.ts`, compiled.files.get(`${name}/document.ts`) ?? "");
  const errors = ({ problems: found }: { problems: readonly { severity: string; message: string }[] }): string[] =>
    found.filter(({ severity }) => severity === "error").map(({ message }) => message);
  expect(errors(importXsd(exported, "back.xsd"))).toEqual([]);
  expect(errors(importDtd(dtdOf(document, "random").text, "back.dtd"))).toEqual([]);
  return "code";
}

test.each([
  ["DTD", "dtd", randomDtd],
  ["XSD", "xsd", randomXsd],
] as const)("a random %s gives a problem with its place, or code that compiles", (_, kind, schemas) => {
  const code = new Map<string, string>();
  const counts = { problem: 0, code: 0 };
  fc.assert(
    fc.property(schemas, ({ text, root }) => {
      counts[outcomeOf(kind, text, root, code)]++;
    }),
    { numRuns: runs },
  );
  expect(counts.code).toBeGreaterThan(runs / 4);
  expect(counts.problem).toBeGreaterThan(runs / 20);
  const first = check(code)[0];
  expect(
    first &&
      `${first.message}\n${code
        .get(first.path)
        ?.split("\n")
        .slice(first.line - 3, first.line + 2)
        .join("\n")}`,
  ).toBe(undefined);
});
