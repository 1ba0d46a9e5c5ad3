import type { Document, Occurs, OtherAttributes, RecordType } from "../model/model.js";
import { allowed, leavesIn } from "./loose.js";
import { withoutForeign } from "./foreign.js";
import { type Exported, type Notes, commentText, newNotes } from "./notes.js";
import { noteUnsaid } from "./unsaid.js";
import type { ReplaceableType } from "./replaceable.js";
import {
  type WrittenAttribute,
  type WrittenElement,
  type WrittenGroup,
  type WrittenNode,
  type WrittenParticle,
  writtenNode,
} from "./written.js";
import { type XmlNode, printXml, xmlNode } from "./xml-node.js";
import { type XsdContext, contextOf } from "./xsd-context.js";
import { simpleXsd } from "./xsd-leaf.js";
import { simpleTypeNode, typeParts } from "./xsd-simple.js";

/** The XML Schema 1.0 of a document without versions, or of one of them, as it is written. `title` says of what. */
export function xsdOf(document: Document, title: string): Exported {
  const notes = newNotes();
  noteUnsaid(document, notes);
  const context = contextOf(document, notes);
  const roots = document.roots
    .filter((root) => root !== "*")
    .map((root) =>
      xmlNode("xs:element", { name: context.spaces.local(root), type: context.typeName(document.type.name, false) }, [
        annotation(document.documentation),
      ]),
    );
  const complex: XmlNode[] = [];
  // Types that may be empty are asked for while others are made.
  for (const { record, empty } of context.wanted) complex.push(complexTypeOf(record, empty, context));
  const replaceable = [...context.bases.values()].map((each) => replaceableType(each, context));
  const simple = [...context.simple].map(([name, { type, documentation }]) =>
    simpleTypeNode(type, name, annotation(documentation)),
  );
  const schema = xmlNode("xs:schema", context.spaces.attributes, [...roots, ...replaceable, ...complex, ...simple]);
  return { text: `${head(title, notes)}${printXml(schema)}`, notes: notes.list };
}

/** The declaration of XML, and a comment that says what the schema is of and what it does not say. */
function head(title: string, { list }: Notes): string {
  const lines = list.map((note) => `\n    - ${commentText(note)}`);
  const unsaid = lines.length === 0 ? "" : ` What this schema does not say:${lines.join("")}\n `;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!-- ${commentText(title)}.${unsaid} -->\n`;
}

function complexTypeOf(record: RecordType, empty: boolean, context: XsdContext): XmlNode {
  const name = context.nameOf(record, empty);
  const base = empty ? undefined : context.baseOf(record);
  return complexType(
    writtenNode(record),
    { name, empty, where: record.typeName, documentation: record.documentation, ...(base && { base }) },
    context,
  );
}

/** A type that takes anything, for others to be derived from. */
function replaceableType({ name, base, abstract }: ReplaceableType, { spaces }: XsdContext): XmlNode {
  const any = xmlNode("xs:any", { minOccurs: "0", maxOccurs: "unbounded", processContents: "skip" });
  const content = [xmlNode("xs:sequence", {}, [any]), xmlNode("xs:anyAttribute", { processContents: "skip" })];
  const attributes = { name, abstract: abstract ? "true" : undefined, mixed: "true" };
  if (base === undefined) return xmlNode("xs:complexType", attributes, content);
  const restriction = xmlNode("xs:restriction", { base: spaces.typePrefix + base }, content);
  return xmlNode("xs:complexType", attributes, [xmlNode("xs:complexContent", {}, [restriction])]);
}

interface ComplexParts {
  readonly name?: string;
  readonly where: string;
  readonly empty: boolean;
  readonly documentation: string;
  /** What it is a restriction of. */
  readonly base?: string;
}

function complexType(
  node: WrittenNode,
  { name, where, empty, documentation, base: above }: ComplexParts,
  context: XsdContext,
): XmlNode {
  const attributes = attributeNodes(node, where, empty, context);
  const doc = annotation(documentation);
  const { text } = node;
  if (text !== undefined && node.content === undefined) {
    const leaf = empty ? { ...text.leaf, nothing: [...new Set(["", ...text.leaf.nothing])] } : text.leaf;
    const base = typeParts(context.hoist(simpleXsd(leaf, context, where), `${where.replace(/\W/g, "")}Text`)).type;
    const type = xmlNode("xs:simpleType", {}, [xmlNode("xs:restriction", { base })]);
    const derivation =
      above === undefined
        ? xmlNode("xs:extension", { base }, attributes)
        : xmlNode("xs:restriction", { base: above }, [type, ...attributes]);
    return xmlNode("xs:complexType", { name }, [doc, xmlNode("xs:simpleContent", {}, [derivation])]);
  }
  if (text !== undefined) context.notes.add(`${where}: the type of its text, which stands among elements`);
  const own = node.content && withoutForeign(node.content, where, context.spaces, context.notes);
  const content = allowed(own === undefined ? node : { ...node, content: own }, where, context.notes);
  const group = content && groupNode(content, where, true, consistent(content, where, context), context);
  const optional = empty && group !== undefined ? xmlNode("xs:sequence", { minOccurs: "0" }, [group]) : group;
  const mixed = node.mixed || text !== undefined ? "true" : undefined;
  if (above === undefined) return xmlNode("xs:complexType", { name, mixed }, [doc, optional, ...attributes]);
  const restriction = xmlNode("xs:restriction", { base: above }, [optional, ...attributes]);
  return xmlNode("xs:complexType", { name, mixed }, [doc, xmlNode("xs:complexContent", {}, [restriction])]);
}

function attributeNodes(node: WrittenNode, where: string, empty: boolean, context: XsdContext): XmlNode[] {
  const { spaces, notes } = context;
  // Every element may have `xsi:type` and its like.
  const attributes = node.attributes.filter(({ name }) => !name.startsWith("xsi:"));
  const known = attributes.filter(({ name }) => spaces.isOwn(name, true));
  const foreign = attributes.filter(({ name }) => !spaces.isOwn(name, true));
  for (const { name } of foreign)
    notes.add(`${where}: the type of the attribute ${name}, which is in another namespace`);
  return [
    ...known.map((attribute) => attributeNode(attribute, `${where}/@${attribute.name}`, empty, context)),
    ...otherAttributes(node.otherAttributes, [...new Set(foreign.map(({ name }) => spaces.of(name, true)))], context),
  ];
}

/** Attributes of other namespaces, and those that a wildcard lets in. */
function otherAttributes(
  wildcard: OtherAttributes | undefined,
  foreign: readonly string[],
  { spaces }: XsdContext,
): XmlNode[] {
  if (wildcard === undefined && foreign.length === 0) return [];
  const own = wildcard === undefined ? foreign.join(" ") : spaces.wildcard(wildcard.namespaces);
  const namespace = wildcard === undefined || foreign.length === 0 ? own : undefined;
  return [xmlNode("xs:anyAttribute", { namespace, processContents: "skip" })];
}

function attributeNode(attribute: WrittenAttribute, where: string, empty: boolean, context: XsdContext): XmlNode {
  const { name, leaf, optional, documentation } = attribute;
  const { type, inline } = typeParts(simpleXsd(leaf, context, where));
  const { default: usual } = leaf;
  return xmlNode(
    "xs:attribute",
    {
      name: context.spaces.local(name),
      type,
      use: optional || empty ? undefined : "required",
      default: usual,
      form: context.spaces.form(name, true),
    },
    [annotation(documentation), inline],
  );
}

/** How the elements of a content model are typed: https://www.w3.org/TR/xmlschema-1/#cos-element-consistent */
type Typing = (element: WrittenElement) => TypedElement;

interface TypedElement {
  readonly type: string | undefined;
  readonly inline: XmlNode | undefined;
}

function consistent(content: WrittenGroup, where: string, context: XsdContext): Typing {
  const byName = new Map<string, WrittenElement[]>();
  for (const leaf of leavesIn(content))
    if (leaf.kind === "element") byName.set(leaf.name, [...(byName.get(leaf.name) ?? []), leaf]);
  return (element) => {
    const same = byName.get(element.name) ?? [];
    const path = `${where}/${element.name}`;
    if (same.length < 2) return typed(element, path, false, context);
    const made = same.map((each) => typed(each, path, true, context));
    const [first] = made;
    if (first !== undefined && first.inline === undefined && made.every(({ type }) => type === first.type))
      return first;
    context.notes.add(`${path}: what it holds, which is not the same at all of its places`);
    return { type: "xs:anyType", inline: undefined };
  };
}

function typed(
  { name, holds, mayBeEmpty }: WrittenElement,
  path: string,
  hoisted: boolean,
  context: XsdContext,
): TypedElement {
  switch (holds.kind) {
    case "leaf": {
      const { leaf } = holds;
      const nothing = mayBeEmpty ? [...new Set(["", ...leaf.nothing])] : leaf.nothing;
      const type = simpleXsd(nothing === leaf.nothing ? leaf : { ...leaf, nothing }, context, path);
      return typeParts(hoisted ? context.hoist(type, name.replace(/[^\p{L}\p{N}_]/gu, "_")) : type);
    }
    case "record":
      return { type: context.typeName(holds.name, mayBeEmpty), inline: undefined };
    case "any":
      return { type: "xs:anyType", inline: undefined };
    case "map": {
      context.notes.add(`${path}: names and values in elements of any name`);
      const any = xmlNode("xs:any", { minOccurs: "0", maxOccurs: "unbounded", processContents: "skip" });
      return { type: undefined, inline: xmlNode("xs:complexType", {}, [xmlNode("xs:sequence", {}, [any])]) };
    }
    case "node":
      return {
        type: undefined,
        inline: complexType(holds.node, { where: path, empty: false, documentation: "" }, context),
      };
  }
}

function groupNode(group: WrittenGroup, where: string, isTop: boolean, typing: Typing, context: XsdContext): XmlNode {
  const { kind, particles } = group;
  const isAll =
    kind === "all" &&
    isTop &&
    isOnce(group.occurs, 1) &&
    particles.every((each) => each.kind === "element" && isOnce(each.occurs, 1));
  if (kind === "all" && !isAll) {
    context.notes.add(`${where}: the number of elements that stand in any order`);
    const loose: WrittenGroup = {
      kind: "choice",
      particles: particles.map((each) => ({ ...each, occurs: once })),
      occurs: anyNumber,
    };
    return groupNode(loose, where, isTop, typing, context);
  }
  return xmlNode(
    `xs:${kind}`,
    occursOf(group.occurs),
    particles.map((each) => particleNode(each, where, typing, context)),
  );
}

function isOnce({ maximum }: Occurs, most: number): boolean {
  return maximum <= most;
}

const once: Occurs = { minimum: 1, maximum: 1 };
const anyNumber: Occurs = { minimum: 0, maximum: Infinity };

function particleNode(particle: WrittenParticle, where: string, typing: Typing, context: XsdContext): XmlNode {
  const { spaces } = context;
  if (particle.kind === "any")
    return xmlNode(
      "xs:any",
      {
        namespace: particle.foreign ?? spaces.wildcard(particle.namespaces ?? "any"),
        ...occursOf(particle.occurs),
        processContents: "skip",
      },
      [annotation(particle.documentation)],
    );
  if (particle.kind !== "element") return groupNode(particle, where, false, typing, context);
  const { name, occurs, documentation } = particle;
  const { type, inline } = typing(particle);
  return xmlNode(
    "xs:element",
    {
      name: spaces.local(name),
      type,
      ...occursOf(occurs),
      nillable: particle.nil ? "true" : undefined,
      form: spaces.form(name, false),
    },
    [annotation(documentation), inline],
  );
}

function occursOf({ minimum, maximum }: Occurs): { minOccurs?: string; maxOccurs?: string } {
  return {
    ...(minimum !== 1 && { minOccurs: String(minimum) }),
    ...(maximum !== 1 && { maxOccurs: maximum === Infinity ? "unbounded" : String(maximum) }),
  };
}

function annotation(text: string): XmlNode | undefined {
  if (text === "") return undefined;
  const paragraphs = text.split("\n\n").map((paragraph) => ({ ...xmlNode("xs:documentation"), text: paragraph }));
  return xmlNode("xs:annotation", {}, paragraphs);
}
