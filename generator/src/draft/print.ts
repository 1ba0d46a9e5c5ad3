import type { DraftElement, DraftMember, DraftType } from "./model.js";
import { type Prefixes, type TypeName, propertiesOf } from "./naming.js";
import type { Place } from "./place.js";

/** A document of a spec, ready to be printed. */
export interface DraftDocument {
  readonly title: string;
  readonly name: string;
  readonly root: string;
  /** Notes on the samples, one a line. */
  readonly notes: readonly string[];
  readonly read: Readonly<Record<string, string>>;
  readonly write: Readonly<Record<string, string>>;
  /** How texts are written unless their type says otherwise. */
  readonly cdata: "none" | "text" | "all";
  readonly repairs: readonly string[];
  readonly namespaces: Prefixes["namespaces"];
  readonly types: readonly DraftType[];
  readonly names: ReadonlyMap<Place, TypeName>;
}

/** Where notes begin, unless what is before them is longer. */
const noteColumn = 56;

/** The YAML of a drafted document. */
export function printDocument(document: DraftDocument): string {
  const { title, name, root, notes, read, write, namespaces, types } = document;
  const policies = (key: string, values: Readonly<Record<string, string>>): string[] =>
    Object.keys(values).length === 0
      ? []
      : [
          `${key}: { ${Object.entries(values)
            .map((entry) => entry.join(": "))
            .join(", ")} }`,
        ];
  const bound = Object.entries(namespaces);
  return [
    "# yaml-language-server: $schema=../document.schema.json",
    `# The document ${name} of ${title}.`,
    ...notes.map((note) => `#! ${note}`),
    `root: ${root}`,
    ...policies("read", read),
    ...policies("write", write),
    ...(document.repairs.length === 0 ? [] : [`repairs: [${document.repairs.join(", ")}]`]),
    ...(bound.length === 0
      ? []
      : ["namespaces:", ...bound.map(([prefix, uri]) => `  ${keyText(prefix)}: ${JSON.stringify(uri)}`)]),
    "types:",
    ...types.flatMap((type, index) => [...(index === 0 ? [] : [""]), ...typeLines(type, document)]),
    "",
  ].join("\n");
}

function typeLines({ place, members, note }: DraftType, document: DraftDocument): string[] {
  const { key, as } = document.names.get(place) ?? { key: "", as: undefined };
  const head = keyText(as === undefined ? key : `${key} as ${as}`);
  const properties = propertiesOf(members);
  if (members.length === 0) return [line(`  ${head}: {}`, note)];
  return [line(`  ${head}:`, note), ...members.flatMap((member) => memberLines(member, "    ", properties, document))];
}

function memberLines(
  member: DraftMember,
  indent: string,
  properties: ReadonlyMap<DraftMember, string>,
  document: DraftDocument,
): string[] {
  const property = properties.get(member);
  const as = property === undefined ? "" : ` as ${property}`;
  if (member.kind === "choice") {
    const head = `${indent}one of*${as}${member.withText ? " with text" : ""}:`;
    return [
      line(head, member.note),
      ...member.alternatives.map((each) =>
        line(`${indent}  ${keyText(wireOf(each, ""))}: ${typeText(each, document)}`, each.note),
      ),
    ];
  }
  const key = `${wireOf(member, as)}${member.number}${as}${member.orEmpty ? " or empty" : ""}`;
  return [line(`${indent}${keyText(key)}: ${typeText(member, document)}`, member.note)];
}

/** An element may be called as the word that makes a key with a name the one of a flag: its number tells it apart. */
function wireOf({ kind, wire, number }: DraftElement, as: string): string {
  return kind === "element" && wire === "flag" && number === "" && as !== "" ? "flag{1}" : wire;
}

function typeText({ type, kind }: DraftElement, { names, cdata }: Pick<DraftDocument, "names" | "cdata">): string {
  if (type.kind === "record") return scalarText(names.get(type.place)?.key ?? "");
  if (type.kind === "plain") return type.type;
  const isUsual = cdata === "all" || (cdata === "text" && /^text\b/.test(type.type));
  const differs = type.cdata === (isUsual ? "none" : "all");
  return scalarText(withFacet(type.type, !differs || kind === "attribute" ? "" : isUsual ? " plain" : " cdata"));
}

/** A member alone, on lines without indent; its type is written out where it has members. */
export function memberText(
  member: DraftElement,
  types: readonly DraftType[],
  as: string | undefined,
  cdata: DraftDocument["cdata"],
): string[] {
  return inlineLines(member, as, { types, cdata }, []);
}

interface Inline {
  readonly types: readonly DraftType[];
  readonly cdata: DraftDocument["cdata"];
}

function inlineLines(
  member: DraftElement,
  property: string | undefined,
  inline: Inline,
  around: readonly Place[],
): string[] {
  const as = property === undefined ? "" : ` as ${property}`;
  const key = keyText(`${wireOf(member, as)}${member.number}${as}`);
  const { type, note } = member;
  const record = type.kind === "record" ? inline.types.find(({ place }) => place === type.place) : undefined;
  if (record === undefined)
    return [`${key}: ${typeText(member, { names: new Map(), cdata: inline.cdata })}   #! ${note}`];
  // A type without a name cannot hold itself.
  if (around.includes(record.place)) return [`${key}: any   #! ${note}; it needs a type with a name`];
  const inside = [...around, record.place];
  const properties = propertiesOf(record.members);
  const members = record.members.flatMap((each) => {
    const called = properties.get(each);
    if (each.kind !== "choice") return inlineLines(each, called, inline, inside);
    const head = `one of*${called === undefined ? "" : ` as ${called}`}${each.withText ? " with text" : ""}:`;
    return [
      head,
      ...each.alternatives.flatMap((one) => inlineLines(one, undefined, inline, inside)).map((text) => `  ${text}`),
    ];
  });
  return [`${key}:   #! ${note}`, ...members.map((text) => `  ${text}`)];
}

/** A facet is said of the type itself, before what means that nothing is there. */
function withFacet(type: string, facet: string): string {
  if (facet === "") return type;
  const [first = "", ...others] = type.split(/(?= or (?:empty|")[^|]*$)/);
  return `${first}${facet}${others.join("")}`;
}

/** A key of YAML, in quotes where it would be read as something else. */
export function keyText(key: string): string {
  const isPlain =
    /^[\p{L}_$][^\s:#]*(?::[^\s:#]+)*(?: [^:#]*)?$/u.test(key) && !/^(?:null|true|false|yes|no|on|off|y|n)$/i.test(key);
  return isPlain ? key : JSON.stringify(key);
}

function scalarText(text: string): string {
  const isPlain =
    /^[\p{L}_]/u.test(text) && !/: | #|:$/.test(text) && !/^(?:null|true|false|yes|no|on|off|y|n)$/i.test(text);
  return isPlain ? text : `'${text.replaceAll("'", "''")}'`;
}

function line(text: string, note: string): string {
  return note === "" ? text : `${text.padEnd(noteColumn)} #! ${note}`;
}
