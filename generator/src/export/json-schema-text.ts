import { leafOf, membersOf } from "../emit/members.js";
import type { Document, LeafType } from "../model/model.js";
import { schemaOfLeaf } from "./json-leaf.js";
import { jsonSchemaOf } from "./json-schema.js";
import { type Exported, newNotes } from "./notes.js";

/** The JSON Schema of a document's values as text. `title` says of what. */
export function jsonSchemaText(document: Document, title: string): Exported {
  const notes = newNotes();
  for (const type of document.types) {
    if (type.kind !== "record") continue;
    for (const member of membersOf(type)) {
      const leaf = leafOf(member);
      const unsaid = leaf === undefined ? [] : unsaidOf(leaf);
      if (unsaid.length > 0) notes.add(`${type.typeName}.${member.property}: ${unsaid.join(", ")}`);
    }
  }
  const { $schema, ...schema } = jsonSchemaOf(document, document.type, { inline: false });
  const comment =
    notes.list.length === 0 ? {} : { $comment: `What this schema does not say: ${notes.list.join("; ")}` };
  return { text: `${JSON.stringify({ $schema, title, ...comment, ...schema }, undefined, 2)}\n`, notes: notes.list };
}

/** Facets that the schema of the value in JSON does not have, since a text is no number there. */
function unsaidOf(leaf: LeafType): string[] {
  const said = schemaOfLeaf(leaf);
  const plain = schemaOfLeaf({ ...leaf, facets: {} });
  const sizes = leaf.sizeOf === undefined ? [] : [`the number of \`${leaf.sizeOf}\``];
  const facets = Object.entries(leaf.facets).filter(([name]) => name !== "grouped");
  // Each facet that is said adds one keyword, or replaces the pattern of the type.
  const isSaid = Object.keys(said).length - Object.keys(plain).length === facets.length;
  return [...sizes, ...(isSaid ? [] : facets.map(([name, value]) => `${name} ${value}`))];
}
