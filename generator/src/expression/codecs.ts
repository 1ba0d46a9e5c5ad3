import type { Facets, LeafType, NamedLeaf, Scalar } from "../model/model.js";
import { type Expression, array, call, literal, object, plain, runtime } from "./expression.js";

/** The expression of the codec that reads and writes a leaf: the runtime's own, made from words or formats, and restricted. */
export function codecOf(leaf: LeafType): Expression {
  const codec = narrowedCodec(leaf);
  return leaf.whenEmpty === undefined ? codec : call(runtime("whenEmpty"), codec, literal(leaf.whenEmpty));
}

function narrowedCodec(leaf: LeafType): Expression {
  const facets = plainFacets(leaf.facets);
  const codec = codecOfScalar(leaf.scalar);
  if (Object.keys(facets).length === 0) return codec;
  return call(runtime("narrowed"), codec, plain(facets), ...codeOf(leaf.scalar, leaf.facets));
}

/** The code that a type needs for its facets. */
function codeOf(scalar: Scalar, facets: Facets): Expression[] {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = facets;
  const { minLength, maxLength, totalDigits, fractionDigits, pattern, patterns, values, grouped } = facets;
  const code = [
    (minimum ?? exclusiveMinimum ?? maximum ?? exclusiveMaximum) !== undefined && boundsOf(scalar),
    (minLength ?? maxLength) !== undefined && runtime("lengths"),
    (totalDigits ?? fractionDigits) !== undefined && runtime("digits"),
    (pattern ?? patterns) !== undefined && (hasBlocks(facets) ? runtime("blockPatterns", "xsd") : runtime("patterns")),
    values !== undefined && runtime("oneOf", "xsd"),
    grouped !== undefined && runtime("grouping"),
  ];
  return code.filter((each) => each !== false);
}

/** Whether a pattern names a block of characters: `\\p{IsGreek}`. */
function hasBlocks({ pattern = "", patterns = [] }: Facets): boolean {
  return [pattern, ...patterns].some((each) => /\\[pP]\{Is/.test(each));
}

/** Values that JavaScript compares itself need no more than that. */
function boundsOf(scalar: Scalar): Expression {
  if (scalar.kind === "integer" || scalar.kind === "seconds" || scalar.kind === "unixTime") return runtime("bounds");
  if (scalar.kind === "spelled") return boundsOf(scalar.item.scalar);
  return scalar.kind === "decimal" ? runtime("decimalBounds") : runtime("anyBounds", "xsd");
}

/** Whether a leaf is read exactly as its named type, so that both can share one codec; what is nothing may differ. */
export function isNamed(leaf: LeafType, named: NamedLeaf): boolean {
  return (
    JSON.stringify([leaf.scalar, plainFacets(leaf.facets), leaf.whenEmpty]) ===
    JSON.stringify([named.leaf.scalar, plainFacets(named.leaf.facets), named.leaf.whenEmpty])
  );
}

/** Whether the codec of a leaf is worth a function of its own: one that is a bare name of the runtime is not. */
export function isMade(leaf: LeafType): boolean {
  return codecOf(leaf).kind !== "runtime";
}

function codecOfScalar(scalar: Scalar): Expression {
  switch (scalar.kind) {
    case "text":
    case "id":
    case "url":
    case "decimal":
    case "duration":
    case "seconds":
    case "unixTime":
    case "countryCode":
    case "base64":
    case "hex":
      return runtime(scalar.kind);
    case "integer":
      return runtime(scalar.bigint ? "bigInteger" : "integer");
    case "boolean":
      return scalar.lenient
        ? call(runtime("booleanNonzero"), literal(scalar.no))
        : call(runtime("boolean"), literal(scalar.yes), literal(scalar.no));
    case "date":
    case "time":
    case "dateTime":
      return scalar.zone === undefined
        ? call(runtime(scalar.kind), plain(scalar.formats))
        : call(runtime("instant"), plain(scalar.formats), literal(scalar.zone));
    case "xsd":
      // Its prefix means nothing without a namespace.
      return scalar.type === "xs:QName"
        ? runtime("qualifiedName", "xsd")
        : call(runtime("xsd", "xsd"), literal(scalar.type));
    case "enumeration":
      if (scalar.qualified) return call(runtime("qualifiedWords", "xsd"), plain(scalar.words.map(({ wire }) => wire)));
      return call(
        runtime("enumeration"),
        plain(scalar.words.map((word) => [word.wire, word.name])),
        ...(scalar.open || scalar.collapses ? [literal(scalar.open)] : []),
        ...(scalar.collapses ? [literal(true)] : []),
      );
    case "list":
      return inPlace(scalar, call(runtime("list"), codecOf(scalar.item), literal(scalar.separator)));
    case "map":
      return call(runtime("entries"), codecOf(scalar.item), literal(scalar.between), literal(scalar.separator));
    case "union":
      return inPlace(scalar, call(runtime("union"), array(scalar.alternatives.map(codecOf))));
    case "named":
      return call(runtime("named"), literal(scalar.property), codecOf(scalar.item));
    case "spelled":
      return call(runtime("spelled"), codecOf(scalar.item));
    case "negated":
      return call(runtime("negated"), codecOf(scalar.item));
    case "words":
      return call(runtime("wordsOf"), plain(scalar.words.map(({ wire, name }) => [wire, name])));
    case "value": {
      const hidden = scalar.words.flatMap(({ name, leaf }) => {
        return leaf.secret || leaf.personal ? [[name, leaf.secret ? "secret" : "personal"] as const] : [];
      });
      return call(
        runtime("typedBy"),
        literal(scalar.of),
        object(Object.fromEntries(scalar.words.map(({ name, leaf }) => [name, codecOf(leaf)]))),
        ...(hidden.length === 0 ? [] : [plain(Object.fromEntries(hidden))]),
      );
    }
  }
}

/** What prefixes mean in a value is asked where it stands, if there are any. */
function inPlace(scalar: Scalar, codec: Expression): Expression {
  return hasNames(scalar) ? call(runtime("qualified", "xsd"), codec) : codec;
}

/** Whether there are qualified names among the values of a type. */
function hasNames(scalar: Scalar): boolean {
  if (scalar.kind === "xsd") return scalar.type === "xs:QName";
  if (scalar.kind === "enumeration") return scalar.qualified === true;
  if (scalar.kind === "list") return hasNames(scalar.item.scalar);
  return scalar.kind === "union" && scalar.alternatives.some((each) => hasNames(each.scalar));
}

/** Facets in one order whatever the order in which they were written. */
function plainFacets(facets: Facets): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    facetNames.flatMap((name) => (facets[name] === undefined ? [] : [[name, facets[name]] as const])),
  );
}

const facetNames = [
  "minimum",
  "exclusiveMinimum",
  "maximum",
  "exclusiveMaximum",
  "minLength",
  "maxLength",
  "pattern",
  "patterns",
  "values",
  "totalDigits",
  "fractionDigits",
  "grouped",
] as const satisfies readonly (keyof Facets)[];
