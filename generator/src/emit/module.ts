import { quoted } from "./text.js";

/** What a module takes from the runtime and what it must not hide, gathered while its parts are printed. */
export interface Module {
  /** What this module calls an export of the runtime that is a type. */
  readonly runtimeType: (name: string) => string;
  /** What this module calls an export of the runtime that is a value. */
  readonly runtimeValue: (name: string) => string;
  /** What this module calls a type of the language, such as `Date`, which a type of the spec may be called as well. */
  readonly globalType: (name: string) => string;
  /** The import of all that was asked for so far. */
  readonly runtimeImport: () => string;
}

/** A module that declares `names`. */
export function moduleOf(names: ReadonlySet<string>): Module {
  const types = new Set<string>();
  const values = new Set<string>();
  const local = (name: string): string =>
    names.has(name) ? `Runtime${name.slice(0, 1).toUpperCase()}${name.slice(1)}` : name;
  const specifier = (name: string): string => (local(name) === name ? name : `${name} as ${local(name)}`);
  return {
    runtimeType: (name) => local(added(types, name)),
    runtimeValue: (name) => local(added(values, name)),
    globalType: (name) => (names.has(name) ? `globalThis.${name}` : name),
    runtimeImport: () =>
      namedImport(
        [...[...types].sort().map((name) => `type ${specifier(name)}`), ...[...values].sort().map(specifier)],
        "@tagsmith/runtime",
      ),
  };
}

/** `import { a, type B } from "module";`, one name a line where it is long. */
export function namedImport(names: readonly string[], from: string): string {
  return names.length === 0 ? "" : `import ${braced(names, ` from ${quoted(from)};`)}`;
}

/** `export { a, type B } from "module";` */
export function namedExport(names: readonly string[], from: string): string {
  return names.length === 0 ? "" : `export ${braced(names, ` from ${quoted(from)};`)}`;
}

function braced(names: readonly string[], end: string): string {
  const flat = `{ ${names.join(", ")} }${end}`;
  return flat.length + "import ".length <= 120 ? flat : `{\n${names.map((name) => `  ${name},\n`).join("")}}${end}`;
}

function added(set: Set<string>, name: string): string {
  set.add(name);
  return name;
}
