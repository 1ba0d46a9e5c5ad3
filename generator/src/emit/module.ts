import { type Entry, entries } from "../expression/expression.js";
import { quoted } from "./text.js";

/** What a module takes from the runtime and what it must not hide, gathered while its parts are printed. */
export interface Module {
  /** What this module calls an export of the runtime that is a type. */
  readonly runtimeType: (name: string, entry?: Entry) => string;
  /** What this module calls an export of the runtime that is a value. */
  readonly runtimeValue: (name: string, entry?: Entry) => string;
  /** What this module calls a type of the language, such as `Date`, which a type of the spec may be called as well. */
  readonly globalType: (name: string) => string;
  /** The imports of all that was asked of the entries so far. */
  readonly runtimeImports: () => string[];
}

/** A module that declares `names`. */
export function moduleOf(names: ReadonlySet<string>): Module {
  const asked = new Map<Entry | undefined, { readonly types: Set<string>; readonly values: Set<string> }>();
  const askedOf = (entry: Entry | undefined): { readonly types: Set<string>; readonly values: Set<string> } => {
    const found = asked.get(entry) ?? { types: new Set(), values: new Set() };
    asked.set(entry, found);
    return found;
  };
  const local = (name: string, entry?: Entry): string => {
    if (names.has(name)) return `Runtime${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
    // `base64` is a codec, and a function of expressions.
    return entry !== undefined && codecs.has(name) ? `${name}Of` : name;
  };
  const specifier = (name: string, entry?: Entry): string =>
    local(name, entry) === name ? name : `${name} as ${local(name, entry)}`;
  return {
    runtimeType: (name, entry) => local(added(askedOf(entry).types, name), entry),
    runtimeValue: (name, entry) => local(added(askedOf(entry).values, name), entry),
    globalType: (name) => (names.has(name) ? `globalThis.${name}` : name),
    runtimeImports: () =>
      [undefined, ...entries].flatMap((entry) => {
        const { types, values } = askedOf(entry);
        const listed = [...types].sort().map((name) => `type ${specifier(name, entry)}`);
        const names = [...listed, ...[...values].sort().map((name) => specifier(name, entry))];
        const from = `@tagsmith/runtime${entry === undefined ? "" : `/${entry}`}`;
        return names.length === 0 ? [] : [namedImport(names, from)];
      }),
  };
}

/** Codecs that another entry has functions of the same name as. */
const codecs: ReadonlySet<string> = new Set(["base64", "hex"]);

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
