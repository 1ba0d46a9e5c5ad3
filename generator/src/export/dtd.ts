import { expectedOf } from "../samples/expected.js";
import type { Document, LeafType, RecordType } from "../model/model.js";
import { attributeLines } from "./dtd-attributes.js";
import { contentText, mergedContent } from "./dtd-content.js";
import { type Exported, type Notes, commentText, newNotes } from "./notes.js";
import { noteUnsaid } from "./unsaid.js";
import {
  type WrittenAttribute,
  type WrittenElement,
  type WrittenNode,
  type WrittenParticle,
  writtenNode,
} from "./written.js";

/** The DTD of a document without versions, or of one of them, as it is written. `title` says of what. */
export function dtdOf(document: Document, title: string): Exported {
  const notes = newNotes();
  noteUnsaid(document, notes);
  notes.add("the types of texts, such as decimals and dates, which stand in comments");
  const declared = [...elementsOf(document)].map(([name, uses]) => declarationOf(name, uses, document, notes));
  const lines = notes.list.map((note) => `\n    - ${commentText(note)}`).join("");
  const head = `<?xml version="1.0" encoding="UTF-8"?>\n<!-- ${commentText(title)}. What this DTD does not say:${lines}\n -->\n`;
  return { text: `${head}${declared.map((each) => `\n${each}`).join("")}`, notes: notes.list };
}

/** What stands at one of the places of an element. */
export interface Use {
  /** `Order/Items`: where it stands, for notes. */
  readonly where: string;
  readonly node: WrittenNode;
  /** Whether the empty element stands there too. */
  readonly mayBeEmpty: boolean;
  /** Anything may stand in it. */
  readonly isOpen: boolean;
  readonly documentation: string;
}

/** All elements, the root first, each with what it holds at its places: a DTD knows an element by nothing but its name. */
function elementsOf(document: Document): ReadonlyMap<string, readonly Use[]> {
  const records = new Map(
    document.types.flatMap((type) => (type.kind === "record" ? [[type.name, type] as const] : [])),
  );
  const found = new Map<string, Use[]>();
  const seen = new Set<string>();
  const add = (name: string, key: string, use: Use): void => {
    const uses = found.get(name) ?? [];
    found.set(name, uses);
    if (seen.has(`${name}\n${key}`)) return;
    seen.add(`${name}\n${key}`);
    uses.push(use);
    if (use.node.content !== undefined) visit(use.node.content, use.where);
  };
  const visit = (particle: WrittenParticle, where: string): void => {
    if (particle.kind === "element") {
      const path = `${where}/${particle.name}`;
      const record = particle.holds.kind === "record" ? records.get(particle.holds.name) : undefined;
      const key = record === undefined ? path : `${record.name}\n${particle.mayBeEmpty}`;
      add(particle.name, key, useOf(particle, record, record?.typeName ?? path));
    } else if (particle.kind !== "any") for (const each of particle.particles) visit(each, where);
  };
  for (const root of document.roots.filter((name) => name !== "*")) {
    const { name, typeName, documentation } = document.type;
    const node = writtenNode(document.type);
    const attributes = [...node.attributes, ...namespaceAttributes(document)];
    add(root, `${name}\nfalse`, {
      where: typeName,
      node: { ...node, attributes },
      mayBeEmpty: false,
      isOpen: false,
      documentation,
    });
  }
  return found;
}

function useOf(
  { holds, mayBeEmpty, documentation }: WrittenElement,
  record: RecordType | undefined,
  where: string,
): Use {
  const empty: WrittenNode = { attributes: [], mixed: false };
  const use = { where, mayBeEmpty, isOpen: false, documentation };
  switch (holds.kind) {
    case "leaf":
      return { ...use, node: { ...empty, text: { leaf: holds.leaf, documentation: "" } } };
    case "record":
      return record === undefined
        ? { ...use, node: empty, isOpen: true }
        : { ...use, node: writtenNode(record), documentation: documentation || record.documentation };
    case "node":
      return { ...use, node: holds.node };
    case "map":
    case "any":
      return { ...use, node: empty, isOpen: true };
  }
}

/** Attributes that bind prefixes, as the writer puts them on the root. */
function namespaceAttributes({ namespaces, read }: Document): WrittenAttribute[] {
  if (read.namespaces === "ignore") return [];
  return Object.entries(namespaces).map(([prefix, uri]) => ({
    name: prefix === "" ? "xmlns" : `xmlns:${prefix}`,
    leaf: fixed(uri),
    optional: true,
    documentation: "",
  }));
}

function fixed(value: string): LeafType {
  const words = [{ name: value, wire: value, documentation: "" }];
  return {
    scalar: { kind: "enumeration", words, open: false },
    facets: {},
    nothing: [],
    default: value,
    secret: false,
    personal: false,
  };
}

function declarationOf(name: string, uses: readonly Use[], document: Document, notes: Notes): string {
  const contents = uses.map((use) => contentText(use, notes));
  const content = mergedContent(name, contents, uses, notes);
  const texts = [...new Set(uses.flatMap(({ documentation }) => (documentation === "" ? [] : [documentation])))];
  const words = document.values === "plain" ? [...new Set(uses.flatMap(({ node }) => typeWords(node)))] : [];
  const comment = [...texts.slice(0, 1), ...(words.length === 0 ? [] : [`Its text: ${words.join(", or ")}.`])].join(
    " ",
  );
  return [
    ...(comment === "" ? [] : [`<!-- ${commentText(comment.replace(/\s+/g, " "))} -->`]),
    `<!ELEMENT ${name} ${content}>`,
    ...attributeLines(name, uses, notes),
    "",
  ].join("\n");
}

function typeWords({ text }: WrittenNode): string[] {
  if (text === undefined || text.leaf.scalar.kind === "text") return [];
  return [expectedOf(text.leaf)];
}
