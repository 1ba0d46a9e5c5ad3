import { nearest } from "../problems/nearest.js";
import { propertyName, xmlName } from "./names.js";
import {
  type Parsed,
  type Scanner,
  type Span,
  atEnd,
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
import { type VersionRange, version, versionRange } from "./versions.js";

/** The key of a member: where it stands, how often, when, and what it is called. */
export interface KeySyntax extends Clauses {
  /** Missing: an element, attribute or text. */
  readonly particle?: ParticleWord;
  /** Spellings, the first is written; none for a particle. */
  readonly wires: readonly WireSyntax[];
  /** Missing: exactly one. */
  readonly number?: NumberSyntax;
}

export type ParticleWord = (typeof particleWords)[number];

/** Groups of members, and what is not on the wire. A space in it: no element can be called so. */
export const particleWords = ["one of", "any order of", "sequence of", "words of"] as const;

export interface WireSyntax extends Span {
  readonly wrappers: readonly WrapperSyntax[];
  /** `$` the text, `*` any other element. */
  readonly name: string;
  readonly attribute: boolean;
}

export interface WrapperSyntax extends Span {
  readonly name: string;
  readonly optional: boolean;
}

export interface NumberSyntax extends Span {
  readonly minimum: number;
  readonly maximum: number;
}

export interface Clauses {
  readonly as?: NameSyntax;
  readonly versions?: readonly VersionRange[];
  readonly orEmpty?: Span;
  readonly emptyWhenNone?: Span;
  /** Text stands among the elements of a repeated choice. */
  readonly withText?: Span;
  /** `flag`: it is not on the wire. */
  readonly flag?: boolean;
}

export interface NameSyntax extends Span {
  readonly name: string;
}

/** The key of a member of a record, or of an alternative of a choice. */
export function parseKey(text: string): Parsed<KeySyntax> {
  return parseWhole(text, key, clauseList);
}

/** The key of a parameter of a request: a name, `?` or `*`, and `as`. */
export interface ParameterKey extends NameSyntax {
  readonly optional: boolean;
  readonly repeated: boolean;
  readonly as?: NameSyntax;
}

export function parseParameterKey(text: string): Parsed<ParameterKey> {
  return parseWhole(
    text,
    (scanner) => {
      const start = scanner.position;
      const name = takeTight(scanner, /[^\s?*]+/y) ?? fail(scanner, "the name of a parameter");
      const span = spanFrom(scanner, start);
      skipSpace(scanner);
      const number = take(scanner, /[?*]/y);
      const as = takeWords(scanner, "as") ? property(scanner) : undefined;
      return { name, ...span, optional: number === "?", repeated: number === "*", ...(as && { as }) };
    },
    '"as" and a property',
  );
}

/** The key of a type: its name, and what it is called in TypeScript. */
export function parseTypeKey(text: string): Parsed<NameSyntax & { readonly as?: NameSyntax }> {
  return parseWhole(
    text,
    (scanner) => {
      const name = nameAt(scanner, xmlName, "the name of a type");
      const as = takeWords(scanner, "as")
        ? nameAt(scanner, propertyName, "the name of a type in TypeScript")
        : undefined;
      return { ...name, ...(as && { as }) };
    },
    '"as" and a name',
  );
}

/** The key of a word in `words of`: `contains`, `contains "*LIKE*"`, `product_attr_{attribute}`. */
export function parseWordKey(text: string): Parsed<NameSyntax & { readonly wire: string }> {
  return parseWhole(text, (scanner) => {
    const name = nameAt(scanner, /[\p{L}\p{N}_.:{}-]+/uy, "a word");
    return { ...name, wire: takeString(scanner) ?? name.name };
  });
}

/** The root's names: `xmlrequest | api_request`. */
export function parseRoots(text: string): Parsed<readonly NameSyntax[]> {
  return parseWhole(text, (scanner) => {
    const names = [nameAt(scanner, xmlName, "the name of an element")];
    while (takeSymbol(scanner, "|")) names.push(nameAt(scanner, xmlName, "the name of an element"));
    return names;
  });
}

/** `AnyOrder`, `count`: a name where it stands. */
export function nameAt(scanner: Scanner, pattern: RegExp, expected: string): NameSyntax {
  const start = scanner.position;
  const name = take(scanner, pattern) ?? fail(scanner, expected);
  return { name, ...spanFrom(scanner, start) };
}

const clauseList = 'a clause: "as", "since", "until", "in", "or empty", "empty when none" or "with text"';

function key(scanner: Scanner): KeySyntax {
  if (takeWords(scanner, "flag")) {
    // Without a name it is an element that is called so.
    if (scanner.text.startsWith("as ", scanner.position)) return { wires: [], ...clauses(scanner), flag: true };
    scanner.position = 0;
  }
  for (const particle of particleWords) {
    const pattern = new RegExp(`${particle.replaceAll(" ", "\\s+")}(?=[?*+{\\s]|$)`, "y");
    if (take(scanner, pattern) === undefined) continue;
    const number = numberOf(scanner);
    return { particle, wires: [], ...(number && { number }), ...clauses(scanner) };
  }
  const wires = [wire(scanner)];
  while (takeSymbol(scanner, "|")) wires.push(wire(scanner));
  const number = numberOf(scanner);
  return { wires, ...(number && { number }), ...clauses(scanner) };
}

function wire(scanner: Scanner): WireSyntax {
  const start = scanner.position;
  const wrappers: WrapperSyntax[] = [];
  for (;;) {
    const begin = scanner.position;
    if (takeTight(scanner, /@/y)) {
      const name = takeTight(scanner, xmlName) ?? fail(scanner, "the name of an attribute");
      return ended(scanner, { wrappers, name, attribute: true }, start);
    }
    const sign = takeTight(scanner, /[$*]/y);
    if (sign !== undefined) return ended(scanner, { wrappers, name: sign, attribute: false }, start);
    const name =
      takeTight(scanner, xmlName) ?? fail(scanner, 'the name of an element, an attribute with "@", "$" or "*"');
    const slash = takeTight(scanner, /\??\//y);
    if (slash === undefined) return ended(scanner, { wrappers, name, attribute: false }, start);
    wrappers.push({ name, optional: slash === "?/", start: begin, end: begin + name.length });
  }
}

function ended<T extends object>(scanner: Scanner, value: T, start: number): T & Span {
  const end = scanner.position;
  skipSpace(scanner);
  return { ...value, start, end };
}

function numberOf(scanner: Scanner): NumberSyntax | undefined {
  const start = scanner.position;
  const sign = take(scanner, /[?*+]/y);
  if (sign !== undefined) return { ...numberSigns[sign as "?"], ...spanFrom(scanner, start) };
  if (!takeSymbol(scanner, "{")) return undefined;
  const least = take(scanner, /\d+/y) ?? fail(scanner, "a number");
  const range = takeSymbol(scanner, "..");
  const most = range ? take(scanner, /\d+/y) : least;
  if (!takeSymbol(scanner, "}")) fail(scanner, range ? '"}"' : '".." or "}"');
  const number = { minimum: Number(least), maximum: most === undefined ? Infinity : Number(most) };
  const span = spanFrom(scanner, start);
  if (number.maximum < number.minimum || number.maximum === 0)
    failAt(span, "a number that rises", JSON.stringify(scanner.text.slice(span.start, span.end)));
  return { ...number, ...span };
}

const numberSigns = {
  "?": { minimum: 0, maximum: 1 },
  "*": { minimum: 0, maximum: Infinity },
  "+": { minimum: 1, maximum: Infinity },
} as const;

function clauses(scanner: Scanner): Clauses {
  let found: Clauses = {};
  while (!atEnd(scanner)) {
    const start = scanner.position;
    const clause = oneClause(scanner, start);
    const twice = Object.keys(clause).find((name) => name in found);
    if (twice !== undefined)
      failAt(
        spanFrom(scanner, start),
        "each clause once",
        JSON.stringify(scanner.text.slice(start, scanner.position).trim()),
      );
    found = { ...found, ...clause };
  }
  return found;
}

function oneClause(scanner: Scanner, start: number): Clauses {
  if (takeWords(scanner, "as")) return { as: property(scanner) };
  if (takeWords(scanner, "since")) return { versions: [{ from: version(scanner) }] };
  if (takeWords(scanner, "until")) return { versions: [{ to: version(scanner) }] };
  if (takeWords(scanner, "in")) {
    const versions = [versionRange(scanner)];
    while (takeSymbol(scanner, ",")) versions.push(versionRange(scanner));
    return { versions };
  }
  if (takeWords(scanner, "or empty")) return { orEmpty: spanFrom(scanner, start) };
  if (takeWords(scanner, "empty when none")) return { emptyWhenNone: spanFrom(scanner, start) };
  if (takeWords(scanner, "with text")) return { withText: spanFrom(scanner, start) };
  const number = take(scanner, /[?*+]/y);
  if (number !== undefined)
    failAt(spanFrom(scanner, start), "a clause", JSON.stringify(number), `put "${number}" directly after the name`);
  const word = /^[\p{L}]+/u.exec(scanner.text.slice(start))?.[0] ?? "";
  return fail(scanner, clauseList, {
    suggestion: nearest(word, ["as", "since", "until", "in", "or empty", "empty when none", "with text"]),
  });
}

function property(scanner: Scanner): NameSyntax {
  return nameAt(scanner, propertyName, "the name of a property");
}
