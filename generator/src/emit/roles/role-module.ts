import { type FunctionDeclarationStructure, type ParameterDeclarationStructure, StructureKind } from "ts-morph";
import type { OptionalKind } from "ts-morph";
import { comments } from "../documentation.js";
import type { Specifier } from "../document.js";
import { type Expression, expressionsIn } from "../../expression/expression.js";
import { type Module, moduleOf, namedImport } from "../module.js";
import { print } from "../print.js";
import { type Statements, printStatements } from "../typescript.js";

/** What a module of a role is made from besides its own parts. */
export interface RoleModuleContext {
  readonly module: Module;
  /** Imports a type of a document, and gives its name. */
  readonly type: (document: string, name: string) => string;
  /** Imports a function of a table, and gives its name. */
  readonly table: (document: string, name: string) => string;
}

/** The text of a role's module: its imports follow from what its parts ask for while they are made. */
export function roleModule(
  declared: ReadonlySet<string>,
  specifier: Specifier,
  make: (context: RoleModuleContext) => Statements,
): string {
  const module = moduleOf(declared);
  const imported = new Map<string, Set<string>>();
  const ask = (from: string, name: string): void => {
    const names = imported.get(from) ?? new Set();
    imported.set(from, names.add(name));
  };
  const statements = make({
    module,
    type: (document, name) => {
      ask(document, `type ${name}`);
      return name;
    },
    table: (document, name) => {
      ask(document, name);
      return name;
    },
  });
  const own = [...imported]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([document, names]) => namedImport([...names].sort(byName), specifier(document)));
  const text = printStatements([...module.runtimeImports(), ...own, ...statements]);
  return text
    .replaceAll("\n\n\n", "\n\n")
    .replace(/^( *)((?:export function )?[\w$]+)\(([^()\n]*)\): ([^\n]*[;{])$/gm, signature);
}

/** A signature that is longer than a line has each parameter on its own; ts-morph has all on one. */
function signature(line: string, indent: string, name: string, parameters: string, rest: string): string {
  if (line.length <= 120 || parameters === "") return line;
  const each = parameters.split(/, (?=[\w$]+\??: )/).map((parameter) => `${indent}  ${parameter},\n`);
  return `${indent}${name}(\n${each.join("")}${indent}): ${rest}`;
}

/** The function of a table. */
export function tableFunction(
  name: string,
  type: string,
  documentation: string,
  body: Expression,
  { module }: RoleModuleContext,
  isExported = true,
): FunctionDeclarationStructure & { kind: StructureKind.Function } {
  const text = print(body, { indent: 2, before: Infinity, after: 1, runtimeName: module.runtimeValue });
  return {
    kind: StructureKind.Function,
    isExported,
    name,
    docs: comments(documentation, 0),
    returnType: type,
    // ts-morph indents each line of a body once more.
    statements: [`return ${text.replace(/^ {2}/gm, "")};`],
  };
}

/** An exported function of one statement. */
export function exportedFunction(
  name: string,
  documentation: string,
  parameters: readonly OptionalKind<ParameterDeclarationStructure>[],
  returnType: string,
  statement: string,
): FunctionDeclarationStructure & { kind: StructureKind.Function } {
  return {
    kind: StructureKind.Function,
    isExported: true,
    name,
    docs: comments(documentation, 0),
    parameters: [...parameters],
    returnType,
    statements: [statement],
  };
}

/** The tables of documents that a table refers to. */
export function referencesIn(body: Expression): ReadonlySet<string> {
  return new Set(
    [...expressionsIn(body)].flatMap((expression) => (expression.kind === "reference" ? [expression.to] : [])),
  );
}

function byName(a: string, b: string): number {
  const [first, second] = [a.replace(/^type /, ""), b.replace(/^type /, "")];
  return first < second ? -1 : first > second ? 1 : 0;
}
