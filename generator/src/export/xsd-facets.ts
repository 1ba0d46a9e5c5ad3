import type { Facets, LeafType, Scalar } from "../model/model.js";
import { quoted } from "./date-pattern.js";
import { type LeafContext, type SimpleXsd, type XsdFacet, builtin, token } from "./xsd-leaf.js";

/** The type of a scalar with the facets of its leaf, as far as XSD has them for such a type. */
export function restricted(leaf: LeafType, type: SimpleXsd, context: LeafContext, where: string): SimpleXsd {
  const { patterns = [], values = [], ...facets } = leaf.facets;
  const once = restrictedOnce({ ...leaf, facets }, type, context, where);
  // Patterns of one restriction are alternatives, those of several hold all.
  const spelled = patterns.reduce<SimpleXsd>(
    (base, value) => ({ kind: "restriction", base, facets: [{ name: "pattern", value }] }),
    once,
  );
  const facetsOfValues = context.encoded ? [] : valueFacets(leaf.scalar, values);
  return facetsOfValues.length === 0 ? spelled : { kind: "restriction", base: spelled, facets: facetsOfValues };
}

function restrictedOnce(leaf: LeafType, type: SimpleXsd, context: LeafContext, where: string): SimpleXsd {
  const { scalar } = leaf;
  if (scalar.kind === "negated" || scalar.kind === "named") return type;
  const { grouped, pattern, minLength, maxLength, ...bounds } = leaf.facets;
  if (grouped !== undefined) return groupedXsd(grouped, bounds, context, where);
  if (context.encoded && (pattern ?? minLength ?? maxLength) !== undefined)
    context.notes.add(`${where}: pattern and length of its text, which is encoded`);
  const ofText = context.encoded ? {} : { minLength, maxLength, pattern };
  const isNumber = ["integer", "decimal", "seconds"].includes(scalar.kind) || scalar.kind === "xsd";
  const ofNumber = isNumber ? bounds : {};
  if (!isNumber && Object.keys(bounds).length > 0) context.notes.add(`${where}: the bounds of its values`);
  const sized = scalar.kind === "integer" && !scalar.bigint ? smallInteger(leaf.facets) : undefined;
  const base = sized === undefined ? type : builtin(sized.name);
  const facets = facetList({ ...ofNumber, ...sized?.rest, ...ofText });
  const isSpelled = facets.some(({ name }) => /ength|pattern/.test(name));
  // A list between other separators, or words and texts, have no lengths that XSD knows.
  if (
    isSpelled &&
    ["list", "union", "map", "enumeration", "value", "words"].includes(scalar.kind) &&
    !takesFacets(type)
  ) {
    context.notes.add(`${where}: ${facets.map(({ name, value }) => `${name} ${value}`).join(", ")}`);
    return type;
  }
  if (facets.length === 0) return base;
  return base.kind === "restriction" && !facets.some(({ name }) => name === "pattern")
    ? { ...base, facets: [...base.facets, ...facets] }
    : { kind: "restriction", base, facets };
}

function takesFacets(type: SimpleXsd): boolean {
  return type.kind === "list" || hasList(type);
}

/** The values that a type is narrowed to. A boolean cannot be enumerated: https://www.w3.org/TR/xmlschema-2/#boolean */
function valueFacets(scalar: Scalar, values: readonly string[]): XsdFacet[] {
  if (scalar.kind === "spelled") return valueFacets(scalar.item.scalar, values);
  const isBoolean = scalar.kind === "xsd" && scalar.type === "xs:boolean";
  if (!isBoolean || values.length === 0) return values.map((value) => ({ name: "enumeration", value }));
  const spellings = values.map((value) => (/^(?:true|1)$/.test(value) ? "true|1" : "false|0"));
  return [{ name: "pattern", value: [...new Set(spellings)].join("|") }];
}

/** `1,234.50`. */
function groupedXsd(separator: string, bounds: Facets, { notes }: LeafContext, where: string): SimpleXsd {
  if (Object.keys(bounds).length > 0) notes.add(`${where}: the bounds of its values, which are grouped`);
  const point = quoted(separator === "." ? "," : ".");
  const value = `[+\\-]?([0-9]+|[0-9]{1,3}(${quoted(separator)}[0-9]{3})+)?(${point}[0-9]*)?`;
  return { kind: "restriction", base: token, facets: [{ name: "pattern", value }] };
}

/** The type of XSD for whole numbers that a `number` holds, and the bounds that are still to be said. */
function smallInteger(facets: Facets): { readonly name: string; readonly rest: OpenFacets } | undefined {
  const lower = facets.minimum ?? facets.exclusiveMinimum;
  const upper = facets.maximum ?? facets.exclusiveMaximum;
  if (lower === undefined || upper === undefined) return undefined;
  const [name, least, most] = BigInt(lower) < 0n || BigInt(upper) <= 2147483647n ? int : unsignedInt;
  if (BigInt(lower) < BigInt(least) || BigInt(upper) > BigInt(most)) return undefined;
  const rest = {
    ...(facets.minimum === least && { minimum: undefined }),
    ...(facets.maximum === most && { maximum: undefined }),
  };
  return { name, rest };
}

type OpenFacets = { readonly [Name in keyof Facets]: Facets[Name] | undefined };

const int = ["int", "-2147483648", "2147483647"] as const;
const unsignedInt = ["unsignedInt", "0", "4294967295"] as const;

function facetList(facets: OpenFacets): XsdFacet[] {
  return facetNames.flatMap(([name, facet]) => {
    const value = facets[name];
    return value === undefined ? [] : [{ name: facet, value: String(value) }];
  });
}

const facetNames = [
  ["minimum", "minInclusive"],
  ["exclusiveMinimum", "minExclusive"],
  ["maximum", "maxInclusive"],
  ["exclusiveMaximum", "maxExclusive"],
  ["totalDigits", "totalDigits"],
  ["fractionDigits", "fractionDigits"],
  ["minLength", "minLength"],
  ["maxLength", "maxLength"],
  ["pattern", "pattern"],
] as const satisfies readonly (readonly [keyof Facets, string])[];

/** Whether a type is a list, or made of one: XSD has no list of lists. */
export function hasList(type: SimpleXsd): boolean {
  if (type.kind === "name") return /^xs:(?:NMTOKENS|IDREFS|ENTITIES)$/.test(type.name);
  if (type.kind === "restriction") return hasList(type.base);
  return type.kind === "list" || type.members.some(hasList);
}
