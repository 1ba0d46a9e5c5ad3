import type { Facets, LeafType, Place, Word } from "../model/model.js";
import { oneOf, quote } from "../problems/problems.js";
import { type Family, plainLeaf } from "./builtins.js";
import type { Facet } from "./declarations.js";
import { accepts, valueOf } from "./accepts.js";
import { bounds, keptFacets, lengths } from "./facet-rules.js";
import { patternMistake } from "./pattern.js";
import type { Prefixes } from "./prefixes.js";
import type { Report } from "./report.js";
import type { Simple } from "./simple-types.js";
import { collapse, spaced, joined } from "./white-space.js";

/** A simple type narrowed by facets. One that does not go with the type, or that no value could keep to, is reported and left out. */
export function narrow(base: Simple, facets: readonly Facet[], report: Report, spell?: Spell): Simple {
  const usable = keptFacets(
    facets.filter((facet) => isApplicable(facet, base, report)),
    base,
    report,
  );
  const spaced = withWhiteSpace(base, usable);
  const limited = withFacets(spaced, limits(usable, spaced, report));
  return withFixed(withWords(withPattern(limited, usable, report), usable, base, report, spell), usable);
}

/** Finds what the names in values mean, and how they are spelled with the prefixes of documents. */
export type Spell = Pick<Prefixes, "value" | "meant">;

/** The type of one value, which is fixed. */
export function fixedTo(type: Simple, value: string, place: Place, report: Report, spell: Spell): Simple {
  const qualified = type.family === "name" ? spell.meant(collapse(value), place) : undefined;
  const facet: Facet = {
    name: "enumeration",
    value,
    documentation: "",
    place,
    ...(qualified !== undefined && { qualified }),
  };
  return withWords(type, [facet], type, report, spell);
}

/** A value of a type with its names spelled as documents will be written; nothing where one has no such spelling. */
export function respelled(type: Simple, text: string, place: Place, spell: Spell): string | undefined {
  if (type.family === "name") {
    const qualified = spell.meant(collapse(text), place);
    return qualified === undefined ? undefined : spell.value(qualified);
  }
  if (type.item?.family === "name" || type.item?.members !== undefined) {
    const { item } = type;
    const words = collapse(text).split(" ");
    const found = words.map((word) => (word === "" ? word : respelled(item, word, place, spell)));
    return found.includes(undefined) ? undefined : found.join(" ");
  }
  const member = type.members?.find((each) => accepts(each, text));
  return member === undefined ? text : respelled(member, text, place, spell);
}

const always = ["pattern", "enumeration", "whiteSpace"];

/** https://www.w3.org/TR/xmlschema-2/#app-fundamental-facets; `whiteSpace` is collapse for all but text. */
const facetsOf: Readonly<Record<Family, readonly string[]>> = {
  text: [...always, ...lengths],
  uri: [...always, ...lengths],
  name: [...always, ...lengths],
  binary: [...always, ...lengths],
  list: [...always, ...lengths],
  boolean: ["pattern", "whiteSpace"],
  decimal: [...always, ...bounds, "totalDigits", "fractionDigits"],
  float: [...always, ...bounds],
  date: [...always, ...bounds],
  union: ["pattern", "enumeration"],
};

function isApplicable({ name, place }: Facet, { family }: Simple, report: Report): boolean {
  const allowed = facetsOf[family];
  if (allowed.includes(name)) return true;
  report.invalid(place, `a facet that goes with the type: ${oneOf(allowed)}`, quote(name));
  return false;
}

function withFacets(type: Simple, facets: Facets): Simple {
  return { ...type, leaf: { ...type.leaf, facets } };
}

/** What derived types cannot change. */
function withFixed(type: Simple, facets: readonly Facet[]): Simple {
  const added = facets.filter(({ fixed }) => fixed).map(({ name, value }) => [name, value.trim()] as const);
  return added.length === 0 ? type : { ...type, fixed: new Map([...(type.fixed ?? []), ...added]) };
}

function withWhiteSpace(type: Simple, facets: readonly Facet[]): Simple {
  const facet = facets.findLast(({ name }) => name === "whiteSpace");
  if (facet === undefined) return type;
  const { value } = facet;
  if (type.leaf.scalar.kind !== "text" && !isNormalized(type.leaf)) return type;
  if (value === "replace") return withScalar(type, { kind: "xsd", type: "xs:normalizedString" });
  return value === "collapse" ? { ...withScalar(type, { kind: "xsd", type: "xs:token" }), collapses: true } : type;
}

function isNormalized({ scalar }: LeafType): boolean {
  return scalar.kind === "xsd" && scalar.type === "xs:normalizedString";
}

function withScalar(type: Simple, scalar: LeafType["scalar"]): Simple {
  return { ...type, leaf: { ...type.leaf, scalar } };
}

function limits(facets: readonly Facet[], base: Simple, report: Report): Facets {
  let result: Facets = base.leaf.facets;
  for (const { name, value } of facets) {
    const text = value.trim();
    // Every qualified name has every length: https://www.w3.org/TR/xmlschema-2/#rf-length
    if (base.family === "name" && lengths.includes(name)) continue;
    if (bounds.includes(name)) {
      result = bounded(result, name, text);
    } else if (!always.includes(name)) {
      const number = Number(text);
      if (name === "length") result = { ...result, minLength: number, maxLength: number };
      else result = { ...result, [name]: number };
    }
  }
  const place = facets.find(({ name }) => lengths.includes(name))?.place;
  if (place !== undefined && (result.minLength ?? 0) > (result.maxLength ?? Infinity)) {
    report.invalid(place, "a length that is possible", `at least ${result.minLength} and at most ${result.maxLength}`);
    return base.leaf.facets;
  }
  return result;
}

/** A bound takes the place of the one on the same side, whether that was inclusive or not. */
function bounded(facets: Facets, name: string, value: string): Facets {
  const [own = "minimum", other] = boundMembers[name] ?? [];
  const others = Object.entries(facets).filter(([member]) => member !== other);
  return Object.fromEntries([...others, [own, value]]);
}

const boundMembers: Readonly<Record<string, readonly [own: keyof Facets, other: keyof Facets]>> = {
  minInclusive: ["minimum", "exclusiveMinimum"],
  minExclusive: ["exclusiveMinimum", "minimum"],
  maxInclusive: ["maximum", "exclusiveMaximum"],
  maxExclusive: ["exclusiveMaximum", "maximum"],
};

/** Patterns of one step are alternatives, those of several steps hold all: https://www.w3.org/TR/xmlschema-2/#rf-pattern */
function withPattern(type: Simple, facets: readonly Facet[], report: Report): Simple {
  const patterns = facets.filter(({ name }) => name === "pattern");
  // An alternative that cannot be checked makes all of them unchecked.
  const added = patterns.every((facet) => isPattern(facet, report)) && joined(patterns.map(({ value }) => value));
  if (added === undefined || added === false) return type;
  const spelled = keepingSpelling(type);
  const { pattern = added, patterns: others = [] } = spelled.leaf.facets;
  const all = [...new Set([pattern, ...others, added])].slice(1);
  return withFacets(spelled, { ...spelled.leaf.facets, pattern, ...(all.length > 0 && { patterns: all }) });
}

/**
 * A type whose values are written as they were read, since a pattern is about the spelling. Whole numbers become decimals,
 * which keep the zeros in front that the pattern may ask for.
 */
function keepingSpelling(type: Simple): Simple {
  const { scalar, facets } = type.leaf;
  if (scalar.kind === "integer")
    return withFacets(withScalar(type, { kind: "decimal" }), { ...facets, fractionDigits: 0 });
  if (scalar.kind === "list" && type.item !== undefined) {
    const item = keepingSpelling(type.item);
    return item === type.item ? type : { ...withScalar(type, { ...scalar, item: item.leaf }), item };
  }
  if (scalar.kind === "union" && type.members !== undefined) {
    const members = type.members.map(keepingSpelling);
    return { ...withScalar(type, { ...scalar, alternatives: members.map(({ leaf }) => leaf) }), members };
  }
  const keeps = ["text", "uri", "name", "date", "decimal"].includes(type.family) || scalar.kind === "spelled";
  return keeps ? type : { ...type, leaf: plainLeaf({ kind: "spelled", item: type.leaf }) };
}

function isPattern({ value, place }: Facet, report: Report): boolean {
  const mistake = patternMistake(value);
  if (mistake === undefined) return true;
  // With references to characters, the text of the schema is not the pattern: then the whole of it is the place.
  const isPlain = place.end - place.start === value.length;
  const where = isPlain ? { ...place, start: place.start + mistake.start, end: place.start + mistake.end } : place;
  if (mistake.kind === "invalid") report.invalid(where, mistake.expected, mistake.found);
  else report.unsupported(where, `${mistake.found} in a pattern`, "the pattern is not checked");
  return false;
}

/** The words of an enumeration; of a type whose values are no words, the values. */
function withWords(type: Simple, facets: readonly Facet[], base: Simple, report: Report, spell?: Spell): Simple {
  const enumerated = facets.filter(({ name }) => name === "enumeration");
  if (enumerated.length === 0) return type;
  const usable = enumerated.filter(({ value, place }) => {
    // The other facets of the same step may leave out some of them.
    if (accepts({ ...type, leaf: base.leaf }, value)) return true;
    report.invalid(place, valueOf(base), quote(value));
    return false;
  });
  const names = type.family === "name" && spell !== undefined ? namesOf(usable, spell) : undefined;
  if (names !== undefined) return withScalar(type, { ...wordsOf(names, type), qualified: true });
  const words = usable.map((facet) => wordOf(facet, type, spell));
  if (type.family === "text" && words.every((word) => isWord(word, type)) && type.leaf.facets.values === undefined)
    return withScalar(type, wordsOf(words, type));
  return withFacets(type, { ...type.leaf.facets, values: words.map(({ wire }) => wire) });
}

/** The words of qualified names, as documents will be written; nothing where one of them has no spelling. */
function namesOf(facets: readonly Facet[], spell: Spell): readonly Word[] | undefined {
  const words = facets.map(({ qualified, documentation }) => {
    const wire = qualified === undefined ? undefined : spell.value(qualified);
    return wire === undefined ? undefined : { name: wire, wire, documentation };
  });
  return words.includes(undefined) || words.length === 0 ? undefined : words.filter((word) => word !== undefined);
}

function wordOf({ value, documentation, place }: Facet, type: Simple, spell: Spell | undefined): Word {
  const wire = spaced((spell && respelled(type, value, place, spell)) ?? value, type);
  return { name: wire, wire, documentation };
}

/**
 * The reader drops white space around words, and the empty word means to it that nothing is there. Where a tab stands for a
 * blank, no more than that, only the type itself can compare what has some inside.
 */
function isWord({ wire }: Word, type: Simple): boolean {
  const isReplaced = wire.includes(" ") && spaced("\t", type) === " ";
  return wire !== "" && wire === wire.replace(/^[ \t\r\n]|[ \t\r\n]$/g, "") && !isReplaced;
}

type Enumeration = Extract<LeafType["scalar"], { readonly kind: "enumeration" }>;

/** An enumeration of words; in a type that collapses, what stands between their parts is read as one blank. */
export function enumerationOf(words: readonly Word[], collapses: boolean): Enumeration {
  const isLoose = collapses && words.some(({ wire }) => wire.includes(" "));
  return { kind: "enumeration", words, open: false, ...(isLoose && { collapses: true }) };
}

function wordsOf(words: readonly Word[], { leaf: { scalar }, collapses }: Simple): Enumeration {
  const distinct = [...new Map(words.map((word) => [word.wire, word])).values()];
  const before = scalar.kind === "enumeration" ? scalar.words.map(({ wire }) => wire) : undefined;
  const both = before === undefined ? distinct : distinct.filter(({ wire }) => before.includes(wire));
  return enumerationOf(both.length > 0 ? both : distinct, collapses);
}
