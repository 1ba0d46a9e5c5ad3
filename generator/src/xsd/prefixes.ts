import { instanceNamespace, xmlNamespace } from "./builtin-attributes.js";
import type { Place } from "../model/model.js";
import { type SchemaDeclarations, keyOf } from "./declarations.js";

/** Gives names on the wire the prefixes that the schema uses itself. */
export interface Prefixes {
  readonly element: (name: QualifiedName) => string;
  readonly attribute: (name: QualifiedName) => string;
  /** A name such as `{urn:shop}png` as a value; nothing where no prefix can say that it has no namespace. */
  readonly value: (qualified: string) => string | undefined;
  /** What a name in the document at a place means there: `{urn:shop}png`; nothing where its prefix is not declared. */
  readonly meant: (name: string, place: Place) => string | undefined;
  /** The namespaces of the names that were asked for, by prefix. */
  readonly used: () => Readonly<Record<string, string>>;
}

interface QualifiedName {
  readonly namespace: string;
  readonly name: string;
}

/** The main document is the last one. Its namespace needs no prefix, unless there are elements that have no namespace. */
export function prefixesOf(documents: readonly SchemaDeclarations[]): Prefixes {
  const main = documents.at(-1);
  const hasUnqualified = documents.some(({ elementNamespaces }) => elementNamespaces.has(""));
  const plain = hasUnqualified ? "" : (main?.targetNamespace ?? "");
  const used = new Map<string, string>();
  const prefixes = new Map([
    [xmlNamespace, "xml"],
    [instanceNamespace, "xsi"],
  ]);
  const prefixOf = (namespace: string): string => {
    const known = prefixes.get(namespace);
    if (known !== undefined) return known;
    const prefix = freePrefix(namespace, documents, new Set(prefixes.values()));
    prefixes.set(namespace, prefix);
    return prefix;
  };
  const withPrefix = ({ namespace, name }: QualifiedName): string => {
    const prefix = prefixOf(namespace);
    if (prefix !== "xml") used.set(prefix, namespace);
    return `${prefix}:${name}`;
  };
  const element = (name: QualifiedName): string => {
    if (name.namespace !== plain) return withPrefix(name);
    if (plain !== "") used.set("", plain);
    return name.name;
  };
  return {
    element,
    value: (qualified) => {
      const [, namespace = "", name = ""] = /^(?:\{(.*)\})?(.*)$/.exec(qualified) ?? [];
      return namespace === "" && plain !== "" ? undefined : element({ namespace, name });
    },
    meant: (name, { file }) => {
      const [, prefix = "", local = ""] = /^(?:([^:]*):)?(.*)$/s.exec(name) ?? [];
      const namespace = documents.find((each) => each.file === file)?.prefixes.get(prefix);
      if (namespace === undefined && prefix !== "") return undefined;
      return keyOf({ namespace: namespace ?? "", name: local });
    },
    // Without a prefix an attribute has no namespace: https://www.w3.org/TR/xml-names/#defaulting
    attribute: (name) => (name.namespace === "" ? name.name : withPrefix(name)),
    used: () => Object.fromEntries([...used].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))),
  };
}

function freePrefix(namespace: string, documents: readonly SchemaDeclarations[], taken: ReadonlySet<string>): string {
  const declared = documents
    .toReversed()
    .flatMap(({ prefixes }) => [...prefixes])
    .find(([prefix, uri]) => uri === namespace && prefix !== "" && !taken.has(prefix));
  if (declared !== undefined) return declared[0];
  let count = 1;
  while (taken.has(`ns${count}`)) count++;
  return `ns${count}`;
}
