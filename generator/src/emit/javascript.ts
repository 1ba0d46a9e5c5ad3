import { ts } from "ts-morph";

/** The modules of a platform as JavaScript with declarations beside it, for projects that compile no TypeScript. */
export function asJavaScript(files: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...files].flatMap(([path, text]) => compiled(path, text)));
}

function compiled(path: string, text: string): [path: string, text: string][] {
  const name = path.replace(/\.ts$/, "");
  const options = { fileName: path, compilerOptions };
  const code = withHeader(ts.transpileModule(text, options).outputText, text);
  // Nobody imports a test.
  if (name.endsWith(".test")) return [[`${name}.js`, code]];
  return [
    [`${name}.js`, code],
    // `isolatedDeclarations` lets each file be declared alone, without looking at the others.
    [`${name}.d.ts`, withHeader(ts.transpileDeclaration(text, options).outputText, text)],
  ];
}

const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  newLine: ts.NewLineKind.LineFeed,
  declaration: true,
  isolatedDeclarations: true,
  verbatimModuleSyntax: true,
};

/** The compiler drops the blank line after a header, and a header before an import that it drops. */
function withHeader(output: string, text: string): string {
  const header = /^(?:\/\/.*\n)*/.exec(text)?.[0] ?? "";
  return `${header}\n${output.startsWith(header) ? output.slice(header.length) : output}`;
}
