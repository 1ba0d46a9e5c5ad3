import { isList } from "../member-types.js";
import { codeOf } from "../feature.js";
import type { DocumentTable, MemberTable, RecordTable } from "../table.js";
import { apostropheStop, attributeStop, cdataStop, encodedStop, textStop } from "./classes.js";
import { newField } from "./field.js";
import { indexNames, noNames } from "./index-names.js";
import { type Literals, bytesOf, newLiterals } from "./literal.js";
import { makeOf } from "./made.js";
import * as fieldKinds from "./field-kinds.js";
import type { Field, LinkedContent, LinkedTypes, Node, Plan, RecordPlan } from "./plan.js";
import type { Spelling } from "./spelling.js";
import { type Placed, planSlots } from "./slots.js";
import { type Wire, type Wrapper, below, wiresOf } from "./wires.js";

/** What linking a table needs to know all the way down. */
export interface Linking {
  readonly table: DocumentTable<unknown>;
  readonly spelling: Spelling;
  /** The bit of the version; all bits where the table has no versions. */
  readonly versionBit: number;
  readonly literals: Literals;
  /** The nodes of records by the function that gives their table: types may refer to each other in a circle. */
  readonly nodes: Map<() => RecordTable<unknown>, Node>;
  longestName: number;
  mostAttributes: number;
}

/** Makes a table ready to be read from, for one version and for the prefixes of one document. */
export function link(table: DocumentTable<unknown>, version: number, spelling: Spelling): Plan {
  const linking: Linking = {
    table,
    spelling,
    versionBit: version < 0 ? -1 : 1 << version,
    literals: newLiterals(),
    nodes: new Map(),
    longestName: 0,
    mostAttributes: 0,
  };
  const roots = table.roots.map((name) => {
    return newField(linking, { name, slot: 0, list: false, order: 0, attribute: false }, { type: table.type });
  });
  const memory = bytesOf(linking.literals);
  const encoded = table.values === undefined ? 0 : encodedStop;
  return {
    roots,
    anyRoot: roots.find((root) => root.name === "*"),
    version: version < 0 ? undefined : table.versions?.names[version],
    doubles: new Float64Array(memory),
    integers: new Int32Array(memory),
    memory: new Uint8Array(memory),
    textMask: textStop | encoded,
    attributeMask: attributeStop | encoded,
    apostropheMask: apostropheStop | encoded,
    cdataMask: cdataStop | encoded,
    longestName: linking.longestName,
    mostAttributes: linking.mostAttributes,
    prefixes: linking.spelling.used,
  };
}

/** The node of a record's element, with the nodes of all its wrappers. */
export function linkRecord(linking: Linking, type: () => RecordTable<unknown>): Node {
  const known = linking.nodes.get(type);
  if (known !== undefined) return known;
  const table = type();
  const all: readonly MemberTable[] = table.members;
  const slotOf = new Map<string, number>();
  for (const { as } of all) if (!slotOf.has(as)) slotOf.set(as, slotOf.size);
  const members = all
    .filter(({ versions = -1 }) => (versions & linking.versionBit) !== 0)
    .map((member, order): Placed => {
      return { member, order, slot: slotOf.get(member.as)!, wires: wiresOf(member, linking.table), fields: [] };
    });
  const record: Mutable<RecordPlan> = {
    name: table.name,
    slots: [],
    size: slotOf.size + 1,
    unknownSlot: slotOf.size,
    make: table.make && makeOf(table.make),
    only: table.only ?? false,
    counted: false,
    rules: [],
    placeSlots: [],
    table,
  };
  const node = newNode(record, undefined, -1);
  linking.nodes.set(type, node);
  const nodes = new Map([["", node]]);
  for (const { wires, order } of members)
    for (const { wrappers } of wires) linkWrappers(linking, nodes, record, wrappers, order);
  for (const placed of members)
    for (const wire of placed.wires) placed.fields.push(addField(linking, nodes, wire, placed));
  planSlots(record, members, slotOf, nodes);
  for (const each of nodes.values()) indexNode(linking, each);
  const { spelling } = linking;
  node.types = (table.types?.link as LinkTypes | undefined)?.(
    (type) => linkRecord(linking, type),
    (name) => spelling.namespaceOf(name, false),
  );
  node.content = table.content && (table.content.link as LinkContent)(node);
  // Whose order is no matter, or is checked by the content model, all stand at one place.
  if (table.order !== undefined || node.content !== undefined) for (const field of node.fields) field.order = 0;
  return node;
}

type LinkTypes = (nodeOf: (type: () => RecordTable<unknown>) => Node, qualify: (name: string) => string) => LinkedTypes;

type LinkContent = (node: Node) => LinkedContent;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function newNode(record: RecordPlan, path: string | undefined, seenSlot: number): Node {
  return {
    record,
    fields: [],
    attributes: [],
    text: undefined,
    any: undefined,
    fieldIndex: noNames,
    attributeIndex: noNames,
    hints: noHints,
    attributeHints: noHints,
    path,
    seenSlot,
    content: undefined,
    types: undefined,
  };
}

/** Adds a field and a node for each wrapper that is not there yet; the node of the record itself has the path `""`. */
function linkWrappers(
  linking: Linking,
  nodes: Map<string, Node>,
  record: Mutable<RecordPlan>,
  wrappers: readonly Wrapper[],
  order: number,
): void {
  let outer = nodes.get("")!;
  for (const { name, path } of wrappers) {
    let node = nodes.get(path);
    if (node === undefined) {
      node = newNode(record, path, record.size++);
      nodes.set(path, node);
      const field = newField(linking, { name, slot: node.seenSlot, list: false, order, attribute: false }, {});
      field.node = node;
      outer.fields.push(field);
    }
    outer = node;
  }
}

function addField(
  linking: Linking,
  nodes: ReadonlyMap<string, Node>,
  { wrappers, name, attribute, content }: Wire,
  { member, slot, order }: Placed,
): Field {
  const path = wrappers.at(-1)?.path ?? "";
  const node = nodes.get(path)!;
  // `Discount | Discount/Amount`: the same element bears the value itself or wraps it.
  const bearer = name === "$" ? node : attribute ? undefined : nodes.get(below(path, name));
  const around = bearer === undefined || name === "$" ? path : below(path, name);
  const wrapper = around === "" ? "" : `/${around}`;
  const place = { name: bearer ? "$" : name, slot, list: isList(member), order, attribute, wrapper };
  const field = newField(linking, place, content);
  if (bearer) {
    codeOf(linking.table, bearer.record.table.text, "mixed");
    bearer.text = field;
  } else (attribute ? node.attributes : node.fields).push(field);
  return field;
}

function indexNode(linking: Linking, node: Node): void {
  const { fields, attributes } = node;
  const { table } = linking;
  fields.sort((a, b) => a.order - b.order);
  for (const siblings of [fields, attributes]) siblings.forEach((field, index) => (field.index = index));
  for (const field of fields) {
    const { kind, list, choice, placeSlot, name } = field;
    const isSimple = kind === fieldKinds.leaf && !list && choice === undefined && placeSlot < 0;
    field.plain = isSimple && table.read?.order !== "declared";
    if (name === "*") node.any = field;
  }
  node.fieldIndex = indexNames(fields);
  node.attributeIndex = indexNames(attributes);
  node.hints = predictions(fields);
  node.attributeHints = predictions(attributes);
  linking.mostAttributes = Math.max(linking.mostAttributes, attributes.length);
}

/** At first, what follows a field is what follows it in the table; what comes first is the first one. */
function predictions({ length }: readonly Field[]): number[] {
  if (length === 0) return noHints;
  const hints: number[] = [];
  for (let i = 1; i <= length; i++) hints.push(i);
  hints.push(0);
  return hints;
}

/** Nothing is predicted, so that nothing is learned. */
const noHints: number[] = [0];
