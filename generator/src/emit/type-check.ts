import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Project, type SourceFile, ts } from "ts-morph";
import { entries } from "../expression/expression.js";

/** A place where generated code does not compile: a mistake of the generator, whatever the spec says. */
export interface TypeProblem {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/**
 * Compiles generated files in memory under every strict flag. The returned function keeps what it has parsed: the
 * libraries, the runtime and files that did not change cost nothing the next time.
 */
export function typeChecker(): (files: ReadonlyMap<string, string>) => readonly TypeProblem[] {
  let project: Project | undefined;
  const known = new Map<string, SourceFile>();
  return (files) => {
    project ??= emptyProject();
    for (const [path, file] of known) {
      if (files.has(path)) continue;
      file.forget();
      known.delete(path);
    }
    for (const [path, text] of files) {
      const file = known.get(path);
      if (file === undefined) known.set(path, project.createSourceFile(`${output}/${path}`, text));
      else if (file.getFullText() !== text) file.replaceWithText(text);
    }
    const program = project.getProgram().compilerObject;
    return [...files.keys()].flatMap((path) => {
      const source = program.getSourceFile(`${output}/${path}`);
      if (source === undefined) return [];
      return [
        ...program.getSyntacticDiagnostics(source),
        ...program.getSemanticDiagnostics(source),
        ...program.getDeclarationDiagnostics(source),
      ].map((diagnostic) => problemOf(path, diagnostic));
    });
  };
}

const output = "/output";

/** The flags that a consumer may have set; all of facts in one place, so that generated code can be imported as source. */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  types: [],
  noEmit: true,
  declaration: true,
  skipLibCheck: true,
  strict: true,
  allowImportingTsExtensions: true,
  allowUnreachableCode: false,
  allowUnusedLabels: false,
  erasableSyntaxOnly: true,
  exactOptionalPropertyTypes: true,
  isolatedDeclarations: true,
  isolatedModules: true,
  noFallthroughCasesInSwitch: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noPropertyAccessFromIndexSignature: true,
  noUncheckedIndexedAccess: true,
  noUncheckedSideEffectImports: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
};

function emptyProject(): Project {
  const project = new Project({ useInMemoryFileSystem: true, compilerOptions: options });
  const files = project.getFileSystem();
  for (const [path, text] of [...runtimeTypes(), ...vitestTypes]) files.writeFileSync(path, text);
  return project;
}

/**
 * The types of the runtime, from where the generator depends on it: its declarations, or in its own repository the sources,
 * which are newer than the last build.
 */
function runtimeTypes(): [path: string, text: string][] {
  const folder = dirname(createRequire(import.meta.url).resolve("@tagsmith/runtime/package.json"));
  const sources = filesIn(join(folder, "src"));
  const [root, files, entry] =
    sources.length > 0
      ? (["src", sources, "index.ts"] as const)
      : (["dist", filesIn(join(folder, "dist")), "index.d.ts"] as const);
  const exports = Object.fromEntries(
    ["index", ...entries].map((name) => [
      name === "index" ? "." : `./${name}`,
      { types: `./${entry.replace("index", name)}` },
    ]),
  );
  return [
    [
      "/node_modules/@tagsmith/runtime/package.json",
      JSON.stringify({ name: "@tagsmith/runtime", type: "module", exports }),
    ],
    ...files
      .filter((file) => file.endsWith(".ts"))
      .map((file): [string, string] => [
        `/node_modules/@tagsmith/runtime/${file}`,
        readFileSync(join(folder, root, file), "utf8"),
      ]),
  ];
}

/** As much of vitest as generated tests use: its own types would cost more than all the rest. */
const vitestTypes: [path: string, text: string][] = [
  ["/node_modules/vitest/package.json", JSON.stringify({ name: "vitest", types: "./index.d.ts" })],
  [
    "/node_modules/vitest/index.d.ts",
    `interface Expectation { not: Expectation; rejects: Expectation; toBe(value: unknown): void; toEqual(value: unknown): void; toMatchObject(value: object): void; toThrow(value: string): void }
export declare function expect(value: unknown, message?: string): Expectation;
export declare function describe(name: string, body: () => void): void;
export declare const test: {
  (name: string, body: () => void | Promise<void>): void;
  each<T>(rows: readonly T[]): (name: string, body: (row: T) => void | Promise<void>) => void;
};
`,
  ],
];

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => file.replaceAll("\\", "/"));
  } catch {
    return [];
  }
}

function problemOf(path: string, diagnostic: ts.Diagnostic): TypeProblem {
  const { line, character } = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0) ?? {
    line: 0,
    character: 0,
  };
  return {
    path,
    line: line + 1,
    column: character + 1,
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"),
  };
}
