import type { Document, Identity, VersionRule } from "../model/model.js";
import { codecOf } from "../expression/codecs.js";
import { type Expression, array, call, literal, object, plain, runtime } from "../expression/expression.js";
import { itemsOf } from "./items.js";
import { type Names, documentNames } from "./names.js";
import { recordTypes } from "./types.js";
import { type Context, type Definition, codec, reference } from "./table-context.js";
import { derivableTable, memberLists, narrowedTables, recordTable } from "./record-table.js";

/** The tables of a document: its own, then those of its types in the order of the spec. */
export function tableOf(platform: string, document: Document, names: Names): readonly Definition[] {
  const types = new Map(document.types.map((type) => [type.name, type]));
  const context: Context = { names, document, types, narrowed: new Map() };
  const definitions = document.types.flatMap((type): Definition[] => {
    const name = names.functionOf(type);
    if (name === undefined) return [];
    return type.kind === "record"
      ? [
          { name, kind: "record", typeName: type.typeName, type, body: recordTable(type, name, context) },
          ...memberLists(type, name, context),
          ...derivableTable(type, name, context),
        ]
      : [{ name, kind: "codec", typeName: type.typeName, type, body: codecOf(type.leaf) }];
  });
  return [
    {
      name: documentNames(names, document).table,
      kind: "document",
      typeName: recordTypes(document.type, context.types).join(" | "),
      body: documentTable(platform, document, context),
    },
    ...definitions,
    ...narrowedTables(context),
  ];
}

function documentTable(platform: string, document: Document, context: Context): Expression {
  const { write, versions } = document;
  const { doctype, ...read } = document.read;
  const items = itemsOf(document);
  const hasNamespaces = Object.keys(document.namespaces).length > 0;
  return object({
    contract: literal(1),
    name: literal(`${platform}/${document.name}`),
    roots: plain(document.roots),
    type: reference(document.type, context),
    items: items === undefined ? undefined : plain(items.path),
    namespaces: hasNamespaces ? plain(document.namespaces) : undefined,
    prefixes: hasNamespaces ? runtime("prefixes") : undefined,
    read: differing(read, {
      order: "any",
      unknown: "keep",
      repeated: "refuse",
      encoding: undefined,
    }),
    write: differing(write, { cdata: "none", declaration: true, empty: "short" }),
    values: document.values === "plain" ? undefined : runtime("formUrlEncoding"),
    // A vendor may change its encoding any day: what says how a document is encoded is heeded whatever the spec says.
    input: document.repairs.length > 0 ? runtime("anyInput", "repairs") : runtime("anyEncoding"),
    doctype: doctype === "skip" ? runtime("skipDoctype") : undefined,
    repairs:
      document.repairs.length > 0
        ? array(document.repairs.map((name) => runtime(repairName(name), "repairs")))
        : undefined,
    limits: Object.keys(document.limits).length > 0 ? plain(document.limits) : undefined,
    versions:
      versions === undefined
        ? undefined
        : object({
            code: runtime("versioned"),
            names: plain(versions.names),
            rules: array(versions.rules.map(versionRule)),
            as: literal("version"),
          }),
    instance: document.saysTypes && runtime("instance", "xsd"),
    identities: document.identities?.length ? identities(document.identities, context) : undefined,
  });
}

function identities(constraints: readonly Identity[], context: Context): Expression {
  const all = constraints.map(({ kind, name, on, select, fields, refer }) =>
    object({
      kind: literal(kind),
      name: literal(name),
      on: literal(on),
      select: plain(select),
      fields: array(
        fields.map(({ paths, leaf, default: usual }) =>
          object({
            paths: plain(paths),
            type: leaf && codec(leaf, context),
            default: usual === undefined ? undefined : literal(usual),
          }),
        ),
      ),
      refer: refer === undefined ? undefined : literal(refer),
    }),
  );
  return call(runtime("identities", "xsd"), array(all));
}

/** Those policies that are not what the runtime does anyway. */
function differing(policy: object, usual: Readonly<Record<string, unknown>>): Expression | undefined {
  const entries = Object.entries(policy).filter(([name, value]) => value !== usual[name]);
  return entries.length > 0 ? plain(Object.fromEntries(entries)) : undefined;
}

function versionRule(rule: VersionRule): Expression {
  return rule.kind === "path"
    ? plain({ path: rule.path, template: rule.template })
    : plain({ version: rule.version, where: rule.where });
}

/** `bare-ampersand` is the runtime's `bareAmpersand`. */
function repairName(name: string): string {
  return name.replace(/-(\p{L})/gu, (_, letter: string) => letter.toUpperCase());
}
