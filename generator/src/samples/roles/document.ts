import type { Expression } from "../../emit/expression.js";
import { valueOf } from "../../emit/values.js";
import type { Document, Platform } from "../../model/model.js";
import { type SampleElement, type SampleLeaf, type ValuePath, elementsIn, specPath } from "../element.js";
import type { LeafSample } from "../leaf.js";
import type { Size } from "../making.js";
import { sampleOf } from "../sample.js";
import { printSample } from "../xml.js";

/** A document made from the model as a role sends or receives it. */
export interface MadeDocument {
  /** As the writer writes it: on one line behind the declaration. */
  readonly text: string;
  readonly value: Expression;
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
    const attribute = document.type.attributes.find((each) => `@${each.wires[0]?.name ?? ""}` === path);
    if (leaf !== undefined) {
      leaf.text = text;
      value = replaced(value, leaf.at, typeof given === "string" ? valueOf(leaf.leaf, text) : given.value);
    } else if (attribute !== undefined && value.kind === "object") {
      // One that may be missing, and is.
      const name = path.slice(1);
      const member = { ...attribute, inOptionalGroup: false };
      sample.root.attributes.push({
        name,
        path: `${sample.root.path}/${path}`,
        at: [attribute.property],
        member,
        leaf: attribute.leaf,
        text,
        cdata: false,
      });
      value = { ...value, members: [[attribute.property, valueOf(attribute.leaf, text)], ...value.members] };
    } else return undefined;
  }
  return { text: onOneLine(printSample(sample.root, document).text), value };
}

/** The value without properties of its own. */
export function without(value: Expression, properties: readonly string[]): Expression {
  if (value.kind !== "object") return value;
  return { ...value, members: value.members.filter(([name]) => !properties.includes(name)) };
}

function leavesOf(root: SampleElement): SampleLeaf[] {
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
