import { nearest } from "../problems/nearest.js";
import { dateFormat, type DateKind } from "./date-format.js";
import { type FacetSyntax, facetList, separator } from "./facets.js";
import { type NameSyntax, nameAt } from "./key.js";
import { propertyName, xmlName } from "./names.js";
import {
  type Parsed,
  type Scanner,
  type Span,
  atEnd,
  expectString,
  expectWords,
  fail,
  failAt,
  parseWhole,
  skipSpace,
  spanFrom,
  take,
  takeString,
  takeSymbol,
  takeTight,
  takeWords,
} from "./scanner.js";

/** What stands in a place: alternatives that are tried in this order, and the value when it is missing. */
export interface TypeSyntax extends Span {
  readonly alternatives: readonly OneType[];
  readonly default?: NameSyntax;
  /** The property of the list whose length it is. */
  readonly sizeOf?: NameSyntax;
}

/** One alternative. `nothing`: a spelling that means that nothing is there. */
export type OneType = Span & { readonly negated?: Span; readonly as?: NameSyntax } & (
    | { readonly kind: "nothing"; readonly spelling: string }
    | { readonly kind: "any" }
    | { readonly kind: "value"; readonly of: NameSyntax }
    | { readonly kind: "words"; readonly type: NameSyntax }
    | (FacetList &
        (
          | { readonly kind: "scalar"; readonly name: PlainScalar }
          | { readonly kind: "boolean"; readonly yes: string; readonly no: string; readonly lenient: boolean }
          | {
              readonly kind: "date";
              readonly name: DateKind;
              readonly formats: readonly string[];
              readonly zone?: NameSyntax;
            }
          | { readonly kind: "enum"; readonly words: readonly WordSyntax[]; readonly open: boolean }
          | { readonly kind: "list"; readonly item: OneType; readonly separator: string }
          | { readonly kind: "map"; readonly item: OneType; readonly between?: string; readonly separator?: string }
          | { readonly kind: "name"; readonly name: string; readonly nameSpan: Span }
        ))
  );

export interface FacetList {
  readonly facets: readonly FacetSyntax[];
}

/** `wire` is written, `name` is what TypeScript sees. */
export interface WordSyntax extends Span {
  readonly name: string;
  readonly wire: string;
}

export const plainScalars = [
  "text",
  "id",
  "integer",
  "decimal",
  "url",
  "duration",
  "seconds",
  "unixTime",
  "countryCode",
  "base64",
  "hex",
] as const;

export type PlainScalar = (typeof plainScalars)[number];

/** All words that begin a type: no type of an author can be called so. */
export const typeWords: readonly string[] = [
  ...plainScalars,
  "boolean",
  "date",
  "time",
  "dateTime",
  "enum",
  "any",
  "empty",
  "list",
  "map",
  "value",
  "words",
];

export function parseType(text: string): Parsed<TypeSyntax> {
  return parseWhole(text, type, '"or", "=" or the end of the type');
}

function type(scanner: Scanner): TypeSyntax {
  const start = scanner.position;
  const alternatives = [one(scanner)];
  while (takeWords(scanner, "or")) alternatives.push(one(scanner));
  const assigned = takeSymbol(scanner, "=") ? assignment(scanner) : {};
  if (!atEnd(scanner)) unexpected(scanner, alternatives.at(-1));
  return { alternatives, ...assigned, ...spanFrom(scanner, start) };
}

/** What follows a type is most often a facet that is misspelt. */
function unexpected(scanner: Scanner, last: OneType | undefined): never {
  if (last?.kind === "name" && last.facets.length === 0) {
    // `bolean 1/0`: what follows is right, the name is wrong.
    const suggestion = nearest(last.name, typeWords);
    if (suggestion !== undefined) failAt(last.nameSpan, "a type", JSON.stringify(last.name), undefined, suggestion);
  }
  const word = /^[\p{L}]+/u.exec(scanner.text.slice(scanner.position))?.[0] ?? "";
  if (scanner.text.startsWith("|", scanner.position))
    fail(scanner, '"or" between types', { hint: '"|" stands between the words of an enum and between date formats' });
  return fail(scanner, 'a facet, "or", "=" or the end of the type', {
    suggestion: nearest(word, [
      "or",
      "max",
      "matching",
      "grouped",
      "as bigint",
      "secret",
      "personal",
      "cdata",
      "plain",
    ]),
  });
}

function assignment(scanner: Scanner): { default: NameSyntax } | { sizeOf: NameSyntax } {
  if (takeWords(scanner, "size of")) return { sizeOf: nameAt(scanner, propertyName, "the name of a property") };
  const start = scanner.position;
  const name = takeString(scanner) ?? take(scanner, /[^\s"]+/y) ?? fail(scanner, "a value");
  return { default: { name, ...spanFrom(scanner, start) } };
}

function one(scanner: Scanner): OneType {
  const start = scanner.position;
  const spelling = takeWords(scanner, "empty") ? "" : takeString(scanner);
  if (spelling !== undefined) return { kind: "nothing", spelling, ...spanFrom(scanner, start) };
  if (takeWords(scanner, "any")) return { kind: "any", ...spanFrom(scanner, start) };
  if (takeWords(scanner, "value of"))
    return { kind: "value", of: nameAt(scanner, xmlName, "the name of a member"), ...spanFrom(scanner, start) };
  if (takeWords(scanner, "words of"))
    return { kind: "words", type: nameAt(scanner, xmlName, "the name of a type"), ...spanFrom(scanner, start) };
  const bare = bareType(scanner);
  const facets = facetList(scanner);
  const before = scanner.position;
  const negated = takeWords(scanner, "negated") ? spanFrom(scanner, before) : undefined;
  const as = takeWords(scanner, "as") ? nameAt(scanner, propertyName, "the name of a property") : undefined;
  return { ...bare, facets, ...(negated && { negated }), ...(as && { as }), ...spanFrom(scanner, start) };
}

type Bare =
  Extract<OneType, FacetList> extends infer One
    ? One extends OneType
      ? Omit<One, "facets" | "negated" | "as" | "start" | "end">
      : never
    : never;

function bareType(scanner: Scanner): Bare {
  if (takeWords(scanner, "enum")) return enumeration(scanner);
  if (takeWords(scanner, "list of")) {
    const item = one(scanner);
    expectWords(scanner, "by");
    return { kind: "list", item, separator: separator(scanner, "what stands between the items") };
  }
  if (takeWords(scanner, "map of")) {
    const item = one(scanner);
    if (!takeWords(scanner, "with")) return { kind: "map", item };
    const between = separator(scanner, "what stands between name and value");
    expectWords(scanner, "by");
    return { kind: "map", item, between, separator: separator(scanner, "what stands between the entries") };
  }
  if (takeWords(scanner, "boolean")) return boolean(scanner);
  for (const name of ["dateTime", "date", "time"] as const) if (takeWords(scanner, name)) return date(scanner, name);
  const scalar = plainScalars.find((name) => takeWords(scanner, name));
  if (scalar !== undefined) return { kind: "scalar", name: scalar };
  const { name, ...nameSpan } = nameAt(scanner, xmlName, "a type");
  return { kind: "name", name, nameSpan };
}

function enumeration(scanner: Scanner): Bare {
  const words: WordSyntax[] = [];
  do {
    if (takeSymbol(scanner, "...")) {
      if (words.length === 0) failAt({ start: scanner.position - 3, end: scanner.position }, "a word", '"..."');
      if (takeSymbol(scanner, "|")) fail(scanner, 'the end of the enum after "..."');
      return { kind: "enum", words, open: true };
    }
    words.push(word(scanner));
  } while (takeSymbol(scanner, "|"));
  return { kind: "enum", words, open: false };
}

function word(scanner: Scanner): WordSyntax {
  const start = scanner.position;
  const text = takeString(scanner);
  if (text !== undefined) return { name: text, wire: text, ...spanFrom(scanner, start) };
  const name = takeTight(scanner, wordName) ?? fail(scanner, "a word");
  // Tight, so that `any=2 = any` has a word and a default.
  if (takeTight(scanner, /=(?=\S)/y) === undefined) {
    skipSpace(scanner);
    return { name, wire: name, ...spanFrom(scanner, start) };
  }
  const wire = takeString(scanner) ?? take(scanner, wordName) ?? fail(scanner, "what is written for the word");
  return { name, wire, ...spanFrom(scanner, start) };
}

const wordName = /[\p{L}\p{N}_.:+*-]+/uy;

function boolean(scanner: Scanner): Bare {
  const start = scanner.position;
  const found = takeTight(scanner, /"(?:\\.|[^"\\])*"\/|[\p{L}\p{N}_.+-]+\//uy);
  if (found === undefined) return { kind: "boolean", yes: "true", no: "false", lenient: false };
  scanner.position = start;
  const yes = takeString(scanner) ?? takeTight(scanner, wordName) ?? fail(scanner, "the word for true");
  takeTight(scanner, /\//y);
  const no = takeString(scanner) ?? take(scanner, wordName) ?? fail(scanner, "the word for false");
  if (yes === no) failAt(spanFrom(scanner, start), "two words for true and false", `${JSON.stringify(yes)} for both`);
  const lenient = yes === "nonzero";
  return { kind: "boolean", yes: lenient ? trueBeside(no) : yes, no, lenient };
}

/** What is written for true where anything but `no` is read as true. */
function trueBeside(no: string): string {
  return no === "1" ? "0" : "1";
}

function date(scanner: Scanner, name: DateKind): Bare {
  const formats: string[] = [];
  do {
    const start = scanner.position;
    const format = expectString(scanner, `the format of the ${name}`);
    const wrong = dateFormat(name, format);
    if (wrong !== undefined) {
      // Escapes move it; a date format needs none.
      const at = start + 1 + wrong.start;
      failAt(
        { start: at, end: at + wrong.end - wrong.start },
        wrong.expected,
        wrong.found,
        wrong.hint,
        wrong.suggestion,
      );
    }
    formats.push(format);
  } while (takeSymbol(scanner, "|"));
  const zone = zoneOf(scanner, name);
  return {
    kind: "date",
    name,
    formats,
    ...(zone && { zone }),
  };
}

/** `UTC` or an offset: the zone of a place changes with summer time. */
function zoneOf(scanner: Scanner, kind: DateKind): NameSyntax | undefined {
  const start = scanner.position;
  const name = take(scanner, /UTC(?![\p{L}\p{N}_/])|[+-]\d\d:\d\d|[A-Z][\p{L}_]+(?:\/[\p{L}_+-]+\d*)*/uy);
  if (name === undefined) return undefined;
  const zone = { name, ...spanFrom(scanner, start) };
  if (!/^(?:UTC|[+-](?:0\d|1[0-4]):[0-5]\d)$/.test(name))
    failAt(zone, "UTC or an offset such as +02:00", JSON.stringify(name));
  if (kind !== "dateTime") failAt(zone, `no zone, since a ${kind} is no moment`, JSON.stringify(name));
  return zone;
}
