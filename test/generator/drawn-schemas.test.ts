import { type DocumentTable, safeParse, serialize } from "@tagsmith/runtime";
import { expect, test, vi } from "vitest";
import { compiler } from "../../generator/src/compile.js";
import { tableInMemory } from "../../generator/src/commands/tables.js";
import { typeChecker } from "../../generator/src/emit/type-check.js";
import { xsdOf } from "../../generator/src/export/xsd.js";
import { readSpecs } from "../../generator/src/front.js";
import { difference } from "../suites/xsd/infoset.js";
import { randomOf } from "../trust/fuzz/random.js";
import { differenceOf } from "../trust/properties/difference.js";
import { isExplained } from "./drawn/adjudications.js";
import { drawDocument, write } from "./drawn/document.js";
import { drawSchema } from "./drawn/draw.js";
import { type Oracle, oracleOf } from "./drawn/oracle.js";
import { filesOf } from "./drawn/print.js";
import type { DrawnSchema } from "./drawn/schema.js";
import { spoil } from "./drawn/spoil.js";

vi.setConfig({ testTimeout: 300_000 });

const runs = Number(process.env["SCHEMA_RUNS"] ?? 50);
const first = Number(process.env["SEED"] ?? 1) * 1_000_000;
const documents = 12;

/** What there is to say of a schema and of documents by it, and what came of it otherwise. */
interface Outcome {
  readonly findings: readonly string[];
  readonly counts: { schemas: number; taken: number; refused: number };
}

function outcomeOf(seed: number, code: Map<string, string>): Outcome {
  const random = randomOf(seed);
  const schema = drawSchema(random);
  const files = filesOf(schema);
  const counts = { schemas: 0, taken: 0, refused: 0 };
  const oracle = oracleOf(files, "main.xsd");
  const name = `p${seed}`;
  const root = schema.elements[0]!;
  const spec = new Map([
    [`${name}/platform.yaml`, "title: Drawn\n"],
    [`${name}/document.yaml`, `root: ${JSON.stringify(root.name)}\nschema: main.xsd\n`],
    ...[...files].map(([file, text]) => [`${name}/${file}`, text] as const),
  ]);
  const { platforms, problems } = readSpecs(spec);
  const error = problems.find(({ severity }) => severity === "error")?.message;
  // What libxml2 refuses may be a schema to us: it refuses unions of unions, and knows fewer models that tell elements apart.
  if (typeof oracle === "string") return { findings: [], counts };
  const [platform] = platforms;
  const [document] = platform?.documents ?? [];
  if (error !== undefined || platform === undefined || document === undefined) {
    oracle.dispose();
    return { findings: isExplained("noSchema", error ?? "") ? [] : [`we refuse the schema: ${error}`], counts };
  }
  counts.schemas = 1;
  const table = tableInMemory(platform, document) as () => DocumentTable<unknown>;
  const { text } = xsdOf(document, "drawn");
  const exported = oracleOf(new Map([["exported.xsd", text]]), "exported.xsd");
  const findings: string[] = [];
  if (typeof exported === "string" && !isExplained("exported", exported))
    findings.push(`what we export is refused: ${exported}\n${text}`);
  for (let index = 0; index < documents; index++) {
    const node = drawDocument(random, schema, root);
    for (let left = index < documents / 3 ? 0 : 1 + random.below(2); left > 0; left--) spoil(random, node, schema);
    const xml = write(node);
    if (xml.length > 3_000) continue;
    const read = safeParse(table, xml);
    counts[read.ok ? "taken" : "refused"]++;
    const finding = findingOf(xml, table, schema, oracle, exported);
    if (finding !== undefined) findings.push(`${finding}\n${xml}`);
  }
  oracle.dispose();
  if (typeof exported !== "string") exported.dispose();
  const bytes = [...spec].map(([path, each]) => ({ path, bytes: new TextEncoder().encode(each) }));
  const { files: made } = compile(bytes, { importExtension: ".js", tests: "none", js: false, typeCheck: false });
  code.set(`${name}/document.ts`, made.get(`${name}/document.ts`) ?? "");
  return { findings, counts };
}

const compile = compiler();

/** Where libxml2 and we say other things of a document, or where what is written of it is another one. */
function findingOf(
  xml: string,
  table: () => DocumentTable<unknown>,
  schema: DrawnSchema,
  oracle: Oracle,
  exported: Oracle | string,
): string | undefined {
  const complaint = oracle.complaint(xml);
  const read = safeParse(table, xml);
  if (!read.ok) {
    const message = read.problems.find(({ severity }) => severity === "error")?.message ?? "";
    return complaint !== undefined || isExplained("refused", message) ? undefined : `we refuse a document: ${message}`;
  }
  if (complaint !== undefined) return isExplained("taken", complaint) ? undefined : `we take a document: ${complaint}`;
  let written: string;
  try {
    written = serialize(table, read.value);
  } catch (error) {
    const message = String(error);
    return isExplained("unwritten", message) ? undefined : `what was read cannot be written: ${message}`;
  }
  const again = safeParse(table, written);
  if (!again.ok) return `what is written is refused: ${again.problems[0]?.message}\n${written}`;
  // Elements in any order are written in that of the schema, and so is what is kept with them.
  const isInOrder = ![...filesOf(schema).values()].some((text) => text.includes("<xs:all"));
  const other = isInOrder ? differenceOf(again.value, read.value) : undefined;
  if (other !== undefined) return `what is written is another value: ${other}\n${written}`;
  const lost = isInOrder && !xml.includes("xsi:nil") ? difference(new TextEncoder().encode(xml), written) : undefined;
  if (lost !== undefined && !isExplained("lost", lost))
    return `what is written is another document: ${lost}\n${written}`;
  const wrong = oracle.complaint(written);
  if (wrong !== undefined && !isExplained("written", wrong))
    return `what is written is not valid: ${wrong}\n${written}`;
  const unlike = typeof exported === "string" ? undefined : exported.complaint(written);
  if (unlike === undefined || isExplained("exported", unlike)) return undefined;
  return `what is written is not valid by what we export: ${unlike}\n${written}`;
}

test("documents of drawn schemas are valid to libxml2 and to us alike, and are written as they were read", () => {
  const code = new Map<string, string>();
  const counts = { schemas: 0, taken: 0, refused: 0 };
  const findings: string[] = [];
  for (let seed = first; seed < first + runs; seed++) {
    const outcome = outcomeOf(seed, code);
    const [finding] = outcome.findings;
    if (finding !== undefined)
      findings.push([`seed ${seed}: ${finding}`, ...filesOf(drawSchema(randomOf(seed))).values()].join("\n\n"));
    for (const key of ["schemas", "taken", "refused"] as const) counts[key] += outcome.counts[key];
  }
  expect(findings.slice(0, 3)).toEqual([]);
  expect(counts.schemas).toBeGreaterThan(runs / 2);
  expect(counts.taken).toBeGreaterThan(counts.schemas * 3);
  expect(counts.refused).toBeGreaterThan(counts.schemas * 2);
  expect(typeChecker()(code)).toEqual([]);
});
