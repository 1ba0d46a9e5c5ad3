import { type Expression, literal, plain } from "../expression/expression.js";
import { alternativeName, isList, membersOf, onlyChoice, type RecordMember } from "../emit/members.js";
import type { Document, ElementType, LeafType, NamedType } from "../model/model.js";

/** A document of a platform's folder `samples`, with what must come of it. */
export interface GivenSample {
  /** `orders-two`. */
  readonly name: string;
  readonly xml: Uint8Array;
  /** Where the document is known from, as its first comment says. */
  readonly source: string | undefined;
  /** The value, as JSON; none where the document must be refused. */
  readonly json: unknown;
  readonly problems: readonly string[];
}

/** A file of a platform. */
export interface SampleFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The samples of a platform, by name: `name.xml` with `name.json`, `name.problems` or both. JSON that is none throws. */
export function givenSamples(files: readonly SampleFile[]): readonly GivenSample[] {
  const inside = files.filter(({ path }) => /^[^/]+\/samples\/[^/]+$/.test(path));
  const text = (path: string): string | undefined => {
    const file = inside.find((each) => each.path === path);
    return file === undefined ? undefined : new TextDecoder().decode(file.bytes);
  };
  return inside
    .filter(({ path }) => path.endsWith(".xml"))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, bytes }) => {
      const stem = path.slice(0, -".xml".length);
      const json = text(`${stem}.json`);
      const problems = text(`${stem}.problems`) ?? "";
      const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2000));
      return {
        name: stem.slice(stem.lastIndexOf("/") + 1),
        xml: bytes,
        source: /<!--\s*source:\s*([^]*?)\s*-->/.exec(head)?.[1]?.replace(/\s+/g, " "),
        json: json === undefined ? undefined : (JSON.parse(json) as unknown),
        problems: problems.split(/\r?\n/).filter((line) => line !== ""),
      };
    });
}

/** The samples of a document: those whose name is the document's, or begins with it and `-`. */
export function samplesOf(
  document: Document,
  documents: readonly Document[],
  samples: readonly GivenSample[],
): readonly GivenSample[] {
  return samples.filter(({ name }) => {
    const fitting = documents.filter((each) => name === each.name || name.startsWith(`${each.name}-`));
    return fitting.sort((a, b) => b.name.length - a.name.length)[0]?.name === document.name;
  });
}

/** The value that JSON stands for: instants, bytes and large integers are texts there. What the model does not know stays. */
export function valueOfJson(json: unknown, document: Document): Expression {
  return recordValue(json, document.type.name, { types: new Map(document.types.map((type) => [type.name, type])) });
}

interface Context {
  readonly types: ReadonlyMap<string, NamedType>;
}

function recordValue(json: unknown, name: string, context: Context): Expression {
  const record = context.types.get(name);
  if (record?.kind !== "record") return plain(json);
  const only = onlyChoice(record);
  if (only !== undefined) return memberValue(json, only, context);
  if (!isObject(json)) return plain(json);
  const members = new Map<string, RecordMember>(membersOf(record).map((member) => [member.property, member]));
  return {
    kind: "object",
    members: Object.entries(json).map(([property, value]) => {
      const member = members.get(property);
      return [property, member === undefined ? plain(value) : memberValue(value, member, context)] as const;
    }),
  };
}

function memberValue(json: unknown, member: RecordMember, context: Context): Expression {
  if (!isList(member)) return itemValue(json, member, context);
  if (!Array.isArray(json)) return plain(json);
  return { kind: "array", items: json.map((item) => itemValue(item, member, context)) };
}

function itemValue(json: unknown, member: RecordMember, context: Context): Expression {
  switch (member.kind) {
    case "attribute":
    case "text":
      return leafValue(json, member.leaf);
    case "element":
      return elementValue(json, member.type, context);
    case "choice": {
      if (!isObject(json)) return plain(json);
      const chosen = member.alternatives.find((each) => alternativeName(each) === json["name"]);
      const value =
        chosen?.kind === "element" ? elementValue(json["value"], chosen.type, context) : plain(json["value"]);
      return {
        kind: "object",
        members: [
          ["name", plain(json["name"])],
          ["value", value],
        ],
      };
    }
    default:
      return plain(json);
  }
}

function elementValue(json: unknown, type: ElementType, context: Context): Expression {
  switch (type.kind) {
    case "record":
      return recordValue(json, type.name, context);
    case "leaf":
      return leafValue(json, type.leaf);
    case "map":
      return entryValues(json, type.leaf);
    case "any":
      return plain(json);
  }
}

/** The value of a leaf that JSON stands for. */
export function leafValue(json: unknown, leaf: LeafType): Expression {
  const { scalar } = leaf;
  if (typeof json === "string") {
    if (scalar.kind === "unixTime" || ("zone" in scalar && scalar.zone !== undefined)) return instant(json);
    if (scalar.kind === "base64" || scalar.kind === "hex") return bytes(json);
    if (scalar.kind === "xsd" && scalar.type.endsWith("Binary")) return bytes(json);
    if (isBigInteger(leaf) && /^-?\d+$/.test(json)) return literal(BigInt(json));
  }
  if (typeof json === "number" && isBigInteger(leaf)) return literal(BigInt(json));
  if (scalar.kind === "list" && Array.isArray(json)) {
    return { kind: "array", items: json.map((item) => leafValue(item, scalar.item)) };
  }
  if (scalar.kind === "map") return entryValues(json, scalar.item);
  if (scalar.kind === "union") {
    const hasInstant = scalar.alternatives.some(({ scalar: each }) => each.kind === "unixTime" || "zone" in each);
    return typeof json === "string" && hasInstant && /^\d{4}-.*Z$/.test(json) ? instant(json) : plain(json);
  }
  return plain(json);
}

function entryValues(json: unknown, leaf: LeafType): Expression {
  if (!Array.isArray(json)) return plain(json);
  return {
    kind: "array",
    items: json.map((entry: unknown) =>
      isObject(entry)
        ? {
            kind: "object",
            members: [
              ["name", plain(entry["name"])],
              ["value", leafValue(entry["value"], leaf)],
            ],
          }
        : plain(entry),
    ),
  };
}

function isBigInteger({ scalar }: LeafType): boolean {
  if (scalar.kind === "integer") return scalar.bigint;
  return scalar.kind === "xsd" && /(?:[iI]nteger|[lL]ong)$/.test(scalar.type);
}

function instant(text: string): Expression {
  return { kind: "new", type: "Date", argument: literal(text) };
}

/** Bytes are base64 in JSON. */
function bytes(text: string): Expression {
  const values = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return { kind: "new", type: "Uint8Array", argument: plain([...values]) };
}

function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
