import { type Codec, invalid } from "./codec.js";
import { trim } from "./reader/convert.js";
import type { OtherAttributes } from "./table.js";

/** All namespaces, all but one and none, or some; `""` is none. */
export type Namespaces = "any" | { readonly not: string } | readonly string[];

/** Tells whether a wildcard lets a namespace in. @see https://www.w3.org/TR/xmlschema-1/#Wildcards */
export function namespaces(set: Namespaces): (namespace: string) => boolean {
  if (set === "any") return () => true;
  if ("not" in set) return (namespace) => namespace !== set.not && namespace !== "";
  return (namespace) => set.includes(namespace);
}

/**
 * Attributes of some namespaces. Those that are known, by names such as `{urn:shop}unit`, must be valid; by a strict wildcard
 * there are no others.
 */
export function otherAttributes(
  set: Namespaces,
  process: "strict" | "lax" | "skip",
  known: Readonly<Record<string, Codec<unknown>>> = {},
): OtherAttributes {
  const isLetIn = namespaces(set);
  return {
    admits(namespace, local, value) {
      if (!isLetIn(namespace)) return undefined;
      const name = `{${namespace}}${local}`;
      const codec = Object.hasOwn(known, name) ? known[name] : undefined;
      if (codec === undefined) return process === "strict" ? undefined : true;
      return codec.read(codec.keepsSpace ? value : trim(value)) === invalid ? codec.expected : true;
    },
  };
}
