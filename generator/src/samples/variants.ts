import type { Document, LeafType } from "../model/model.js";
import { type Expression, literal } from "../expression/expression.js";
import { defaultOf } from "../emit/values.js";
import { type Edit, positionIn, replacing } from "./edit.js";
import { edgesOf, nothingOf } from "./edges.js";
import type { LeafSample } from "./leaf.js";
import { type SampleElement, type SampleLeaf, type ValuePath, specPath } from "./element.js";
import type { Sample } from "./sample.js";
import { type Printed, type Span, attributeText, elementText, printAlone } from "./xml.js";

/** A document that differs from a sample in one place, and how its value differs. */
export interface Variant {
  readonly edit: Edit;
  readonly changes: readonly Change[];
}

/** The value that stands at a path in another value. */
export interface Change {
  readonly at: ValuePath;
  readonly value: Expression;
}

/** The edges of each type where it first stands, other spellings of names, flags that hold, and other alternatives. */
export function variantsOf(sample: Sample, printed: Printed, document: Document): readonly Variant[] {
  const seen = new Set<string>();
  const variants: Variant[] = [];
  for (const { element, record, leaf, isAttribute } of leavesIn(sample.root)) {
    const span = printed.spans.get(leaf);
    if (span === undefined || leaf.leaf.sizeOf !== undefined || saysVersion(leaf, document)) continue;
    const change = (text: string, name: string): Edit | undefined =>
      replacing(printed.text, span.start, span.end, rewritten(element, leaf, isAttribute, name, text, document));
    const add = (edit: Edit | undefined, changes: readonly Change[]): void => {
      if (edit !== undefined) variants.push({ edit, changes });
    };
    if (isPlain(element, leaf, isAttribute)) {
      for (const edge of edgesFor(leaf, seen)) add(change(edge.text, leaf.name), [{ at: leaf.at, value: edge.value }]);
      for (const flag of flagsOn(record, leaf))
        add(change(flag.is, leaf.name), [
          { at: leaf.at, value: literal(flag.is) },
          { at: flag.at, value: literal(true) },
        ]);
      if (leaf.leaf.default !== undefined)
        add(replacing(printed.text, span.start, span.end, ""), [{ at: leaf.at, value: defaultOf(leaf.leaf) }]);
      for (const name of otherNames(leaf)) add(change(leaf.text, name), []);
    }
  }
  return [...variants, ...otherChoices(sample, printed, document)];
}

interface FoundLeaf {
  readonly element: SampleElement;
  /** The record whose member the leaf is. */
  readonly record: SampleElement["record"];
  readonly leaf: SampleLeaf;
  readonly isAttribute: boolean;
}

/** All leaves of a sample, in the order of the document. */
export function* leavesIn(element: SampleElement, outer?: SampleElement["record"]): Generator<FoundLeaf> {
  const record = element.record ?? outer;
  for (const leaf of element.attributes) yield { element, record, leaf, isAttribute: true };
  if (element.text !== undefined) yield { element, record, leaf: element.text, isAttribute: false };
  for (const child of element.children) yield* leavesIn(child, record);
}

/** Whether an element holds nothing but its text, so that it can be written anew; attributes always can. */
export function isPlain(element: SampleElement, leaf: SampleLeaf, isAttribute: boolean): boolean {
  return isAttribute || (element.text === leaf && element.attributes.length === 0 && element.children.length === 0);
}

/** The leaf with another text or name. */
export function rewritten(
  element: SampleElement,
  leaf: SampleLeaf,
  isAttribute: boolean,
  name: string,
  text: string,
  document: Document,
): string {
  return isAttribute
    ? attributeText(name, text, document)
    : elementText(leaf, name === leaf.name ? element.name : name, text, document);
}

/** A type's edges are tried once; what means nothing is a matter of the member, so that it is tried at each. */
function edgesFor({ leaf, member, at }: SampleLeaf, seen: Set<string>): readonly LeafSample[] {
  const key = JSON.stringify([leaf.scalar, leaf.facets, member.kind]);
  const edges = seen.has(key) ? [] : edgesOf(leaf);
  seen.add(key);
  // In a list of texts the position of what is nothing counts, and a map's values are never nothing.
  const isItem = typeof at.at(-1) === "number" || at.at(-1) === "value";
  return [...edges, ...(isItem ? [] : nothingOf(leaf))];
}

function flagsOn(record: SampleElement["record"], leaf: SampleLeaf): { is: string; at: ValuePath }[] {
  return (record?.flags ?? [])
    .filter((flag) => flag.of === leaf.member.property && isText(leaf.leaf))
    .map((flag) => ({ is: flag.is, at: [...leaf.at.slice(0, -1), flag.property] }));
}

function isText({ scalar }: LeafType): boolean {
  return scalar.kind === "text" || scalar.kind === "id";
}

/** Other spellings of a name that stand in the same place. */
function otherNames({ member }: SampleLeaf): string[] {
  if (member.kind !== "attribute" && member.kind !== "element") return [];
  const [first, ...others] = member.wires;
  return others
    .filter((wire) => wire.wrappers.length === 0 && first?.wrappers.length === 0 && wire.attribute === first.attribute)
    .map(({ name }) => name)
    .filter((name) => name !== "*" && name !== "$");
}

function saysVersion(leaf: SampleLeaf, { versions }: Document): boolean {
  const place = specPath(leaf);
  return versions?.rules.some((rule) => (rule.kind === "path" ? rule.path : rule.where) === place) ?? false;
}

function otherChoices(sample: Sample, printed: Printed, document: Document): Variant[] {
  return sample.choices.flatMap(({ chosen, at, others }) => {
    const span = printed.spans.get(chosen);
    if (span === undefined) return [];
    return others.flatMap((make): Variant[] => {
      const other = make();
      if (other === undefined) return [];
      const edit = replacing(
        printed.text,
        span.start,
        span.end,
        printAlone(other.element, leadOf(printed, span), document),
      );
      return edit === undefined ? [] : [{ edit, changes: [{ at, value: other.value }] }];
    });
  });
}

/** The line end and the indent that a part stands behind. */
function leadOf({ text }: Printed, { start }: Span): string {
  return `\n${" ".repeat(positionIn(text, start).column - 1)}`;
}
