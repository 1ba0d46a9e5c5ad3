import type { Expression } from "../expression/expression.js";
import type { RecordMember } from "../emit/members.js";
import { valueOf } from "../emit/values.js";
import type { Document, LeafType, NamedType } from "../model/model.js";
import { type SampleElement, type SampleLeaf, type ValuePath, specPath } from "./element.js";
import { type LeafSample, leafSample } from "./leaf.js";
import type { Random } from "./random.js";

/** How much a sample holds: only what must be there; besides, one item of each list; or all that may be there. */
export type Size = "smallest" | "lean" | "full";

/** What a sample is made from, and what was noted on the way. */
export interface Context {
  readonly document: Document;
  readonly types: ReadonlyMap<string, NamedType>;
  readonly size: Size;
  readonly random: Random;
  /** The version that is made. */
  readonly version: number | undefined;
  readonly choices: SampleChoice[];
  /** How often each record was made. */
  readonly made: Map<string, number>;
}

/** A choice of one element, and the other elements that might stand in its place. */
export interface SampleChoice {
  readonly chosen: SampleElement;
  readonly at: ValuePath;
  readonly others: readonly (() => { readonly element: SampleElement; readonly value: Expression } | undefined)[];
}

/** Where in a sample something is made. */
export interface Making extends Context {
  readonly element: SampleElement;
  /** Where its value stands in that of the document. */
  readonly at: ValuePath;
  /** The names of the records around it. */
  readonly open: readonly string[];
}

/** Raised where a text cannot be made, such as one that matches an intricate pattern. */
export class CannotMake extends Error {
  override readonly name = "CannotMake";
}

/** What `make` makes, or nothing where it cannot be made. */
export function ifItCanBe<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof CannotMake) return undefined;
    throw error;
  }
}

/** The text of a leaf, and its value. */
export function makeLeaf(
  name: string,
  path: string,
  member: RecordMember,
  leaf: LeafType,
  making: Making,
): { readonly leaf: SampleLeaf; readonly value: Expression } {
  const sample =
    versionText(path, leaf, making) ?? defaultText(leaf, making) ?? leafSample(leaf, member.property, making.random);
  if (sample === undefined) throw new CannotMake();
  const { cdata } = making.document.write;
  const usual = cdata === "all" || (cdata === "text" && leaf.scalar.kind === "text");
  const own = member.kind === "element" ? member.cdata : undefined;
  const isCdata = member.kind !== "attribute" && (own ?? usual);
  return {
    leaf: { name, path, at: making.at, member, leaf, text: sample.text, cdata: isCdata },
    value: sample.value,
  };
}

/** A default is always written: in a full sample it is another value. */
function defaultText(leaf: LeafType, { size }: Context): LeafSample | undefined {
  if (leaf.default === undefined || size === "full") return undefined;
  return { text: leaf.default, value: valueOf(leaf, leaf.default) };
}

/** What must stand where the document says which version it is of. */
function versionText(path: string, leaf: LeafType, { document, version }: Context): LeafSample | undefined {
  const name = version === undefined ? undefined : document.versions?.names[version];
  const place = specPath({ path });
  const rule = document.versions?.rules.find((each) => each.kind === "path" && each.path === place);
  if (name === undefined || rule?.kind !== "path") return undefined;
  const text = rule.template === undefined ? name : rule.template.replace(/\{[^}]*\}/, () => name);
  return { text, value: valueOf(leaf, text) };
}
