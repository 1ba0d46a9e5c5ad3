import { alternativeName, isList, isOptional, leafOf, membersOf, type RecordMember } from "../emit/members.js";
import type { Document, RecordType } from "../model/model.js";
import { type Edit, type Position, positionIn, replacing } from "./edit.js";
import { wrongOf } from "./edges.js";
import { shown } from "./expected.js";
import { type SampleElement, type SampleLeaf, elementsIn } from "./element.js";
import type { Sample } from "./sample.js";
import { isPlain, rewritten } from "./variants.js";
import type { Printed, Span } from "./xml.js";

/** A document with one mistake, and the message that must come of it. */
export interface Wrong {
  readonly edit: Edit;
  readonly message: string;
}

/** One mistake of each kind for each type and member of a sample, where it first stands. */
export function wrongsOf(sample: Sample, printed: Printed, document: Document): readonly Wrong[] {
  const wrongs: Wrong[] = [];
  const add: Add = (edit, place, path, expected, received) => {
    if (edit === undefined) return;
    const { line, column } = typeof place === "number" ? positionIn(printed.text, place) : place;
    wrongs.push({ edit, message: `${line}:${column} ${path}: expected ${expected} but received ${received}` });
  };
  const seen = new Set<string>();
  for (const element of elementsIn(sample.root)) {
    const { record } = element;
    if (record === undefined || seen.has(record.name)) continue;
    seen.add(record.name);
    const made: Making = { element, record, printed, document, add };
    missing(made);
    wrongValues(made);
    unexpected(made);
    repeated(made);
    outOfOrder(made);
  }
  broken(sample.root, printed, add);
  return wrongs;
}

type Add = (
  edit: Edit | undefined,
  /** In the sample, or in what became of it. */
  place: number | Position,
  path: string,
  expected: string,
  received: string,
) => void;

interface Making {
  readonly element: SampleElement;
  readonly record: RecordType;
  readonly printed: Printed;
  readonly document: Document;
  readonly add: Add;
}

/** What must be there is left out. */
function missing({ element, record, printed, add }: Making): void {
  const start = spanOf(printed, element).start;
  for (const part of partsOf(element)) {
    const words = requiredWords(part.member, record);
    if (words === undefined || isCountOf(part, record)) continue;
    const span = spanOf(printed, part.at);
    add(replacing(printed.text, span.start, span.end, ""), start, element.path, words, "nothing");
  }
}

/** The words for a member that must be there; nothing for one that may be missing. */
function requiredWords(member: RecordMember, record: RecordType): string | undefined {
  const shared = membersOf(record).filter(({ property }) => property === member.property);
  if (
    shared.length > 1 ||
    (isOptional(member) && !isInOptionalWrapper(member)) ||
    member.kind === "flag" ||
    member.kind === "text"
  )
    return undefined;
  if (member.kind === "any") return undefined;
  if (member.kind === "choice") {
    if (isList(member)) return undefined;
    const names = member.alternatives.map((each) =>
      each.kind === "any" ? "*" : (each.wires[0]?.name ?? alternativeName(each)),
    );
    return names.length === 1 ? `the element ${names.join("")}` : `one of the elements ${names.join(", ")}`;
  }
  // Where the member may be the element's text, the text stands for it.
  if (leafOf(member)?.default !== undefined || member.wires.some(({ name }) => name === "$")) return undefined;
  const words = `the ${member.wires[0]?.attribute ? "attribute" : "element"} ${member.wires[0]?.name ?? ""}`;
  if (!isList(member)) return words;
  return member.kind === "element" && member.occurs.minimum === 1 ? `at least one of ${words}` : undefined;
}

function isInOptionalWrapper(member: RecordMember): boolean {
  return (
    member.kind === "element" &&
    member.occurs.minimum > 0 &&
    member.wires.every(({ wrappers }) => wrappers.some(({ optional }) => optional))
  );
}

/** With an item gone, the number of items would be wrong as well. */
function isCountOf(part: Part, record: RecordType): boolean {
  return isList(part.member) && record.attributes.some(({ leaf }) => leaf.sizeOf === part.member.property);
}

/** A text that is not of its type; a number that counts a list and is wrong. */
function wrongValues({ element, printed, document, add }: Making): void {
  for (const { owner, leaf, isAttribute } of ownLeaves(element)) {
    if (!isPlain(owner, leaf, isAttribute)) continue;
    const span = spanOf(printed, leaf);
    const change = (text: string): Edit | undefined =>
      replacing(printed.text, span.start, span.end, rewritten(owner, leaf, isAttribute, leaf.name, text, document));
    // A leaf that is empty now has its text behind the tag then.
    const offset = span.value === span.start ? span.start + owner.name.length + 2 + (leaf.cdata ? 9 : 0) : span.value;
    const wrong = wrongOf(leaf.leaf);
    if (wrong !== undefined) add(change(wrong.text), offset, leaf.path, wrong.expected, received(leaf, wrong.text));
    const { sizeOf } = leaf.leaf;
    if (sizeOf === undefined) continue;
    const other = String(Number(leaf.text) + 1);
    add(change(other), offset, leaf.path, `${leaf.text} as the number of ${sizeOf}`, received(leaf, other));
  }
}

function received({ leaf }: SampleLeaf, text: string): string {
  return leaf.secret ? "a secret value" : leaf.personal ? "a personal value" : shown(text);
}

/** An element that the spec does not name. */
function unexpected({ element, record, printed, document, add }: Making): void {
  const takesAll = membersOf(record).some(
    (member) =>
      member.kind === "any" || (member.kind === "choice" && member.alternatives.some(({ kind }) => kind === "any")),
  );
  if (takesAll || element.text !== undefined || element.children.length === 0) return;
  const { endTag, end } = spanOf(printed, element);
  const edit = replacing(printed.text, endTag, end, `<unexpected/>${printed.text.slice(endTag, end)}`);
  const suffix = { keep: ", which is kept", ignore: ", which is ignored", refuse: "" }[document.read.unknown];
  const path = `${element.path}/unexpected`;
  add(edit, endTag, path, `an element of ${record.typeName}`, `the element unexpected${suffix}`);
}

/** An element that stands once stands twice. */
function repeated({ element, printed, document, add }: Making): void {
  for (const child of element.children) {
    const { member, choice, text: leaf } = child;
    if (choice !== undefined || member?.kind !== "element" || isList(member) || leaf === undefined) continue;
    const { start, end } = spanOf(printed, child);
    const source = printed.text.slice(start, end);
    const suffix = { refuse: "", first: ", which is ignored", last: ", which is taken" }[document.read.repeated];
    const edit = replacing(printed.text, start, end, source + source);
    add(edit, end, child.path, `one element ${child.name}`, `a second one${suffix}`);
    return;
  }
}

/** Two elements have changed places, where their order is declared. */
function outOfOrder({ element, printed, document, add }: Making): void {
  if (document.read.order !== "declared") return;
  for (const [index, first] of element.children.entries()) {
    const second = element.children[index + 1];
    if (second === undefined || first.name === second.name || first.text === undefined || second.text === undefined)
      continue;
    if (first.member?.kind !== "element" || second.member?.kind !== "element") continue;
    const [one, two] = [spanOf(printed, first), spanOf(printed, second)];
    const between = printed.text.slice(one.end, two.start);
    const [a, b] = [printed.text.slice(one.start, one.end), printed.text.slice(two.start, two.end)];
    const edit = replacing(printed.text, one.start, two.end, b + between + a);
    const behind = printed.text.slice(0, one.start) + b + between;
    const expected = `the element ${first.name} before the element ${second.name}`;
    add(edit, positionIn(behind, behind.length), first.path, expected, "it behind");
    return;
  }
}

/** The document ends too early, or its end tag is another one. */
function broken(root: SampleElement, printed: Printed, add: Add): void {
  const { endTag, end } = spanOf(printed, root);
  if (endTag === end) return;
  const expected = `the end tag </${root.name}>`;
  add(replacing(printed.text, endTag, end, ""), endTag, root.path, expected, "the end of the document");
  add(replacing(printed.text, endTag, end, "</wrong>"), endTag, root.path, expected, "</wrong>");
}

interface Part {
  readonly member: RecordMember;
  readonly path: string;
  readonly at: SampleElement | SampleLeaf;
}

/** The attributes and elements of a record, those in its wrappers too. */
function* partsOf(element: SampleElement): Generator<Part> {
  for (const leaf of element.attributes) yield { member: leaf.member, path: leaf.path, at: leaf };
  for (const child of element.children) {
    if (child.member === undefined) yield* partsOf(child);
    else yield { member: child.choice ?? child.member, path: child.path, at: child };
  }
}

function* ownLeaves(
  element: SampleElement,
): Generator<{ owner: SampleElement; leaf: SampleLeaf; isAttribute: boolean }> {
  for (const leaf of element.attributes) yield { owner: element, leaf, isAttribute: true };
  if (element.text !== undefined) yield { owner: element, leaf: element.text, isAttribute: false };
  for (const child of element.children) if (child.record === undefined) yield* ownLeaves(child);
}

function spanOf(printed: Printed, part: SampleElement | SampleLeaf): Span {
  const span = printed.spans.get(part);
  if (span === undefined) throw new Error(`${part.path} was not printed`);
  return span;
}
