import type { LeafType } from "../model/model.js";
import type { Use } from "./dtd.js";
import type { Notes } from "./notes.js";
import type { WrittenAttribute } from "./written.js";

/** The declaration of an element's attributes at all of its places, in lines: https://www.w3.org/TR/xml/#NT-AttlistDecl */
export function attributeLines(name: string, uses: readonly Use[], notes: Notes): string[] {
  const byName = new Map<string, WrittenAttribute[]>();
  for (const { node } of uses)
    for (const attribute of node.attributes)
      byName.set(attribute.name, [...(byName.get(attribute.name) ?? []), attribute]);
  if (byName.size === 0) return [];
  const lines = [...byName].map(([attribute, same]) => {
    const declared = [...new Set(same.map((each) => declarationOf(each, same.length < uses.length)))];
    const [first = ""] = declared;
    if (declared.length === 1) return `  ${attribute} ${first}`;
    notes.add(`${name}/@${attribute}: its type and whether it must be there, its place decides`);
    return `  ${attribute} CDATA #IMPLIED`;
  });
  return [`<!ATTLIST ${name}`, ...lines.slice(0, -1), `${lines.at(-1)}>`];
}

function declarationOf({ leaf, optional }: WrittenAttribute, isMissingElsewhere: boolean): string {
  const type = typeOf(leaf);
  const { default: value } = leaf;
  if (value === undefined) return `${type} ${optional || isMissingElsewhere ? "#IMPLIED" : "#REQUIRED"}`;
  // A default would be filled in where the attribute must not be.
  if (isMissingElsewhere) return `${type} #IMPLIED`;
  const { scalar } = leaf;
  const isFixed =
    scalar.kind === "enumeration" && !scalar.open && scalar.words.length === 1 && leaf.nothing.length === 0;
  return isFixed ? `CDATA #FIXED ${quoted(value)}` : `${type} ${quoted(value)}`;
}

function typeOf({ scalar, nothing }: LeafType): string {
  if (nothing.length > 0) return "CDATA";
  if (scalar.kind === "enumeration" && !scalar.open && scalar.words.every(({ wire }) => nameToken.test(wire)))
    return `(${scalar.words.map(({ wire }) => wire).join(" | ")})`;
  if (scalar.kind === "xsd") return named.has(scalar.type) ? scalar.type.slice("xs:".length) : "CDATA";
  if (scalar.kind !== "list" || scalar.separator !== " " || scalar.item.scalar.kind !== "xsd") return "CDATA";
  return lists[scalar.item.scalar.type] ?? "CDATA";
}

const nameToken = /^[\p{L}\p{N}._:-]+$/u;
const named: ReadonlySet<string> = new Set(["xs:ID", "xs:IDREF", "xs:NMTOKEN", "xs:ENTITY"]);
const lists: Readonly<Record<string, string>> = {
  "xs:NMTOKEN": "NMTOKENS",
  "xs:IDREF": "IDREFS",
  "xs:ENTITY": "ENTITIES",
};

function quoted(value: string): string {
  const escaped = value.replace(/[&<"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `"${escaped}"`;
}
