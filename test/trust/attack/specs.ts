import { readFileSync, readdirSync } from "node:fs";
import ts from "typescript";
import { type Document, type Pair, type Scalar, isScalar, parseDocument, visit } from "yaml";
import { type Compile, compiler } from "../../../generator/src/compile.js";
import type { SpecFile } from "../../../generator/src/load/texts.js";
import { type Random, randomOf } from "../fuzz/random.js";

/** What was tried with specs, and what came of it. */
export interface SpecAttacks {
  readonly tried: number;
  /** Those that are specs all the same: their output was looked at. */
  readonly accepted: number;
  readonly compiled: number;
  readonly failures: readonly string[];
}

/** What would do harm if it stood unescaped in a string, comment, template, pattern, path, page or another spec. */
const hostile = [
  "*/ EVIL(); /*",
  "`${EVIL()}`",
  "${EVIL()}",
  '"; EVIL(); "',
  "'; EVIL(); '",
  '\\"; EVIL(); //',
  "\\",
  "\u2028EVIL();\u2029",
  "\nEVIL();\n",
  "\r\n*/\r\nEVIL();",
  "x\n// y\nEVIL();",
  "</script><script>EVIL()</script>",
  "-->EVIL()<!--",
  "]]>EVIL()<![CDATA[",
  "{{EVIL}} {{{EVIL}}} {{#each EVIL}}",
  "{@link EVIL} @throws EVIL",
  "$& $1 $` EVIL()",
  "/EVIL/gu",
  "(a+)+$EVIL()",
  "../../../EVIL",
  "/etc/EVIL",
  "C:\\EVIL",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "await",
  "class",
  "import(EVIL())",
  "\0",
  "\ud800",
  "\u202eEVIL()",
  "- EVIL: [}",
  "&EVIL *EVIL !!js/function EVIL",
  "EVIL".repeat(3_000),
];

/** Puts hostile texts in the places of words, keys, quoted parts and comments of the platforms' specs, some at a time. */
export function attackSpecs(runs: number, seed: number): SpecAttacks {
  const random = randomOf(seed);
  const platforms = new Map(
    readdirSync("specs", { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => [name, filesOf(name)]),
  );
  const compile = compiler();
  const failures: string[] = [];
  let accepted = 0;
  let compiled = 0;
  for (let run = 0; run < runs; run++) {
    const files = random.pick([...platforms.values()]);
    const file = random.pick(files.filter(({ path }) => path.endsWith(".yaml")));
    const { text, what } = random.chance(0.3) ? withComment(textOf(file), random) : withScalar(textOf(file), random);
    const changed = files.map((each) => (each === file ? { ...each, bytes: new TextEncoder().encode(text) } : each));
    const where = `${file.path}, ${what}`;
    // Compiling takes a second, and finds what a look at the syntax does not: only some are compiled.
    const outcome = tryOne(compile, changed, where, accepted % 25 === 0);
    failures.push(...outcome.failures);
    if (outcome.accepted) accepted++;
    if (outcome.compiled) compiled++;
  }
  failures.push(...attackPaths(compile, platforms.get("xmlshop") ?? []), ...attackSize(compile));
  return { tried: runs, accepted, compiled, failures };
}

function tryOne(
  compile: Compile,
  files: readonly SpecFile[],
  where: string,
  typeCheck: boolean,
  tests: "vitest" | "none" = "vitest",
): { accepted: boolean; compiled: boolean; failures: string[] } {
  try {
    const output = compile(files, { importExtension: ".js", tests, js: false, typeCheck: false });
    if (output.files.size === 0) {
      const isSaid = output.problems.some(({ severity }) => severity === "error");
      return {
        accepted: false,
        compiled: false,
        failures: isSaid ? [] : [`${where}: nothing comes, and nothing is said`],
      };
    }
    const failures = [...output.files].flatMap(([path, text]) => injectionsIn(path, text));
    if (typeCheck) output.typeCheck();
    return { accepted: true, compiled: typeCheck, failures: failures.map((failure) => `${where}: ${failure}`) };
  } catch (error) {
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { accepted: false, compiled: false, failures: [`${where}: it throws ${said.slice(0, 600)}`] };
  }
}

/** What of a file is more than declarations, or calls what only a spec names. */
function injectionsIn(path: string, text: string): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const found: string[] = [];
  if (!/^[a-z0-9-]+\/[a-z0-9.-]+$/i.test(path) || path.includes("..")) found.push(`it is written to ${path}`);
  const { parseDiagnostics } = source as unknown as { parseDiagnostics: readonly ts.Diagnostic[] };
  for (const { messageText } of parseDiagnostics)
    found.push(`${path}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
  if (!path.endsWith(".test.ts")) {
    for (const statement of source.statements) {
      if (!isDeclaration(statement)) found.push(`${path}: runs ${statement.getText().slice(0, 80)}`);
    }
  }
  const declared = new Set(source.statements.flatMap(namesOf));
  const look = (node: ts.Node): void => {
    const isCall = ts.isCallExpression(node) || ts.isNewExpression(node);
    // A type may be called so: what is called then is a function that is there.
    const called = isCall ? nameOf(node.expression) : "";
    if (/evil/i.test(called) && !declared.has(called)) found.push(`${path}: calls ${node.getText().slice(0, 80)}`);
    if (ts.isTemplateExpression(node) && /evil/i.test(node.getText()))
      found.push(`${path}: a template ${node.getText().slice(0, 80)}`);
    if (ts.isRegularExpressionLiteral(node) && /evil/i.test(node.text))
      found.push(`${path}: a pattern ${node.text.slice(0, 80)}`);
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

/** The functions that a statement declares or imports. */
function namesOf(statement: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(statement)) return statement.name === undefined ? [] : [statement.name.text];
  const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
  return bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : [];
}

/** Of what is called, without what it is called on or with. */
function nameOf(called: ts.Expression): string {
  if (ts.isPropertyAccessExpression(called)) return called.name.text;
  return ts.isIdentifier(called) ? called.text : "";
}

function isDeclaration(statement: ts.Statement): boolean {
  return (
    ts.isImportDeclaration(statement) ||
    ts.isExportDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isVariableStatement(statement)
  );
}

/** A spec with another text where a key, a word or a part in quotes stood. */
function withScalar(text: string, random: Random): { text: string; what: string } {
  const document: Document = parseDocument(text);
  const scalars: { scalar: Scalar; isKey: boolean }[] = [];
  visit(document, {
    Pair: (_, pair: Pair) => {
      if (isScalar(pair.key)) scalars.push({ scalar: pair.key, isKey: true });
    },
    Scalar: (key, scalar) => {
      if (key !== "key") scalars.push({ scalar, isKey: false });
    },
  });
  const { scalar, isKey } = random.pick(scalars);
  const before = String(scalar.value);
  const word = random.pick(hostile);
  const quoted = [...before.matchAll(/"[^"]*"/g)];
  const part = quoted.length > 0 && random.chance(0.7) ? random.pick(quoted) : undefined;
  scalar.value = part
    ? before.slice(0, part.index) + JSON.stringify(word) + before.slice(part.index + part[0].length)
    : isKey && random.chance(0.7)
      ? `${before.replace(/ as .*$/, "")} as ${word}`
      : word;
  scalar.type = "QUOTE_DOUBLE";
  return {
    text: document.toString({ lineWidth: 0 }),
    what: `${JSON.stringify(before.slice(0, 40))} becomes ${JSON.stringify(String(scalar.value).slice(0, 80))}`,
  };
}

/** A spec with another text in a comment, which documents what it stands beside. */
function withComment(text: string, random: Random): { text: string; what: string } {
  const comments = [...text.matchAll(/# [^\n]*/g)];
  const { index, 0: before } = random.pick(comments);
  // A comment ends with its line.
  const word = random
    .pick(hostile)
    .replace(/[\r\n]/g, " ")
    .replaceAll("\0", "");
  const after = random.chance(0.5) ? `# ${word}` : `${before} ${word}`;
  return {
    text: text.slice(0, index) + after + text.slice(index + before.length),
    what: `a comment becomes ${JSON.stringify(after.slice(0, 80))}`,
  };
}

/** Names of folders and files that lead elsewhere. */
function attackPaths(compile: Compile, files: readonly SpecFile[]): string[] {
  const names = [
    "..",
    "../..",
    ".",
    "a/../..",
    "/etc",
    "C:",
    "a\\b",
    "con",
    "__proto__",
    "constructor",
    "a b",
    "a`b",
    "${EVIL()}",
    "A",
    "é",
    "-",
    "node_modules",
    "",
  ];
  return names.flatMap((name) => {
    const folders = files.map(({ path, bytes }) => ({ path: path.replace(/^[^/]*/, () => name), bytes }));
    const documents = files.map(({ path, bytes }) => ({ path: path.replace(/orders(?=\.yaml)/, () => name), bytes }));
    return [
      ...tryOne(compile, folders, `the folder ${JSON.stringify(name)}`, false).failures,
      ...tryOne(compile, documents, `the document ${JSON.stringify(name)}`, false).failures,
    ].filter((failure) => !failure.endsWith("nothing is said"));
  });
}

/** A spec of 10,000 fields is a large one, and no more. One of a thousand is also compiled: it takes seconds. */
function attackSize(compile: Compile): string[] {
  return [1_000, 10_000].flatMap((count) => {
    const fields = Array.from({ length: count }, (_, index) => `    Field${index}?: text\n`).join("");
    const spec = (text: string): Uint8Array => new TextEncoder().encode(text);
    const files = [
      { path: "large/platform.yaml", bytes: spec("title: Large\n") },
      { path: "large/fields.yaml", bytes: spec(`root: Fields\ntypes:\n  Fields:\n${fields}`) },
    ];
    const { failures } = tryOne(compile, files, `${count} fields`, count === 1_000, "none");
    return failures;
  });
}

function filesOf(platform: string): SpecFile[] {
  return readdirSync(`specs/${platform}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll("\\", "/"))
    .map((path) => ({ path: path.slice("specs/".length), bytes: readFileSync(path) }));
}

function textOf({ bytes }: SpecFile): string {
  return new TextDecoder().decode(bytes);
}
