import type { Document, LeafType, NamedType, Occurs, RecordType } from "../model/model.js";
import { allowed, leavesIn } from "./loose.js";
import { type Exported, type Notes, commentText, newNotes } from "./notes.js";
import { noteUnsaid } from "./unsaid.js";
import { type Spaces, spacesOf } from "./spaces.js";
import {
  type WrittenAttribute,
  type WrittenElement,
  type WrittenGroup,
  type WrittenNode,
  type WrittenParticle,
  writtenNode,
} from "./written.js";
import { type XmlNode, printXml, xmlNode } from "./xml-node.js";
import { type LeafContext, type SimpleXsd, simpleXsd } from "./xsd-leaf.js";
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
  const simple = [...context.simple].map(([name, { type, documentation }]) =>
    simpleTypeNode(type, name, annotation(documentation)),
  );
  const schema = xmlNode("xs:schema", context.spaces.attributes, [...roots, ...complex, ...simple]);
  return { text: `${head(title, notes)}${printXml(schema)}`, notes: notes.list };
}

/** The declaration of XML, and a comment that says what the schema is of and what it does not say. */
function head(title: string, { list }: Notes): string {
  const lines = list.map((note) => `\n    - ${commentText(note)}`);
  const unsaid = lines.length === 0 ? "" : ` What this schema does not say:${lines.join("")}\n `;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!-- ${commentText(title)}.${unsaid} -->\n`;
}

interface Context extends LeafContext {
  readonly spaces: Spaces;
  /** The name of the complex type of a record, with the prefix of the schema's namespace; `empty` allows the empty element too. */
  readonly typeName: (record: string, empty: boolean) => string;
  readonly wanted: Set<{ readonly record: RecordType; readonly empty: boolean }>;
  /** Simple types that have a name. */
  readonly simple: Map<string, { readonly type: SimpleXsd; readonly documentation: string }>;
  /** Gives a simple type a name, since it is referred to by one. */
  readonly hoist: (type: SimpleXsd, wanted: string) => SimpleXsd;
}

function contextOf(document: Document, notes: Notes): Context {
  const spaces = spacesOf(document);
  const types = new Map(document.types.map((type) => [type.name, type]));
  const taken = new Set<string>();
  const names = new Map<NamedType, string>();
  for (const type of document.types) names.set(type, free(type.typeName, taken));
  const wanted = new Map<string, { readonly record: RecordType; readonly empty: boolean; readonly name: string }>();
  const simple: Context["simple"] = new Map();
  const context: Context = {
    spaces,
    notes,
    encoded: document.values !== "plain",
    simple,
    wanted: new Set(),
    named: (leaf) => {
      const type = leaf.named === undefined ? undefined : types.get(leaf.named);
      if (type?.kind !== "leaf" || key(type.leaf) !== key(leaf)) return undefined;
      const name = names.get(type) ?? type.typeName;
      if (!simple.has(name)) {
        // Its place first: a type of words may refer to itself.
        simple.set(name, { type: { kind: "name", name: "xs:string" }, documentation: type.documentation });
        const { named: _, ...anonymous } = type.leaf;
        simple.set(name, { type: simpleXsd(anonymous, context, type.typeName), documentation: type.documentation });
      }
      return spaces.typePrefix + name;
    },
    typeName: (recordName, empty) => {
      const record = types.get(recordName);
      if (record?.kind !== "record") return "xs:anyType";
      const isVariant = empty && !mayBeEmpty(writtenNode(record));
      const id = `${record.name}\n${isVariant}`;
      const known = wanted.get(id);
      if (known !== undefined) return spaces.typePrefix + known.name;
      const own = names.get(record) ?? record.typeName;
      const made = { record, empty: isVariant, name: isVariant ? free(`${own}OrEmpty`, taken) : own };
      wanted.set(id, made);
      context.wanted.add(made);
      return spaces.typePrefix + made.name;
    },
    hoist: (type, name) => {
      if (type.kind === "name") return type;
      const same = [...simple].find(([, each]) => JSON.stringify(each.type) === JSON.stringify(type));
      const given = same?.[0] ?? free(name, taken);
      simple.set(given, same?.[1] ?? { type, documentation: "" });
      return { kind: "name", name: spaces.typePrefix + given };
    },
  };
  return context;
}

/** What a leaf says of its text. */
function key({ scalar, facets, nothing }: LeafType): string {
  return JSON.stringify([scalar, Object.entries(facets).sort(), nothing]);
}

/** TypeScript's names may have a dollar sign. */
function free(wanted: string, taken: Set<string>): string {
  const name = wanted.replace(/[^\p{L}\p{N}_]/gu, "_");
  let result = name;
  for (let count = 2; taken.has(result); count++) result = `${name}${count}`;
  taken.add(result);
  return result;
}

function complexTypeOf(record: RecordType, empty: boolean, context: Context): XmlNode {
  const name = context.typeName(record.name, empty).slice(context.spaces.typePrefix.length);
  return complexType(
    writtenNode(record),
    { name, empty, where: record.typeName, documentation: record.documentation },
    context,
  );
}

interface ComplexParts {
  readonly name?: string;
  readonly where: string;
  readonly empty: boolean;
  readonly documentation: string;
}

function complexType(
  node: WrittenNode,
  { name, where, empty, documentation }: ComplexParts,
  context: Context,
): XmlNode {
  const attributes = attributeNodes(node, where, empty, context);
  const doc = annotation(documentation);
  const { text } = node;
  if (text !== undefined && node.content === undefined) {
    const leaf = empty ? { ...text.leaf, nothing: [...new Set(["", ...text.leaf.nothing])] } : text.leaf;
    const base = typeParts(context.hoist(simpleXsd(leaf, context, where), `${where.replace(/\W/g, "")}Text`)).type;
    const extension = xmlNode("xs:extension", { base }, attributes);
    return xmlNode("xs:complexType", { name }, [doc, xmlNode("xs:simpleContent", {}, [extension])]);
  }
  if (text !== undefined) context.notes.add(`${where}: the type of its text, which stands among elements`);
  const content = allowed(node, where, context.notes);
  const group = content && groupNode(content, where, true, consistent(content, where, context), context);
  const optional = empty && group !== undefined ? xmlNode("xs:sequence", { minOccurs: "0" }, [group]) : group;
  const mixed = node.mixed || text !== undefined ? "true" : undefined;
  return xmlNode("xs:complexType", { name, mixed }, [doc, optional, ...attributes]);
}

/** Whether the element is right where nothing stands in it. */
function mayBeEmpty({ attributes, text, content }: WrittenNode): boolean {
  const isText = text === undefined || (text.leaf.scalar.kind === "text" && Object.keys(text.leaf.facets).length === 0);
  return isText && attributes.every(({ optional }) => optional) && (content === undefined || isOptional(content));
}

function isOptional(particle: WrittenParticle): boolean {
  if (particle.occurs.minimum === 0) return true;
  if (particle.kind === "element" || particle.kind === "any") return false;
  return particle.kind === "choice" ? particle.particles.some(isOptional) : particle.particles.every(isOptional);
}

function attributeNodes({ attributes }: WrittenNode, where: string, empty: boolean, context: Context): XmlNode[] {
  const known = attributes.filter(({ name }) => context.spaces.isOwn(name, true));
  const foreign = new Set(
    attributes.filter((each) => !known.includes(each)).map(({ name }) => context.spaces.of(name, true)),
  );
  for (const { name } of attributes)
    if (!context.spaces.isOwn(name, true))
      context.notes.add(`${where}: the type of the attribute ${name}, which is in another namespace`);
  return [
    ...known.map((attribute) => attributeNode(attribute, `${where}/@${attribute.name}`, empty, context)),
    ...(foreign.size === 0
      ? []
      : [xmlNode("xs:anyAttribute", { namespace: [...foreign].join(" "), processContents: "skip" })]),
  ];
}

function attributeNode(attribute: WrittenAttribute, where: string, empty: boolean, context: Context): XmlNode {
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

function consistent(content: WrittenGroup, where: string, context: Context): Typing {
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
  context: Context,
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

function groupNode(group: WrittenGroup, where: string, isTop: boolean, typing: Typing, context: Context): XmlNode {
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

function particleNode(particle: WrittenParticle, where: string, typing: Typing, context: Context): XmlNode {
  const { spaces, notes } = context;
  if (particle.kind === "any")
    return xmlNode("xs:any", { ...occursOf(particle.occurs), processContents: "skip" }, [
      annotation(particle.documentation),
    ]);
  if (particle.kind !== "element") return groupNode(particle, where, false, typing, context);
  const { name, occurs, documentation } = particle;
  if (!spaces.isOwn(name, false)) {
    notes.add(`${where}/${name}: which element of its namespace it is, and what it holds`);
    return xmlNode("xs:any", { namespace: spaces.of(name, false), ...occursOf(occurs), processContents: "skip" }, [
      annotation(documentation),
    ]);
  }
  const { type, inline } = typing(particle);
  return xmlNode(
    "xs:element",
    { name: spaces.local(name), type, ...occursOf(occurs), form: spaces.form(name, false) },
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
