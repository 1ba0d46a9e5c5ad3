import { type Expression, array, literal } from "../emit/expression.js";
import {
  type ChoiceMember,
  type RecordMember,
  alternativeName,
  isList,
  isOptional,
  leafOf,
  membersOf,
  onlyChoice,
} from "../emit/members.js";
import { valueOf } from "../emit/values.js";
import type { Document, ElementParticle, LeafType, NamedType, RecordType, Wire } from "../model/model.js";
import { type LeafSample, leafSample } from "./leaf.js";
import { type Random, randomFrom } from "./random.js";
import { versionFound } from "./version.js";

/** A document made from the model: as elements, and as the value that they must be read as. */
export interface Sample {
  readonly root: SampleElement;
  readonly value: Expression;
  readonly choices: readonly SampleChoice[];
}

/** A choice of one element, and the other elements that might stand in its place. */
export interface SampleChoice {
  readonly chosen: SampleElement;
  readonly at: ValuePath;
  readonly others: readonly (() => { readonly element: SampleElement; readonly value: Expression } | undefined)[];
}

/** An element of a sample. Wrappers have no member. */
export interface SampleElement {
  readonly name: string;
  readonly path: string;
  readonly record?: RecordType;
  readonly member?: RecordMember;
  /** The choice that it was chosen in. */
  choice?: RecordMember;
  readonly attributes: SampleLeaf[];
  readonly children: SampleElement[];
  text?: SampleLeaf;
}

/** A text of a sample: of an attribute, of an element, or of a record's `$`. */
export interface SampleLeaf {
  readonly name: string;
  /** As messages show it. */
  readonly path: string;
  /** Where the value stands in that of the document. */
  readonly at: ValuePath;
  readonly member: RecordMember;
  readonly leaf: LeafType;
  text: string;
  readonly cdata: boolean;
}

export type ValuePath = readonly (string | number)[];

/**
 * How much a sample holds: only what must be there (`smallest`); besides, one item of each list (`lean`); or all that may be
 * there (`full`).
 */
export type Size = "smallest" | "lean" | "full";

/** Makes a sample of a document, of its newest version that can be; `undefined` where some text that must be there cannot be made. */
export function sampleOf(platform: string, document: Document, size: Size): Sample | undefined {
  const names = document.versions?.names ?? [];
  let version = names.length - 1;
  // What is left out of a sample may be just what tells its version: then it is one of an older version.
  for (let tries = names.length; tries >= 0; tries--) {
    const sample = sampleOfVersion(platform, document, size, version);
    const found = sample === undefined ? version : versionFound(sample.root, document);
    if (found === version) return sample;
    version = found;
  }
  return undefined;
}

function sampleOfVersion(platform: string, document: Document, size: Size, version: number): Sample | undefined {
  const context: Context = {
    document,
    types: new Map(document.types.map((type) => [type.name, type])),
    size,
    random: randomFrom(`${platform}/${document.name}`),
    version: document.versions === undefined ? undefined : version,
    choices: [],
  };
  const name = document.roots[0] ?? "";
  const root = emptyElement(name, `/${name}`, document.type);
  try {
    const value = recordSample(document.type, root, [], [], context);
    return { root, value, choices: context.choices };
  } catch (error) {
    if (error instanceof CannotMake) return undefined;
    throw error;
  }
}

/** Raised where a text cannot be made, such as one that matches an intricate pattern. */
class CannotMake extends Error {
  override readonly name = "CannotMake";
}

interface Context {
  readonly document: Document;
  readonly types: ReadonlyMap<string, NamedType>;
  readonly size: Size;
  readonly random: Random;
  /** The version that is made: the newest. */
  readonly version: number | undefined;
  readonly choices: SampleChoice[];
}

/** Fills an element with what its record says and gives its value. `open` are the records around it. */
function recordSample(
  record: RecordType,
  element: SampleElement,
  at: ValuePath,
  open: readonly string[],
  context: Context,
): Expression {
  const inner = [...open, record.name];
  const values = new Map<string, Expression>();
  const only = onlyChoice(record);
  const version = versionName(record, context);
  if (version !== undefined) values.set("version", literal(version));
  for (const member of membersOf(record)) {
    if (values.get(member.property) !== undefined && !isUndefined(values.get(member.property))) continue;
    const inVersion = member.versions === undefined || member.versions.includes(context.version ?? -1);
    const path = only === undefined ? [...at, member.property] : at;
    const value = inVersion ? memberSample(member, element, path, inner, context) : literal(undefined);
    values.set(member.property, value);
  }
  if (only !== undefined) return values.get(only.property) ?? literal(undefined);
  fillSizes(record, element, at, values);
  for (const flag of record.flags) {
    if (isLiteral(values.get(flag.of), flag.is)) values.set(flag.property, literal(true));
  }
  return { kind: "object", members: [...values].filter(([, value]) => !isUndefined(value)) };
}

function memberSample(
  member: RecordMember,
  element: SampleElement,
  at: ValuePath,
  open: readonly string[],
  context: Context,
): Expression {
  if (member.kind === "flag") return literal(undefined);
  if (member.kind === "text") {
    const sample = leafAt(member.property, element.path, at, member, member.leaf, context);
    element.text = sample.leaf;
    return sample.value;
  }
  if (member.kind === "any")
    return isList(member) ? array([]) : isOptional(member) ? literal(undefined) : anyElement(member, element);
  if (isList(member)) return listSample(member, element, at, open, context);
  if (context.size !== "full" && isOptional(member) && leafOf(member)?.default === undefined) return literal(undefined);
  if (isRecursive(member, open, context)) return literal(undefined);
  if (member.kind === "choice") return singleChoice(member, element, at, open, context);
  if (member.kind === "attribute") {
    const [wire] = member.wires;
    const owner = ownerOf(wire, element);
    const name = wire?.name ?? "";
    const sample = leafAt(name, `${owner.path}/@${name}`, at, member, member.leaf, context);
    owner.attributes.push(sample.leaf);
    return sample.value;
  }
  return elementSample(member, member.wires[0], undefined, element, at, open, context);
}

function listSample(
  member: RecordMember,
  element: SampleElement,
  at: ValuePath,
  open: readonly string[],
  context: Context,
): Expression {
  if (!("occurs" in member)) return array([]);
  const { minimum } = member.occurs;
  if (isRecursive(member, open, context) || (context.size !== "full" && isOptional(member)))
    return missingList(member, element, context);
  if (member.kind === "choice") {
    const count = context.size === "full" ? Math.max(minimum, member.alternatives.length) : minimum;
    return array(
      Array.from({ length: count }, (_, index) =>
        choiceSample(member, index % member.alternatives.length, element, [...at, index], open, context),
      ),
    );
  }
  if (member.kind !== "element") return array([]);
  const count = Math.min(member.occurs.maximum, Math.max(minimum, usualLength(member, context)));
  if (count === 0) return missingList(member, element, context);
  return array(
    Array.from({ length: count }, (_, index) =>
      elementSample(member, member.wires[0], index, element, [...at, index], open, context),
    ),
  );
}

/** Two of what has no elements of its own, so that a list is seen to be one; one of all else, which would be long. */
function usualLength(member: ElementParticle, { size, types }: Context): number {
  if (size === "smallest") return 0;
  const type = member.type.kind === "record" ? types.get(member.type.name) : undefined;
  const isSmall = type?.kind !== "record" || type.content === undefined;
  return size === "full" && isSmall ? 2 : 1;
}

/** A list without items: its wrappers stand there all the same, unless they may be missing. */
function missingList(member: RecordMember, element: SampleElement, context: Context): Expression {
  if (member.kind !== "element") return array([]);
  const wrappers = member.wires[0]?.wrappers ?? [];
  if (context.size !== "full" && wrappers.some(({ optional }) => optional)) return literal(undefined);
  const owner = ownerOf(member.wires[0], element);
  if (member.emptyWhenNone) owner.children.push(emptyElement(member.wires[0]?.name ?? "", owner.path));
  return array([]);
}

function singleChoice(
  member: ChoiceMember & RecordMember,
  element: SampleElement,
  at: ValuePath,
  open: readonly string[],
  context: Context,
): Expression {
  const value = choiceSample(member, 0, element, at, open, context);
  const chosen = element.children.at(-1);
  if (chosen === undefined) return value;
  const others = member.alternatives.slice(1).map((_, index) => () => {
    const parent = emptyElement(element.name, element.path);
    try {
      const other = choiceSample(member, index + 1, parent, at, open, { ...context, choices: [] });
      const [made] = parent.children;
      return made === undefined || made.name === chosen.name ? undefined : { element: made, value: other };
    } catch (error) {
      if (error instanceof CannotMake) return undefined;
      throw error;
    }
  });
  context.choices.push({ chosen, at, others });
  return value;
}

function choiceSample(
  member: ChoiceMember & RecordMember,
  index: number,
  element: SampleElement,
  at: ValuePath,
  open: readonly string[],
  context: Context,
): Expression {
  const usable = member.alternatives.filter(
    (alternative) =>
      alternative.kind === "element" && !isRecursive({ ...alternative, inOptionalGroup: false }, open, context),
  );
  const alternative = usable[index % Math.max(1, usable.length)];
  if (alternative?.kind !== "element") throw new CannotMake();
  const particle: RecordMember = { ...alternative, inOptionalGroup: false };
  const value = elementSample(particle, alternative.wires[0], undefined, element, [...at, "value"], open, context);
  const chosen = element.children.at(-1);
  if (chosen !== undefined) chosen.choice = member;
  return {
    kind: "object",
    members: [
      ["name", literal(alternativeName(alternative))],
      ["value", value],
    ],
  };
}

function elementSample(
  member: RecordMember & ElementParticle,
  wire: Wire | undefined,
  index: number | undefined,
  element: SampleElement,
  at: ValuePath,
  open: readonly string[],
  context: Context,
): Expression {
  const owner = ownerOf(wire, element);
  const name = wire?.name ?? "";
  const path = `${owner.path}/${name}${index === undefined ? "" : `[${index + 1}]`}`;
  const { type } = member;
  switch (type.kind) {
    case "record": {
      const record = context.types.get(type.name);
      if (record?.kind !== "record") throw new CannotMake();
      const child = emptyElement(name, path, record, member);
      owner.children.push(child);
      return recordSample(record, child, at, open, context);
    }
    case "leaf": {
      const child = leafElement(owner, name, path, member);
      const sample = leafAt(name, path, at, member, type.leaf, context);
      child.text = sample.leaf;
      return sample.value;
    }
    case "map": {
      const child = emptyElement(name, path, undefined, member);
      owner.children.push(child);
      const entry = leafAt("entry", `${path}/entry`, [...at, 0, "value"], member, type.leaf, context);
      child.children.push({ ...emptyElement("entry", `${path}/entry`), text: entry.leaf });
      return array([
        {
          kind: "object",
          members: [
            ["name", literal("entry")],
            ["value", entry.value],
          ],
        },
      ]);
    }
    case "any":
      owner.children.push(emptyElement(name, path, undefined, member));
      return literal(`<${name}/>`);
  }
}

/** Any other element stands for itself. */
function anyElement(member: RecordMember, element: SampleElement): Expression {
  element.children.push(emptyElement("other", `${element.path}/other`, undefined, member));
  return literal("<other/>");
}

function leafAt(
  name: string,
  path: string,
  at: ValuePath,
  member: RecordMember,
  leaf: LeafType,
  context: Context,
): { readonly leaf: SampleLeaf; readonly value: Expression } {
  const sample =
    versionText(path, leaf, context) ??
    defaultSample(leaf, context) ??
    leafSample(leaf, member.property, context.random);
  if (sample === undefined) throw new CannotMake();
  const { cdata } = context.document.write;
  const asCdata = cdata === "all" || (cdata === "text" && leaf.scalar.kind === "text");
  const own = member.kind === "element" ? member.cdata : undefined;
  return {
    leaf: {
      name,
      path,
      at,
      member,
      leaf,
      text: sample.text,
      cdata: member.kind !== "attribute" && (own ?? asCdata),
    },
    value: sample.value,
  };
}

/** A default is always written: in a full sample it is another value, where one can be made. */
function defaultSample(leaf: LeafType, { size }: Context): LeafSample | undefined {
  if (leaf.default === undefined || size === "full") return undefined;
  return { text: leaf.default, value: valueOf(leaf, leaf.default) };
}

/** What must stand where the document says which version it is of. */
function versionText(path: string, leaf: LeafType, { document, version }: Context): LeafSample | undefined {
  const name = version === undefined ? undefined : document.versions?.names[version];
  const place = path
    .replace(/\[\d+\]/g, "")
    .split("/")
    .slice(2)
    .join("/");
  const rule = document.versions?.rules.find((each) => each.kind === "path" && each.path === place);
  if (name === undefined || rule?.kind !== "path") return undefined;
  const text = rule.template === undefined ? name : rule.template.replace(/\{[^}]*\}/, name);
  return { text, value: valueOf(leaf, text) };
}

/** Numbers that count a list are filled when the list is there. */
function fillSizes(record: RecordType, element: SampleElement, at: ValuePath, values: Map<string, Expression>): void {
  for (const leaf of leavesOf(element)) {
    const { sizeOf } = leaf.leaf;
    if (sizeOf === undefined || leaf.at.length !== at.length + 1) continue;
    const list = values.get(sizeOf);
    const size = list?.kind === "array" ? list.items.length : 0;
    leaf.text = String(size);
    values.set(leaf.member.property, literal(size));
  }
  for (const attribute of record.attributes) {
    if (attribute.leaf.sizeOf === undefined || !attribute.optional) continue;
    if (isUndefined(values.get(attribute.property))) values.delete(attribute.property);
  }
}

function* leavesOf(element: SampleElement): Generator<SampleLeaf> {
  yield* element.attributes;
  for (const child of element.children) if (child.text !== undefined) yield child.text;
}

/** The element that bears what a wire names: the record's own, or the wrapper in it. */
function ownerOf(wire: Wire | undefined, element: SampleElement): SampleElement {
  let owner = element;
  for (const { name } of wire?.wrappers ?? []) {
    const existing = owner.children.find((child) => child.name === name);
    const next = existing ?? emptyElement(name, `${owner.path}/${name}`);
    if (existing === undefined) owner.children.push(next);
    owner = next;
  }
  return owner;
}

/** A leaf's element; the wrapper of an attribute may be there already. */
function leafElement(owner: SampleElement, name: string, path: string, member: RecordMember): SampleElement {
  const existing = owner.children.find(
    (child) => child.name === name && child.member === undefined && child.text === undefined,
  );
  if (existing !== undefined && existing.children.length === 0 && existing.attributes.length > 0) return existing;
  const made = emptyElement(name, path, undefined, member);
  owner.children.push(made);
  return made;
}

function emptyElement(name: string, path: string, record?: RecordType, member?: RecordMember): SampleElement {
  return {
    name,
    path,
    attributes: [],
    children: [],
    ...(record === undefined ? {} : { record }),
    ...(member === undefined ? {} : { member }),
  };
}

function isRecursive(member: RecordMember, open: readonly string[], { types }: Context): boolean {
  if (member.kind !== "element" || member.type.kind !== "record") return false;
  const type = types.get(member.type.name);
  return type !== undefined && open.includes(type.name);
}

function versionName(record: RecordType, { document, version }: Context): string | undefined {
  return record.name === document.type.name && version !== undefined ? document.versions?.names[version] : undefined;
}

function isUndefined(value: Expression | undefined): boolean {
  return value === undefined || (value.kind === "literal" && value.value === undefined);
}

function isLiteral(value: Expression | undefined, text: string): boolean {
  return value?.kind === "literal" && String(value.value) === text;
}
