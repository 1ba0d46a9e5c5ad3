/** How an element of a schema document must be made. */
export interface Structure {
  /** Its attributes without a namespace. */
  readonly attributes: readonly string[];
  /** What its children may be, in the order in which they must come. */
  readonly content: readonly Stage[];
}

/** Children that may come in any order: at most one of them, or many. */
export interface Stage {
  readonly names: readonly string[];
  readonly many: boolean;
}

/**
 * The structure of an element. One name stands for several of them: what is global, what is local, and what refers to another.
 *
 * @see https://www.w3.org/TR/xmlschema-1/#normative-schemaSchema
 */
export function structureOf(name: string, parent: string | undefined, isReference: boolean): Structure | undefined {
  return structures.get(`${name} ${placeOf(name, parent, isReference)}`) ?? structures.get(name);
}

function placeOf(name: string, parent: string | undefined, isReference: boolean): string {
  if (parent === "schema" || parent === "redefine") return "global";
  if (isReference) return "reference";
  return parent === "group" && ["all", "choice", "sequence"].includes(name) ? "in a group" : "local";
}

const attributeStages = "attribute|attributeGroup* anyAttribute";
const particles = "group|all|choice|sequence";
const facets =
  "length|minLength|maxLength|pattern|enumeration|whiteSpace|maxInclusive|maxExclusive|minExclusive|minInclusive|totalDigits|fractionDigits";
const components = "element|attribute|group|attributeGroup|simpleType|complexType|notation";
const derivation = `simpleType|${particles} ${facets}* ${attributeStages}`;
const identity = "selector field*";
const many = "element|group|choice|sequence|any*";

const structures: ReadonlyMap<string, Structure> = new Map([
  structure(
    "schema",
    "attributeFormDefault blockDefault elementFormDefault finalDefault targetNamespace version",
    `include|import|redefine|annotation* ${components}|annotation*`,
  ),
  structure("include", "schemaLocation"),
  structure("import", "namespace schemaLocation"),
  structure("redefine", "schemaLocation", "annotation|simpleType|complexType|group|attributeGroup*"),
  structure("notation", "name public system"),
  structure("annotation", "", "appinfo|documentation*"),
  structure(
    "element global",
    "abstract block default final fixed name nillable substitutionGroup type",
    "simpleType|complexType key|keyref|unique*",
  ),
  structure(
    "element local",
    "block default fixed form maxOccurs minOccurs name nillable type",
    "simpleType|complexType key|keyref|unique*",
  ),
  structure("element reference", "maxOccurs minOccurs ref"),
  structure("attribute global", "default fixed name type", "simpleType"),
  structure("attribute local", "default fixed form name type use", "simpleType"),
  structure("attribute reference", "default fixed ref use"),
  structure("group global", "name", "all|choice|sequence"),
  structure("group", "maxOccurs minOccurs ref"),
  structure("attributeGroup global", "name", attributeStages),
  structure("attributeGroup", "ref"),
  structure("complexType global", "abstract block final mixed name", content()),
  structure("complexType local", "mixed", content()),
  structure("simpleType global", "final name", "restriction|list|union"),
  structure("simpleType local", "", "restriction|list|union"),
  structure("simpleContent", "", "restriction|extension"),
  structure("complexContent", "mixed", "restriction|extension"),
  structure("restriction", "base", derivation),
  structure("extension", "base", `${particles} ${attributeStages}`),
  structure("list", "itemType", "simpleType"),
  structure("union", "memberTypes", "simpleType*"),
  structure("all", "maxOccurs minOccurs", "element*"),
  structure("choice", "maxOccurs minOccurs", many),
  structure("sequence", "maxOccurs minOccurs", many),
  structure("all in a group", "", "element*"),
  structure("choice in a group", "", many),
  structure("sequence in a group", "", many),
  structure("any", "maxOccurs minOccurs namespace processContents"),
  structure("anyAttribute", "namespace processContents"),
  structure("key", "name", identity),
  structure("unique", "name", identity),
  structure("keyref", "name refer", identity),
  structure("selector", "xpath"),
  structure("field", "xpath"),
  ...facets.split("|").map((name) => structure(name, valueOf(name))),
]);

function content(): string {
  return `simpleContent|complexContent|${particles} ${attributeStages}`;
}

/** Of several patterns or words, none is fixed. */
function valueOf(facet: string): string {
  return facet === "pattern" || facet === "enumeration" ? "value" : "fixed value";
}

/** An annotation may come first in all of them, but where it is said; all may have an id. */
function structure(name: string, attributes: string, content = ""): readonly [string, Structure] {
  const stages = content.split(" ").flatMap((text) => (text === "" ? [] : stageOf(text)));
  const annotation: Stage = { names: ["annotation"], many: false };
  const first = name === "annotation" || content.includes("annotation") ? [] : [annotation];
  const own = attributes.split(" ").filter((each) => each !== "");
  return [name, { attributes: ["id", ...own], content: [...first, ...stages] }];
}

function stageOf(text: string): Stage {
  const isMany = text.endsWith("*");
  return { names: (isMany ? text.slice(0, -1) : text).split("|"), many: isMany };
}
