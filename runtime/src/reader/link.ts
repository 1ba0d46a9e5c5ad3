import { isList, isMixed } from "../member-types.js";
import type { DocumentTable, MemberTable, RecordTable } from "../table.js";
import { apostropheStop, attributeStop, cdataStop, encodedStop, textStop } from "./classes.js";
import { type FieldPlace, leafField, newField } from "./field.js";
import { indexNames } from "./index-names.js";
import { type Literals, bytesOf, newLiterals } from "./literal.js";
import { makeOf } from "./made.js";
import { text } from "../values/text.js";
import * as fieldKinds from "./field-kinds.js";
import type { Field, LinkedContent, LinkedTypes, Node, Plan, RecordPlan } from "./plan.js";
import { type Spelling, spellingOf } from "./spelling.js";
import { planSlots } from "./slots.js";
import { type Wire, parseWires } from "./wires.js";

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
export function link(
  table: DocumentTable<unknown>,
  version: number,
  prefixOf: (namespace: string, attribute: boolean) => string | undefined,
): Plan {
  const linking: Linking = {
    table,
    spelling: spellingOf(table, prefixOf),
    versionBit: version < 0 ? -1 : 1 << version,
    literals: newLiterals(),
    nodes: new Map(),
    longestName: 0,
    mostAttributes: 0,
  };
  const roots = table.roots.map((name) => {
    const place: FieldPlace = { name, index: 0, slot: 0, list: false, order: 0, attribute: false };
    const root = newField(linking, place, { kind: fieldKinds.record });
    root.node = linkRecord(linking, table.type);
    return root;
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
  const members = all.filter((member) => ((member.versions ?? -1) & linking.versionBit) !== 0);
  const wires = members.map((member) => parseWires(member));
  const wrappers = wrapperPaths(wires);
  const slotOf = new Map<string, number>();
  for (const { as } of all) if (!slotOf.has(as)) slotOf.set(as, slotOf.size);
  const propertyCount = slotOf.size;
  const record: Mutable<RecordPlan> = {
    name: table.name,
    slots: [],
    size: propertyCount + wrappers.size + 1,
    unknownSlot: propertyCount,
    make: table.make && makeOf(table.make),
    only: table.only ?? false,
    counted: false,
    rules: [],
    placeSlots: [],
    table,
  };
  const node = newNode(record, undefined, -1);
  linking.nodes.set(type, node);
  const nodeOf = linkWrappers(linking, node, wrappers, propertyCount + 1);
  members.forEach((member, order) => {
    const slot = slotOf.get(member.as)!;
    for (const wire of wires[order] ?? []) addField(linking, nodeOf, wire, member, slot, order);
    if (isMixed(member)) node.text = textAmongElements(linking, member, slot, order);
  });
  planSlots(record, members, wires, slotOf, nodeOf, linking.table);
  for (const each of nodeOf.values()) indexNode(linking, each);
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
    fieldIndex: new Int16Array(1),
    attributeIndex: new Int16Array(1),
    hints: new Int32Array(1),
    attributeHints: new Int32Array(1),
    path,
    seenSlot,
    content: undefined,
    types: undefined,
  };
}

/** The paths of all wrappers, outer ones first, each with the order of the first member in it: `Items`, `Items/Inner`. */
function wrapperPaths(wires: readonly (readonly Wire[])[]): Map<string, number> {
  const paths = new Map<string, number>();
  wires.forEach((each, order) => {
    for (const { wrappers } of each) {
      wrappers.forEach((_, depth) => {
        const path = wrapperPath(wrappers, depth + 1);
        if (!paths.has(path)) paths.set(path, order);
      });
    }
  });
  return paths;
}

function wrapperPath(wrappers: Wire["wrappers"], depth: number): string {
  let path = "";
  for (let i = 0; i < depth; i++) path += (i > 0 ? "/" : "") + wrappers[i]!.name;
  return path;
}

/** Adds a field and a node for each wrapper; the node of the record itself has the path `""`. */
function linkWrappers(linking: Linking, top: Node, paths: Map<string, number>, firstSlot: number): Map<string, Node> {
  const nodeOf = new Map([["", top]]);
  for (const [path, order] of paths) {
    const cut = path.lastIndexOf("/");
    const parent = nodeOf.get(cut < 0 ? "" : path.slice(0, cut))!;
    const node = newNode(top.record, path, firstSlot + nodeOf.size - 1);
    nodeOf.set(path, node);
    const place = {
      name: path.slice(cut + 1),
      index: parent.fields.length,
      slot: node.seenSlot,
      list: false,
      order,
      attribute: false,
    };
    const field = newField(linking, place, { kind: fieldKinds.wrapper });
    field.node = node;
    parent.fields.push(field);
  }
  return nodeOf;
}

function addField(
  linking: Linking,
  nodeOf: Map<string, Node>,
  wire: Wire,
  member: MemberTable,
  slot: number,
  order: number,
): void {
  const path = wrapperPath(wire.wrappers, wire.wrappers.length);
  const node = nodeOf.get(path)!;
  const list = isList(member);
  const wrapper = path === "" ? "" : `/${path}`;
  // `Discount | Discount/Amount`: the same element bears the value itself or wraps it.
  const own = nodeOf.get(path === "" ? wire.name : `${path}/${wire.name}`);
  if (own !== undefined && !wire.attribute) {
    const place = { name: "$", index: 0, slot, list, order, attribute: false, wrapper: `${wrapper}/${wire.name}` };
    own.text = leafField(linking, place, member, wire);
    return;
  }
  if (wire.name === "$") {
    const place = { name: "$", index: 0, slot, list, order, attribute: false, wrapper };
    node.text = leafField(linking, place, member, wire);
    return;
  }
  const siblings = wire.attribute ? node.attributes : node.fields;
  const place = { name: wire.name, index: siblings.length, slot, list, order, attribute: wire.attribute, wrapper };
  const field = leafField(linking, place, member, wire);
  siblings.push(field);
  if (wire.name === "*" && !wire.attribute) node.any = field;
}

/** The field of the texts, which stand in the list of the choice: no other text is in a list. */
function textAmongElements(linking: Linking, { as }: MemberTable, slot: number, order: number): Field {
  const place = { name: "$", index: 0, slot, list: true, order, attribute: false };
  return leafField(linking, place, { as, type: text }, { wrappers: [], name: "$", attribute: false });
}

function indexNode(linking: Linking, node: Node): void {
  node.fields.sort((a, b) => a.order - b.order);
  node.fields.forEach((field, index) => (field.index = index));
  node.fieldIndex = indexNames(node.fields, linking.spelling);
  node.attributeIndex = indexNames(node.attributes, linking.spelling);
  node.hints = predictions(node.fields);
  node.attributeHints = predictions(node.attributes);
  linking.mostAttributes = Math.max(linking.mostAttributes, node.attributes.length);
}

/** At first, what follows a field is what follows it in the table. */
function predictions(fields: readonly Field[]): Int32Array {
  const hints = new Int32Array(fields.length + 1);
  for (let i = 0; i < fields.length; i++) hints[i] = i + 1;
  return hints;
}
