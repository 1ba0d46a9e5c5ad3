import { formUrlEncoding } from "@tagsmith/runtime";
import type { LeafType, Scalar } from "../model/model.js";
import { datePattern, quoted } from "./date-pattern.js";
import type { Notes } from "./notes.js";
import { hasList, restricted } from "./xsd-facets.js";

/** A simple type of XSD 1.0: one that has a name, or one that is made in place. */
export type SimpleXsd =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "restriction"; readonly base: SimpleXsd; readonly facets: readonly XsdFacet[] }
  | { readonly kind: "union"; readonly members: readonly SimpleXsd[] }
  | { readonly kind: "list"; readonly item: SimpleXsd };

export interface XsdFacet {
  readonly name: string;
  readonly value: string;
  readonly documentation?: string;
}

/** How leaves are made into simple types. */
export interface LeafContext {
  /** The simple type of the schema that stands for a leaf by its name, where one does. */
  readonly named: (leaf: LeafType) => string | undefined;
  /** Whether texts are encoded as forms encode them: then only what that leaves as it is can be told. */
  readonly encoded: boolean;
  readonly notes: Notes;
}

/** The simple type of a leaf, with the spellings that mean that nothing is there. */
export function simpleXsd(leaf: LeafType, context: LeafContext, where: string): SimpleXsd {
  const name = context.named(leaf);
  if (name !== undefined) return { kind: "name", name };
  const { nothing, ...something } = leaf;
  const named = nothing.length === 0 ? undefined : context.named({ ...something, nothing: [] });
  const type: SimpleXsd =
    named === undefined
      ? restricted(leaf, scalarXsd(leaf.scalar, context, where), context, where)
      : { kind: "name", name: named };
  if (nothing.length === 0) return type;
  if (type.kind === "name" && (type.name === "xs:string" || type.name === "xs:token")) return type;
  const spellings = words(
    nothing.map((value) => ({ name: "enumeration", value })),
    context,
  );
  return { kind: "union", members: [...(type.kind === "union" ? type.members : [type]), spellings] };
}

const string: SimpleXsd = { kind: "name", name: "xs:string" };
/** A text whose white space does not count. */
export const token: SimpleXsd = { kind: "name", name: "xs:token" };

/** A type that XSD has built in. */
export function builtin(name: string): SimpleXsd {
  return { kind: "name", name: `xs:${name}` };
}

function scalarXsd(scalar: Scalar, context: LeafContext, where: string): SimpleXsd {
  const { notes, encoded } = context;
  switch (scalar.kind) {
    case "text":
      return string;
    case "id":
    case "url":
    case "countryCode":
      return token;
    case "decimal":
      return builtin("decimal");
    case "spelled":
      return simpleXsd(scalar.item, context, where);
    case "duration":
      return encoded ? token : builtin("duration");
    case "integer":
    case "seconds":
    case "unixTime":
      return builtin("integer");
    case "base64":
      return encoded ? token : builtin("base64Binary");
    case "hex":
      return builtin("hexBinary");
    case "boolean":
      if (!scalar.lenient) return booleanXsd(scalar, context);
      notes.add(`${where}: anything but "${scalar.no}" means true`);
      return token;
    case "date":
    case "time":
    case "dateTime":
      return dateXsd(scalar, context, where);
    case "xsd":
      // A notation has to be declared, and an entity in the document.
      if (scalar.type === "xs:NOTATION") return builtin("QName");
      if (scalar.type === "xs:ENTITY") return builtin("NCName");
      return encoded && !encodedAsIs.has(scalar.type) ? token : { kind: "name", name: scalar.type };
    case "enumeration": {
      const known = words(
        scalar.words.map(({ wire, documentation }) => ({ name: "enumeration", value: wire, documentation })),
        context,
      );
      return scalar.open ? { kind: "union", members: [known, token] } : known;
    }
    case "list":
      if (scalar.separator === " " && !encoded) {
        const item = simpleXsd({ ...scalar.item, nothing: [] }, context, where);
        if (!hasList(item))
          return { kind: "list", item: item.kind === "name" && item.name === "xs:string" ? token : item };
      }
      notes.add(`${where}: a list whose items stand between ${JSON.stringify(scalar.separator)}`);
      return string;
    case "map":
      notes.add(`${where}: names and values in one text`);
      return string;
    case "union":
      return { kind: "union", members: flat(scalar.alternatives.map((each) => simpleXsd(each, context, where))) };
    case "named":
      return simpleXsd(scalar.item, context, where);
    case "negated":
      return scalarXsd(scalar.item.scalar, context, where);
    case "words": {
      const plain = scalar.words.filter(({ wire }) => !wire.includes("{"));
      const made = scalar.words.filter(({ wire }) => wire.includes("{"));
      const known = words(
        plain.map(({ wire, documentation }) => ({ name: "enumeration", value: wire, documentation })),
        context,
      );
      if (made.length === 0) return known;
      const patterns = made.map(({ wire, documentation }) => {
        const value = wire
          .split(/\{[^}]*\}/)
          .map(quoted)
          .join(".+");
        return { name: "pattern", value, documentation };
      });
      const others: SimpleXsd = { kind: "restriction", base: token, facets: patterns };
      return plain.length === 0 ? others : { kind: "union", members: [known, others] };
    }
    case "value":
      notes.add(`${where}: which type it has, \`${scalar.of}\` says`);
      return string;
  }
}

const encodedAsIs: ReadonlySet<string> = new Set(
  ["boolean", "language", "float", "double", "hexBinary", "gYear", "date"].map((name) => `xs:${name}`),
);

function booleanXsd({ yes, no }: { readonly yes: string; readonly no: string }, context: LeafContext): SimpleXsd {
  const facets = [
    { name: "enumeration", value: yes, documentation: "Yes." },
    { name: "enumeration", value: no, documentation: "No." },
  ];
  return words(facets, context);
}

/** White space at both ends of a word is none of it; such a word cannot have two blanks inside. */
function words(facets: readonly XsdFacet[], { encoded }: LeafContext): SimpleXsd {
  const written = encoded ? facets.map((facet) => ({ ...facet, value: formUrlEncoding.encode(facet.value) })) : facets;
  const isPlain = written.every(({ value }) => value === value.trim().replace(/[\t\r\n]| {2,}/g, " "));
  return { kind: "restriction", base: isPlain ? token : string, facets: written };
}

/** Formats that XSD has itself: https://www.w3.org/TR/xmlschema-2/#date */
const isoFormats: Readonly<Record<string, string>> = {
  "yyyy-MM-dd": "date",
  "HH:mm:ss": "time",
  "yyyy-MM-ddTHH:mm:ss": "dateTime",
  "yyyy-MM-dd'T'HH:mm:ss": "dateTime",
  "yyyy-MM-ddTHH:mm:ssZ": "dateTime",
  "yyyy-MM-dd'T'HH:mm:ss'Z'": "dateTime",
};

function dateXsd(
  { formats }: { readonly formats: readonly string[]; readonly zone?: string },
  { encoded, notes }: LeafContext,
  where: string,
): SimpleXsd {
  if (encoded) return token;
  const [only, ...others] = formats;
  const iso = only === undefined || others.length > 0 ? undefined : isoFormats[only];
  if (iso !== undefined) return builtin(iso);
  notes.add(
    `${where}: a date or time as ${formats.map((format) => `"${format}"`).join(" or ")}; its pattern does not say which dates there are`,
  );
  const facets = formats.map((format) => ({ name: "pattern", value: datePattern(format) }));
  return { kind: "restriction", base: token, facets };
}

function flat(members: readonly SimpleXsd[]): SimpleXsd[] {
  const all = members.flatMap((member) => (member.kind === "union" ? member.members : [member]));
  return [...new Map(all.map((member) => [JSON.stringify(member), member])).values()];
}
