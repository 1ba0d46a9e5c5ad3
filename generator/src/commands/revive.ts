import { type RecordMember, alternativeName, isList, membersOf, onlyChoice } from "../emit/members.js";
import type { Document, ElementType, LeafType, RecordType, Scalar } from "../model/model.js";

/**
 * The value that `parse` printed as JSON: instants, integers of any size and bytes are made from their texts again, all
 * else stays as it is, also what is wrong, for the writer to complain about. `onUnknown` is told of properties that the
 * type has not, by their path.
 */
export function revive(
  document: Document,
  record: RecordType,
  json: unknown,
  onUnknown: (path: string) => void,
): unknown {
  return reviveRecord(record, json, "", { document, onUnknown });
}

interface Context {
  readonly document: Document;
  readonly onUnknown: (path: string) => void;
}

function reviveRecord(record: RecordType, json: unknown, path: string, context: Context): unknown {
  const only = onlyChoice(record);
  if (only !== undefined) return reviveMember(only, json, path, context);
  if (!isObject(json)) return json;
  const members = membersOf(record);
  const isRoot = context.document.versions !== undefined && record.name === context.document.type.name;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => {
      const member = members.find(({ property }) => property === name);
      const inner = `${path}/${name}`;
      if (member !== undefined) return [name, reviveMember(member, value, inner, context)];
      if (!(isRoot && name === "version")) context.onUnknown(inner);
      return [name, value];
    }),
  );
}

function reviveMember(member: RecordMember, json: unknown, path: string, context: Context): unknown {
  // JSON writes the place of an item that is nothing as null.
  if (json === null) return undefined;
  if (!isList(member) || !Array.isArray(json)) return reviveItem(member, json, path, context);
  return json.map((item: unknown, index) =>
    item === null ? undefined : reviveItem(member, item, `${path}[${index + 1}]`, context),
  );
}

function reviveItem(member: RecordMember, json: unknown, path: string, context: Context): unknown {
  switch (member.kind) {
    case "flag":
    case "any":
      return json;
    case "attribute":
    case "text":
      return reviveLeaf(member.leaf, json);
    case "element":
      return reviveElement(member.type, json, path, context);
    case "choice": {
      if (!isObject(json)) return json;
      const chosen =
        member.alternatives.find((alternative) => alternativeName(alternative) === json["name"]) ??
        member.alternatives.find((alternative) => alternative.kind === "any");
      if (chosen?.kind !== "element") return json;
      return { ...json, value: reviveElement(chosen.type, json["value"], `${path}/value`, context) };
    }
  }
}

function reviveElement(type: ElementType, json: unknown, path: string, context: Context): unknown {
  switch (type.kind) {
    case "leaf":
      return reviveLeaf(type.leaf, json);
    case "map":
      return reviveEntries(type.leaf, json);
    case "any":
      return json;
    case "record": {
      const record = context.document.types.find(({ name }) => name === type.name);
      return record?.kind === "record" ? reviveRecord(record, json, path, context) : json;
    }
  }
}

function reviveLeaf({ scalar }: LeafType, json: unknown): unknown {
  if (scalar.kind === "negated") return reviveLeaf(scalar.item, json);
  if (scalar.kind === "named")
    return isObject(json) && Object.hasOwn(json, scalar.property)
      ? { ...json, [scalar.property]: reviveLeaf(scalar.item, json[scalar.property]) }
      : json;
  switch (kindOf(scalar)) {
    case "instant":
      return typeof json === "string" && /^\d{4}-\d\d-\d\dT.*Z$/.test(json) ? dateOf(json) : json;
    case "bigint":
      return typeof json === "string" && /^[+-]?\d+$/.test(json) ? BigInt(json) : json;
    case "bytes":
      return typeof json === "string" && /^[A-Za-z\d+/\s]*=*$/.test(json)
        ? new Uint8Array(Buffer.from(json, "base64"))
        : json;
    case "list":
      return scalar.kind === "list" && Array.isArray(json) ? json.map((item) => reviveLeaf(scalar.item, item)) : json;
    case "map":
      return scalar.kind === "map" ? reviveEntries(scalar.item, json) : json;
    case "union":
      return scalar.kind === "union" ? reviveUnion(scalar.alternatives, json) : json;
    case "plain":
      return json;
  }
}

/** The first alternative that makes another value of it: an instant is no text that any other would print. */
function reviveUnion(alternatives: readonly LeafType[], json: unknown): unknown {
  for (const alternative of alternatives) {
    const value = reviveLeaf(alternative, json);
    if (value !== json) return value;
  }
  return json;
}

function reviveEntries(leaf: LeafType, json: unknown): unknown {
  if (!Array.isArray(json)) return json;
  return json.map((entry: unknown) =>
    isObject(entry) ? { ...entry, value: reviveLeaf(leaf, entry["value"]) } : entry,
  );
}

function kindOf(scalar: Scalar): "instant" | "bigint" | "bytes" | "list" | "map" | "union" | "plain" {
  switch (scalar.kind) {
    case "unixTime":
      return "instant";
    case "date":
    case "time":
    case "dateTime":
      return scalar.zone === undefined ? "plain" : "instant";
    case "integer":
      return scalar.bigint ? "bigint" : "plain";
    case "base64":
    case "hex":
      return "bytes";
    case "list":
    case "map":
    case "union":
      return scalar.kind;
    case "xsd": {
      const name = scalar.type.slice(scalar.type.indexOf(":") + 1);
      if (name === "base64Binary" || name === "hexBinary") return "bytes";
      return /^(?:integer|long|unsignedLong|\w+(?:Negative|Positive)Integer|(?:negative|positive)Integer)$/.test(name)
        ? "bigint"
        : "plain";
    }
    default:
      return "plain";
  }
}

function dateOf(text: string): unknown {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? text : date;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
