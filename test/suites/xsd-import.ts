import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { importXsd } from "../../generator/src/xsd/index.js";

/**
 * Imports every schema of the W3C subset and counts what came of it. Run by hand, from the top of the repository:
 * `npx esbuild test/suites/xsd-import.ts --bundle --platform=node --format=esm --outfile=dist/xsd-import.mjs && node dist/xsd-import.mjs`
 * With the name of a suite (`ms`, `nist`, `sun`, `boeing`) only that one; `--list WORDS` names the groups with such a problem.
 */
const suite = "../shared/suites/xsdtests";

interface Group {
  readonly suite: string;
  readonly name: string;
  readonly schemas: readonly string[];
  readonly schemaValid: boolean;
}

type Outcome = "imported" | "unsupported" | "refused" | "crashed";

const list = process.argv.indexOf("--list");
const words = list < 0 ? undefined : process.argv[list + 1];
const only = process.argv.slice(2).find((argument) => argument !== "--list" && argument !== words);

if (existsSync(suite)) run();
else console.log(`skipped: ${suite} is missing`);

function run(): void {
  const groups = (JSON.parse(readFileSync(join(suite, "tests.json"), "utf8")) as Group[]).filter(
    (group) => only === undefined || group.suite === only,
  );
  const counts = new Map<string, number>();
  const reasons = new Map<string, number>();
  let slowest = { milliseconds: 0, name: "" };
  const start = performance.now();
  for (const group of groups) {
    const begun = performance.now();
    const { outcome, messages } = importGroup(group);
    const milliseconds = performance.now() - begun;
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, name: `${group.suite}/${group.name}` };
    const validity = group.schemaValid ? "valid" : "invalid";
    for (const key of [`${validity} in all: ${outcome}`, `${validity}, ${group.suite}: ${outcome}`]) add(counts, key);
    if (group.schemaValid)
      for (const message of new Set(messages.map((each) => `${outcome}: ${general(each)}`))) add(reasons, message);
    if (words !== undefined && messages.some((message) => message.includes(words)))
      console.log(`${group.schemas.join(" ")} (${validity}, ${outcome})\n  ${messages.join("\n  ")}`);
  }
  console.log(
    `${groups.length} groups in ${Math.round(performance.now() - start)} ms, the slowest ${slowest.name}: ${Math.round(slowest.milliseconds)} ms`,
  );
  print(counts);
  console.log("\nWhy, among the valid ones:");
  print(reasons);
}

function importGroup({ schemas }: Group): { readonly outcome: Outcome; readonly messages: readonly string[] } {
  const messages: string[] = [];
  let outcome: Outcome = "imported";
  // Of several documents, those that no other includes are main ones.
  const files = readAll(schemas);
  for (const file of schemas) {
    try {
      const { problems } = importXsd(files.get(file) ?? "", file, { files });
      for (const { message, severity } of problems) {
        messages.push(message);
        if (severity === "error") outcome = "refused";
        else if (outcome === "imported") outcome = "unsupported";
      }
    } catch (error) {
      messages.push(error instanceof Error ? `${error.message} ${error.stack?.split("\n")[1] ?? ""}` : String(error));
      outcome = "crashed";
    }
    if (outcome === "crashed") break;
  }
  return { outcome, messages };
}

/** The texts of documents and of all that they include. */
function readAll(paths: readonly string[]): Map<string, string> {
  const files = new Map<string, string>();
  const open = [...paths];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (files.has(path) || !existsSync(join(suite, path))) continue;
    const text = decode(readFileSync(join(suite, path)));
    files.set(path, text);
    for (const [, location = ""] of text.matchAll(/schemaLocation\s*=\s*["']([^"']*)["']/g))
      open.push(join(dirname(path), location.trim()));
  }
  return files;
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder().decode(bytes);
}

/** A message without the names in it. */
function general(message: string): string {
  return message.replace(/"(?:[^"\\]|\\.)*"/g, '"..."');
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function print(counts: ReadonlyMap<string, number>): void {
  for (const [key, count] of [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)))
    console.log(`${String(count).padStart(6)}  ${key}`);
}
