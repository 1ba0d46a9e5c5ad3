import { type Codec, invalid } from "@tagsmith/runtime";
import { codecOf } from "../expression/codecs.js";
import { documentEntries } from "../expression/document-entries.js";
import { evaluateExpression } from "../expression/evaluate.js";
import type { Facets, LeafType } from "../model/model.js";
import type { Simple } from "./simple-types.js";
import { collapse } from "./white-space.js";

/** Whether a text of a schema is a value of a type, as documents will be held to it. */
export function accepts(type: Simple, text: string): boolean {
  return codecFor(type.leaf).read(spaced(type, text)) !== invalid;
}

/** What a text that is none of its values should have been, in words. */
export function valueOf({ leaf }: Simple): string {
  return leaf.scalar.kind === "enumeration" ? "a word of the type" : "a value of the type";
}

/** Whether two texts are the same value of a type. */
export function isSameValue(type: Simple, left: string, right: string): boolean {
  const facets = { ...type.leaf.facets, values: [spaced(type, left)] };
  return accepts({ ...type, leaf: { ...type.leaf, facets } }, right);
}

/** Whether a value keeps to one bound of its type, whatever else narrows that. */
export function keepsTo(type: Simple, bound: Facets, text: string): boolean {
  return accepts({ ...type, leaf: { ...type.leaf, facets: bound } }, text);
}

/** The white space of a value, as its type has it. */
function spaced({ leaf, collapses }: Simple, text: string): string {
  if (collapses) return collapse(text);
  return codecFor(leaf).keepsSpace ? text : text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
}

const codecs = new WeakMap<LeafType, Codec<unknown>>();

function codecFor(leaf: LeafType): Codec<unknown> {
  const known = codecs.get(leaf);
  if (known !== undefined) return known;
  const made = evaluateExpression(codecOf(leaf), documentEntries) as Codec<unknown>;
  codecs.set(leaf, made);
  return made;
}
