import type {
  Document,
  Documented,
  Facets,
  LeafType,
  NamedType,
  Platform,
  Sureness,
  TypedWord,
} from "../model/model.js";
import { type RecordMember, alternativeName, isList, leafOf } from "./members.js";
import { wireText } from "./member-table.js";
import { commentText, sentence } from "./text.js";

/** What documentation refers to. */
export interface Subject {
  readonly platform: Platform;
  readonly document: Document;
}

/** What a type means, and where that is known from. */
export function typeDocumentation(type: NamedType, subject: Subject): string {
  const words = type.kind === "leaf" ? leafWords(type.leaf) : "";
  const form =
    type.kind === "record" && type.name !== type.typeName
      ? `\`${type.name}\` in the spec.`
      : words === ""
        ? ""
        : `${capital(words)}.`;
  const facts = `${form}${sourceText(type, subject.platform)}`.trim();
  return [type.documentation === "" ? "" : asSentence(type.documentation), facts]
    .filter((text) => text !== "")
    .join("\n\n");
}

/** What a property means, where it stands on the wire, and how it is written there; `members` are those of all versions. */
export function memberDocumentation(members: readonly RecordMember[], type: Documented, subject: Subject): string {
  const [member] = members;
  if (member === undefined) return "";
  const places = [...new Set(members.map(place))];
  const facts = [sentence(places, "or"), ...memberWords(member)].filter((words) => words !== "").join(", ");
  const versions = versionWords(members, subject.document);
  const source = member.source === type.source && member.sure === type.sure ? "" : sourceText(member, subject.platform);
  return oneParagraph(member.documentation, `${capital(facts)}.${versions}${source}`);
}

/** The comment of a declaration as ts-morph takes it: none without text; a long one begins on a line of its own. */
export function comments(text: string, indent: number): { readonly description: string }[] {
  const safe = commentText(text);
  if (safe === "") return [];
  const isShort = !safe.includes("\n") && indent + safe.length + "/**  */".length <= 120;
  const lines = safe.split("\n").flatMap((line) => wrapped(line, 120 - indent - " * ".length));
  return [{ description: isShort ? safe : `\n${lines.join("\n")}` }];
}

/** What a word means that chooses a type, and how the value that belongs to it is written. */
export function wordDocumentation({ name, wire, documentation, leaf }: TypedWord): string {
  const facts = [
    ...(name === wire ? [] : [`written \`${wire}\``]),
    leafWords(leaf),
    ...(leaf.secret ? ["secret"] : []),
    ...(leaf.personal ? ["personal"] : []),
  ];
  return oneParagraph(documentation, `${capital(facts.join(", "))}.`);
}

function place(member: RecordMember): string {
  switch (member.kind) {
    case "flag":
      return `not on the wire: set where \`${member.of}\` is \`${member.is}\``;
    case "choice":
      return `${member.mixed ? "text and elements: " : ""}one of ${sentence(
        member.alternatives.map((each) => `\`${alternativeName(each)}\``),
        "or",
      )}`;
    case "any":
      return "any other element, as XML";
    case "text":
      return "the text of the element";
    default: {
      const [first = "", ...others] = member.wires.map((wire) => `\`${wireText(wire).replaceAll("?/", "/")}\``);
      return others.length > 0 ? `${first} (${sentence(others, "or")} is read too)` : first;
    }
  }
}

function memberWords(member: RecordMember): string[] {
  if (member.kind === "element" && member.type.kind === "any") return ["any content, as XML"];
  if (member.kind === "element" && member.type.kind === "map") return ["a list of names and texts"];
  const leaf = leafOf(member);
  // The type's own documentation says how it is written.
  const words = leaf === undefined || leaf.named !== undefined ? [] : [leafWords(leaf)];
  return [
    ...(isList(member) ? words.map((word) => word.replace(/^an? /, "each ")) : words),
    ...(leaf?.sizeOf === undefined ? [] : [`the number of \`${leaf.sizeOf}\``]),
    ...(leaf?.default === undefined ? [] : [`\`${defaultName(leaf)}\` where it is missing`]),
    ...(leaf?.named !== undefined || leaf === undefined ? [] : nothingWords(leaf)),
    ...(leaf?.secret ? ["secret"] : []),
    ...(leaf?.personal ? ["personal"] : []),
  ];
}

export function defaultName({ scalar, default: text = "" }: LeafType): string {
  return scalar.kind === "enumeration" ? (scalar.words.find(({ wire }) => wire === text)?.name ?? text) : text;
}

function nothingWords(leaf: LeafType): string[] {
  if (leaf.nothing.length === 0) return [];
  return [
    `nothing where it is ${sentence(
      leaf.nothing.map((word) => (word === "" ? "empty" : `\`${word}\``)),
      "or",
    )}`,
  ];
}

/** `a whole number, at least 0`. */
export function leafWords(leaf: LeafType): string {
  return [scalarWords(leaf), ...facetWords(leaf.facets)].filter((words) => words !== "").join(", ");
}

function scalarWords({ scalar }: LeafType): string {
  switch (scalar.kind) {
    case "text":
      return "text";
    case "id":
      return "an ID";
    case "url":
      return "a URL";
    case "decimal":
      return "a decimal with every digit as written";
    case "countryCode":
      return "two letters of ISO 3166-1; others are kept and noticed";
    case "duration":
      return "a length of time in ISO 8601";
    case "seconds":
      return "seconds";
    case "unixTime":
      return "seconds since 1970";
    case "base64":
      return "bytes in base64";
    case "hex":
      return "bytes in hexadecimal digits";
    case "integer":
      return "a whole number";
    case "boolean":
      return scalar.lenient
        ? `\`${scalar.no}\` for false, anything else for true`
        : `\`${scalar.yes}\` or \`${scalar.no}\``;
    case "date":
    case "time":
    case "dateTime":
      return `${sentence(
        scalar.formats.map((format) => `\`${format}\``),
        "or",
      )}${scalar.zone === undefined ? "" : ` in ${scalar.zone}`}`;
    case "xsd":
      return `an \`${scalar.type}\``;
    case "enumeration":
      return enumerationWords(scalar);
    case "list":
      return `a list by \`${scalar.separator}\` of ${scalarWords(scalar.item).replace(/^an? /, "")}`;
    case "map":
      return `names and values with \`${scalar.between}\` between them, by \`${scalar.separator}\``;
    case "named":
      return `\`${scalar.property}\` in ${leafWords(scalar.item).replace(/^an? /, "")}`;
    case "spelled":
      return `${leafWords(scalar.item)}, as it is spelled`;
    case "negated":
      return `${leafWords(scalar.item)}, written with the other sign`;
    case "union":
      return sentence(scalar.alternatives.map(leafWords), "or");
    case "words":
      // Many are listed where they can be found: with the types that they choose.
      return scalar.words.length > mostSpellings
        ? ""
        : enumerationWords({ kind: "enumeration", words: scalar.words, open: false });
    case "value":
      return `typed by \`${scalar.of}\``;
  }
}

/** What the type does not show: what words mean, and how they are written. */
function enumerationWords(scalar: LeafType["scalar"] & { kind: "enumeration" }): string {
  const meanings = scalar.words
    .filter(({ documentation }) => documentation !== "")
    .map(({ name, documentation }) => `\`${name}\`: ${documentation.replace(/\.$/, "")}`);
  const renamed = scalar.words.filter(({ name, wire }) => name !== wire);
  const spellings = renamed.map(({ name, wire }) => `\`${name}\` is written \`${wire}\``);
  return [
    ...(scalar.open ? ["a word that is not listed is kept"] : []),
    ...meanings,
    ...(spellings.length > mostSpellings ? [] : spellings),
  ].join("; ");
}

/** More than a screen of words is better read in the spec. */
const mostSpellings = 12;

function facetWords(facets: Facets): string[] {
  const words: Readonly<Record<keyof Facets, string>> = {
    minimum: "at least",
    exclusiveMinimum: "more than",
    maximum: "at most",
    exclusiveMaximum: "less than",
    minLength: "characters at least",
    maxLength: "characters at most",
    pattern: "matching",
    patterns: "matching",
    values: "one of",
    totalDigits: "digits at most",
    fractionDigits: "digits behind the point at most",
    grouped: "digits grouped by",
  };
  return Object.entries(facets).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const word = words[name as keyof Facets];
    if (typeof value === "number") return [`${value} ${word}`];
    if (typeof value === "object") {
      const listed = (value as readonly string[]).map((each) => `\`${each}\``);
      return [`${word} ${sentence(listed, name === "values" ? "or" : "and")}`];
    }
    return [`${word} ${name === "pattern" || name === "grouped" ? `\`${value}\`` : value}`];
  });
}

/** The versions that have a property; nothing where all have. */
function versionWords(members: readonly RecordMember[], document: Document): string {
  const names = document.versions?.names ?? [];
  if (members.some(({ versions }) => versions === undefined)) return "";
  const ranges: [first: number, last: number][] = [];
  for (const version of names.keys()) {
    if (!members.some(({ versions }) => versions?.includes(version))) continue;
    const range = ranges.at(-1);
    if (range !== undefined && range[1] === version - 1) range[1] = version;
    else ranges.push([version, version]);
  }
  const texts = ranges.map(([first, last]) => {
    if (first === 0 && last === names.length - 1) return "";
    if (last === names.length - 1) return `since ${names[first]}`;
    if (first === 0) return `until ${names[last]}`;
    return first === last ? `in ${names[first]}` : `in ${names[first]} to ${names[last]}`;
  });
  return texts.some((text) => text !== "") ? ` ${capital(sentence(texts))}.` : "";
}

/** Where a fact is known from: the source by its title, and how sure it is. */
export function sourceText(documented: Documented, platform: Platform): string {
  if (documented.source === undefined) return "";
  const source = platform.sources.find(({ name }) => name === documented.source);
  const sure = documented.sure ?? source?.sure;
  const title = (source?.title ?? documented.source).replace(/\.$/, "");
  return ` Source: ${title}${sure === undefined ? "" : ` (${sureness[sure]})`}.`;
}

const sureness: Readonly<Record<Sureness, string>> = {
  A: "a vendor's page",
  B: "two independent sources",
  C: "one client's code",
  D: "inferred",
};

function oneParagraph(first: string, second: string): string {
  return first === "" ? second : `${asSentence(first)} ${second}`;
}

export function asSentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?:]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Lines of at most `room` characters, broken at spaces. */
function wrapped(line: string, room: number): string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > room) {
    const cut = rest.lastIndexOf(" ", room);
    const end = cut > 0 ? cut : rest.indexOf(" ", room);
    if (end < 0) break;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end + 1);
  }
  return [...lines, rest];
}
