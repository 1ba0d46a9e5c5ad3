import type { ScalarNode } from "../load/node.js";
import type { FacetName, FacetSyntax } from "../notation/facets.js";
import type { OneType, TypeSyntax } from "../notation/type.js";
import { quote } from "../problems/problems.js";
import { refusal } from "./accepts.js";
import type { Building } from "./building.js";
import type { LeafType, Scalar } from "./model.js";

/** Rules that need the places inside of a type: whether its parts go together. `leaf` is what the type means. */
export function checkType(syntax: TypeSyntax, leaf: LeafType, scalar: ScalarNode, building: Building): void {
  const alternatives = leaf.scalar.kind === "union" ? leaf.scalar.alternatives : [leaf];
  const real = syntax.alternatives.filter((one) => one.kind !== "nothing");
  real.forEach((one, index) => {
    const meaning = alternatives[index];
    if (meaning === undefined) return;
    if ("facets" in one) checkFacets(one.facets, innermost(meaning), scalar, building);
    checkWords(one, scalar, building);
  });
  checkReachable(syntax, alternatives, scalar, building);
  checkDefault(syntax, leaf, scalar, building);
}

/** The leaf without its name and its sign. */
function innermost(leaf: LeafType): LeafType {
  return leaf.scalar.kind === "named" || leaf.scalar.kind === "negated" ? innermost(leaf.scalar.item) : leaf;
}

const facetsOf: Readonly<Record<FacetName, readonly Scalar["kind"][]>> = {
  minimum: ["integer", "decimal", "seconds"],
  exclusiveMinimum: ["integer", "decimal", "seconds"],
  maximum: ["integer", "decimal", "seconds"],
  exclusiveMaximum: ["integer", "decimal", "seconds"],
  maxLength: ["text", "id", "url"],
  pattern: ["text", "id", "url", "decimal", "integer"],
  grouped: ["decimal", "integer"],
  bigint: ["integer"],
  secret: [],
  personal: [],
  cdata: [],
  plain: [],
};

function checkFacets(
  facets: readonly FacetSyntax[],
  { scalar: { kind }, facets: found }: LeafType,
  scalar: ScalarNode,
  { problems }: Building,
): void {
  for (const { name, start, end } of facets) {
    const allowed = facetsOf[name];
    if (allowed.length > 0 && !allowed.includes(kind))
      problems.add(
        "type",
        scalar.part(start, end),
        `a facet of ${kind}`,
        quote(String(scalar.value).slice(start, end)),
        {
          hint: `it is one of ${allowed.join(", ")}`,
        },
      );
  }
  const least = Number(found.minimum ?? found.exclusiveMinimum ?? -Infinity);
  const most = Number(found.maximum ?? found.exclusiveMaximum ?? Infinity);
  const open = found.exclusiveMinimum !== undefined || found.exclusiveMaximum !== undefined;
  const bound = facets.find(({ name }) => name.endsWith("inimum") || name.endsWith("aximum"));
  if (bound !== undefined && (least > most || (least === most && open)))
    problems.add(
      "number",
      scalar.part(bound.start, bound.end),
      "bounds with a number between them",
      quote(String(scalar.value).slice(bound.start, bound.end)),
    );
}

function checkWords(one: OneType, scalar: ScalarNode, { problems }: Building): void {
  if (one.kind !== "enum") return;
  one.words.forEach(({ name, wire, start, end }, index) => {
    const before = one.words.slice(0, index);
    if (before.some((word) => word.name === name))
      problems.add("taken-name", scalar.part(start, end), "each word once", `${quote(name)} a second time`);
    else if (before.some((word) => word.wire === wire))
      problems.add(
        "taken-name",
        scalar.part(start, end),
        "a word for each spelling",
        `${quote(wire)}, which another word has`,
      );
  });
}

/** Alternatives are tried in their order: after one that takes everything no other is tried. */
function checkReachable(
  syntax: TypeSyntax,
  alternatives: readonly LeafType[],
  scalar: ScalarNode,
  { problems }: Building,
): void {
  const spellings = new Set<string>();
  let all: string | undefined;
  let index = 0;
  for (const one of syntax.alternatives) {
    const written = quote(String(scalar.value).slice(one.start, one.end));
    const place = scalar.part(one.start, one.end);
    if (one.kind === "nothing") {
      // What means nothing is compared before any type is tried.
      if (spellings.has(one.spelling))
        problems.add("unreachable", place, "each spelling once", `${written} a second time`);
      spellings.add(one.spelling);
      continue;
    }
    if (all !== undefined)
      problems.add(
        "unreachable",
        place,
        "an alternative that can be reached",
        `${written} after ${quote(all)}, which takes everything`,
      );
    const leaf = alternatives[index];
    index += 1;
    if (leaf !== undefined && takesAll(leaf)) all = String(scalar.value).slice(one.start, one.end);
  }
}

function takesAll({ scalar, facets }: LeafType): boolean {
  const free = facets.pattern === undefined && facets.maxLength === undefined;
  if (scalar.kind === "text" || scalar.kind === "id") return free;
  return (scalar.kind === "enumeration" && scalar.open) || (scalar.kind === "boolean" && scalar.lenient);
}

function checkDefault(syntax: TypeSyntax, leaf: LeafType, scalar: ScalarNode, { problems }: Building): void {
  if (syntax.sizeOf !== undefined && leaf.scalar.kind !== "integer")
    problems.add(
      "type",
      scalar.part(syntax.sizeOf.start, syntax.sizeOf.end),
      "the size of a list in an integer",
      `in ${leaf.scalar.kind}`,
    );
  if (syntax.default === undefined || leaf.default === undefined) return;
  const { start, end, name } = syntax.default;
  const place = scalar.part(start, end);
  if (leaf.secret)
    problems.add("default", place, "a secret without a default", quote(name), {
      hint: "a spec is no place for secrets",
    });
  const expected = refusal(leaf, leaf.default);
  if (expected !== undefined) problems.add("default", place, expected, quote(name));
}
