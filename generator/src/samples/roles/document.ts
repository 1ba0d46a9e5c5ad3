import type { Expression } from "../../expression/expression.js";
import { leafOf, membersOf } from "../../emit/members.js";
import { valueOf } from "../../emit/values.js";
import type { Document, Platform } from "../../model/model.js";
import { type SampleElement, type SampleLeaf, type ValuePath, elementsIn, emptyElement, specPath } from "../element.js";
import type { LeafSample } from "../leaf.js";
import type { Size } from "../making.js";
import { sampleOf } from "../sample.js";
import { printSample } from "../xml.js";

/** A document made from the model as a role sends or receives it. */
export interface MadeDocument {
  /** As the writer writes it: on one line behind the declaration. */
  readonly text: string;
  readonly value: Expression;
  readonly root: SampleElement;
}

/** Makes a document in which some leaves, by their paths from the root, have texts of their own; nothing where one is not there. */
export function madeDocument(
  platform: Platform,
  document: Document,
  size: Size,
  texts: ReadonlyMap<string, string | LeafSample> = new Map(),
): MadeDocument | undefined {
  const sample = sampleOf(platform.name, document, size);
  if (sample === undefined) return undefined;
  let { value } = sample;
  for (const [path, given] of texts) {
    const text = typeof given === "string" ? given : given.text;
    const leaf = leavesOf(sample.root).find((each) => specPath(each) === path);
    if (leaf !== undefined) {
      leaf.text = text;
      value = replaced(value, leaf.at, typeof given === "string" ? valueOf(leaf.leaf, text) : given.value);
      continue;
    }
    const added = addLeaf(sample.root, document, path, text);
    if (added === undefined || value.kind !== "object") return undefined;
    value = { ...value, members: [...value.members, [added.member.property, valueOf(added.leaf, text)]] };
  }
  return { text: onOneLine(printSample(sample.root, document).text), value, root: sample.root };
}

/** Adds an attribute or element of the root that may be missing, and is. */
function addLeaf(root: SampleElement, document: Document, path: string, text: string): SampleLeaf | undefined {
  const members = membersOf(document.type);
  const member = members.find(
    (each) =>
      (each.kind === "attribute" || each.kind === "element") &&
      each.wires.some((wire) => wire.wrappers.length === 0 && `${wire.attribute ? "@" : ""}${wire.name}` === path),
  );
  const leaf = member && leafOf(member);
  if (member === undefined || leaf === undefined) return undefined;
  const isAttribute = path.startsWith("@");
  const added: SampleLeaf = {
    name: isAttribute ? path.slice(1) : path,
    path: `${root.path}/${path}`,
    at: [member.property],
    member,
    leaf,
    text,
    cdata: false,
  };
  if (isAttribute) {
    root.attributes.push(added);
    return added;
  }
  const rank = (each: SampleElement): number => members.findIndex(({ property }) => property === each.member?.property);
  const own = members.indexOf(member);
  const at = root.children.findIndex((child) => rank(child) > own);
  const element: SampleElement = { ...emptyElement(path, added.path, undefined, member), text: added };
  root.children.splice(at < 0 ? root.children.length : at, 0, element);
  return added;
}

/** The properties of a root that say how many items a list of it has. */
export function sizesOf(document: Document, list: string): readonly string[] {
  return membersOf(document.type)
    .filter((member) => leafOf(member)?.sizeOf === list)
    .map(({ property }) => property);
}

/** The value without properties of its own. */
export function without(value: Expression, properties: readonly string[]): Expression {
  if (value.kind !== "object") return value;
  return { ...value, members: value.members.filter(([name]) => !properties.includes(name)) };
}

/** All texts of a sample. */
export function leavesOf(root: SampleElement): SampleLeaf[] {
  return [...elementsIn(root)].flatMap(({ attributes, text }) => [
    ...attributes,
    ...(text === undefined ? [] : [text]),
  ]);
}

function replaced(value: Expression, at: ValuePath, by: Expression): Expression {
  const [step, ...rest] = at;
  if (step === undefined) return by;
  if (value.kind === "array")
    return { ...value, items: value.items.map((item, index) => (index === step ? replaced(item, rest, by) : item)) };
  if (value.kind !== "object") return value;
  return {
    ...value,
    members: value.members.map(
      ([name, member]) => [name, name === step ? replaced(member, rest, by) : member] as const,
    ),
  };
}

/** No text of a made document has a line end. */
function onOneLine(text: string): string {
  const [first = "", ...lines] = text.split("\n");
  return first.startsWith("<?xml")
    ? `${first}\n${lines.map((line) => line.trimStart()).join("")}`
    : [first, ...lines.map((line) => line.trimStart())].join("");
}

/** What stands at a path of properties in a value; of a list its first item. */
export function valueAt(value: Expression, path: string): Expression | undefined {
  let found: Expression | undefined = value;
  for (const name of path.split(".")) {
    if (found?.kind !== "object") return undefined;
    found = found.members.find(([each]) => each === name)?.[1];
  }
  return found?.kind === "array" ? found.items[0] : found;
}
