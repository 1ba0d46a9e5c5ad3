import { builtinBase, isBuiltin } from "../builtins.js";
import type { Components } from "../components.js";
import type { ComplexType, ElementDeclaration, Reference, SimpleType, TypeDefinition } from "../declarations.js";
import { definitionOf } from "../element-type.js";

/** A type of the schema, or the name of one that is built in. */
export type Type = TypeDefinition | string;

/** What a type is derived by. */
export type Method = "extension" | "restriction" | "list" | "union";

/** What a reference leads to; nothing where it leads nowhere, which was told. */
export function typeOf(to: Reference | TypeDefinition, components: Components): Type | undefined {
  if (to.kind !== "reference") return to;
  return isBuiltin(to) ? to.name : components.type(to);
}

/** The type of an element. */
export function elementType(element: ElementDeclaration, components: Components): Type | undefined {
  const definition = definitionOf(element, components);
  return definition === undefined ? "anyType" : typeOf(definition, components);
}

/** The type that another is derived from, by what. */
export function baseOf(type: Type, components: Components): { readonly base: Type; readonly by: Method } | undefined {
  if (typeof type === "string") {
    const base = builtinBase(type);
    return base === undefined ? undefined : { base, by: "restriction" };
  }
  return type.kind === "simple" ? simpleBase(type, components) : complexBase(type, components);
}

function simpleBase({ variety }: SimpleType, components: Components): ReturnType<typeof baseOf> {
  if (variety.kind !== "restriction") return { base: "anySimpleType", by: variety.kind };
  const base = typeOf(variety.base, components);
  return base === undefined ? undefined : { base, by: "restriction" };
}

function complexBase({ content }: ComplexType, components: Components): ReturnType<typeof baseOf> {
  const to = content.kind === "simple" ? content.base : content.derivation?.base;
  const by = content.kind === "simple" ? content.by : content.derivation?.by;
  if (to === undefined || by === undefined) return { base: "anyType", by: "restriction" };
  const base = typeOf(to, components);
  return base === undefined ? undefined : { base, by };
}

/**
 * The ways by which a type is derived from another, none for the same type; nothing where it is not.
 *
 * @see https://www.w3.org/TR/xmlschema-1/#cos-ct-derived-ok
 * @see https://www.w3.org/TR/xmlschema-1/#cos-st-derived-ok
 */
export function derivedBy(type: Type, from: Type, components: Components): ReadonlySet<Method> | undefined {
  const methods = new Set<Method>();
  const seen = new Set<Type>();
  for (let at: Type | undefined = type; at !== undefined && !seen.has(at);) {
    if (at === from || from === "anyType") return methods;
    seen.add(at);
    if (isMember(at, from, components)) return methods;
    const step = baseOf(at, components);
    if (step === undefined) return undefined;
    methods.add(step.by);
    at = step.base;
  }
  return undefined;
}

/** A member of a union may stand where the union does. */
function isMember(type: Type, union: Type, components: Components): boolean {
  if (typeof union === "string" || union.kind !== "simple" || union.variety.kind !== "union") return false;
  if (typeof type !== "string" && type.kind !== "simple") return false;
  return union.variety.members.some((member) => {
    const found = typeOf(member, components);
    return found !== undefined && found !== union && derivedBy(type, found, components) !== undefined;
  });
}

/** A type in words. */
export function spokenType(type: Type): string {
  if (typeof type === "string") return `xs:${type}`;
  return type.name === "" ? "a type of its own" : JSON.stringify(type.name);
}
