import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const page = readFileSync("README.md", "utf8");
const blocks = [...page.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code]) => code ?? "");

/** What the code of the page takes from its reader's program. */
const given = `
declare const bytes: Uint8Array, apiId: string, apiKey: string, clientId: string, secretKey: string, code: string;
declare const authorizationUrl: string, storeUrl: string, adminSid: string, adminKey: string;
declare const username: string, password: string;
declare function ship(order: unknown): void;
declare function ordersBetween(start: Date, end: Date): import("@tagsmith/platforms/shiprush").Order[];
declare function changedBetween(start: Date, end: Date): import("@tagsmith/platforms/shipstation").Order[];
declare const database: {
  keep(xml: unknown, at: Date): Promise<void>;
  store(id: string, value: unknown): Promise<void>;
  has(id: string): Promise<boolean>;
};
`;

test("the test that the page shows is one of ours", () => {
  expect(blocks).toContain(readFileSync("test/readme/newcomer.test.ts", "utf8"));
});

test("the code of the page compiles under the strict flags of this repository", { timeout: 60_000 }, () => {
  expect(blocks.length).toBeGreaterThanOrEqual(7);
  const { config } = ts.readConfigFile("tsconfig.json", ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, process.cwd());
  const files = new Map([["given.d.ts", given], ...blocks.map((code, index) => [`block-${index}.ts`, code] as const)]);
  const paths = new Map([...files].map(([name, code]) => [join(process.cwd(), "test/readme", name), code]));
  // The page shows the first order without asking whether there is one, and calls what it does not use.
  const host = ts.createCompilerHost({ ...options, noUncheckedIndexedAccess: false, noUnusedLocals: false });
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (path) => paths.has(path) || fileExists(path);
  host.readFile = (path) => paths.get(path) ?? readFile(path);
  host.getSourceFile = (path, languageVersion, ...rest) => {
    const code = paths.get(path);
    return code === undefined
      ? getSourceFile(path, languageVersion, ...rest)
      : ts.createSourceFile(path, code, languageVersion);
  };
  const program = ts.createProgram(
    [...paths.keys()],
    { ...options, noUncheckedIndexedAccess: false, noUnusedLocals: false, isolatedDeclarations: false },
    host,
  );
  const problems = [...paths.keys()].flatMap((path) => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  });
  expect(
    problems.map(
      ({ messageText, file }) =>
        `${file?.fileName.split("/").at(-1)}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    ),
  ).toEqual([]);
});
