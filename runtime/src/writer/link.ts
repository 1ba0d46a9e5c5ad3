import { type ChoiceCode, type ElementCode, type NilCode, codeOf } from "../feature.js";
import { isChoice, isCodec, isFlag, isList, maskOf } from "../member-types.js";
import { type Wire, parseWires } from "../reader/wires.js";
import type { DocumentTable, MemberTable, MemberType, RecordTable } from "../table.js";
import { text } from "../values/text.js";
import { type LiteralBytes, addLiteral, literalsOf } from "./literal.js";
import * as memberKinds from "./member-kinds.js";
import { type ChooseNode, type MemberPlan, type NodePlan, type WritePlan, cdataModes } from "./plan.js";

/** Makes a table ready to be written from, for one version: an index into the names of versions, or -1 where there are none. */
export function link(table: DocumentTable<unknown>, version: number): WritePlan {
  const linking: Linking = {
    table,
    versionBit: version < 0 ? -1 : 1 << version,
    declared: table.write?.cdata ?? "none",
    nodes: new Map(),
    literals: { known: new Map(), bytes: [] },
  };
  const { literals } = linking;
  const name = table.roots.find((root) => root !== "*") ?? table.name;
  const node = linkRecord(linking, table.type);
  const root = newMember(linking, memberKinds.record, name, { node, expected: `an object of type ${node.name}` });
  return {
    root,
    version: table.versions?.names[version],
    literals: literalsOf(literals),
  };
}

/** What linking a table needs to know all the way down. */
export interface Linking {
  readonly table: DocumentTable<unknown>;
  readonly versionBit: number;
  readonly declared: "none" | "text" | "all";
  /** By the function that gives a record's table: types may refer to each other in a circle. */
  readonly nodes: Map<() => RecordTable<unknown>, NodePlan>;
  readonly literals: LiteralBytes;
}

function linkRecord(linking: Linking, type: () => RecordTable<unknown>): NodePlan {
  const known = linking.nodes.get(type);
  if (known !== undefined) return known;
  const table = type();
  const members: readonly MemberTable[] = table.members;
  const node = newNode(table.name, undefined);
  linking.nodes.set(type, node);
  node.choose = (table.types?.linkWriter as LinkTypes | undefined)?.(node, (each) => linkRecord(linking, each));
  const written = members.filter((member) => isWritten(linking, member.versions));
  if (table.only === true) node.only = written[0]?.as;
  for (const { as, type } of written) {
    if (!isFlag(type)) continue;
    const of = members.find((member) => member.as === type.of);
    node.flags.push({ as, of: type.of, is: type.is, masked: of && maskOf(of) });
  }
  // The attribute of a wrapper stands in its tag, which has its place where the wrapper's content is.
  const [attributes, others] = partition(written, ({ wire }) => wire.attribute);
  for (const { member, wire } of [...others, ...attributes]) addMember(linking, node, member, wire);
  const properties = new Set(written.map(({ as }) => as));
  for (const member of members) {
    if (properties.has(member.as)) continue;
    const wire = parseWires(member)[0];
    node.foreign.push({ as: member.as, name: wire === undefined ? "" : nameOf(wire), masked: maskOf(member) });
  }
  return node;
}

type LinkTypes = (node: NodePlan, nodeOf: (type: () => RecordTable<unknown>) => NodePlan) => ChooseNode;

export function isWritten({ versionBit }: Linking, versions: number | undefined): boolean {
  return ((versions ?? -1) & versionBit) !== 0;
}

/** The members that stand on the wire, which a flag does not, those for which `isLast` holds in the second list. */
function partition(
  members: readonly MemberTable[],
  isLast: (placed: { member: MemberTable; wire: Wire }) => boolean,
): [last: { member: MemberTable; wire: Wire }[], others: { member: MemberTable; wire: Wire }[]] {
  const placed = members.flatMap((member) => {
    const wire = isChoice(member.type) ? choiceWire : parseWires(member)[0];
    return wire === undefined ? [] : [{ member, wire }];
  });
  return [placed.filter(isLast), placed.filter((each) => !isLast(each))];
}

/** The alternatives of a choice have wires of their own. */
const choiceWire: Wire = { wrappers: [], name: "", attribute: false };

function addMember(linking: Linking, record: NodePlan, member: MemberTable, wire: Wire): void {
  let node = record;
  for (const { name, optional } of wire.wrappers) {
    node = wrapperIn(linking, node, name, optional);
    node.properties.push(member.as);
  }
  const plan = memberPlan(linking, member, wire);
  if (plan.kind === memberKinds.attribute) node.attributes.push(plan);
  else if (plan.kind === memberKinds.text) node.text = plan;
  else node.children.push(plan);
}

/** The wrapper of that name, which stands where its first member does: the reader takes no second one. */
function wrapperIn(linking: Linking, node: NodePlan, name: string, optional: boolean): NodePlan {
  const known = node.children.find((child) => child.kind === memberKinds.wrapper && child.name === name);
  if (known?.node !== undefined) {
    if (!optional) known.node.optional = false;
    return known.node;
  }
  const inner = newNode(node.name, node.path === undefined ? name : `${node.path}/${name}`);
  inner.optional = optional;
  node.children.push(newMember(linking, memberKinds.wrapper, name, { node: inner, siblings: [name] }));
  return inner;
}

function memberPlan(linking: Linking, member: MemberTable, wire: Wire): MemberPlan {
  const list = isList(member);
  const { number, nothing, emptyWhenNone } = member;
  const common = {
    as: member.as,
    optional: number === "?" || (!list && typeof number === "object" && number[0] === 0),
    default: member.default,
    list,
    minimum: number === "+" ? 1 : typeof number === "object" ? number[0] : 0,
    maximum: typeof number === "object" ? number[1] : Infinity,
    emptyWhenNone,
    sizeOf: member.sizeOf,
    masked: maskOf(member),
    place: [...wire.wrappers.map(({ name }) => name), wire.name].join("/"),
    siblings: parseWires(member).map((each) => each.wrappers[wire.wrappers.length]?.name ?? each.name),
  };
  if (isChoice(member.type)) {
    const code = codeOf<ChoiceCode>(linking.table, member.type.code, "choice");
    return newMember(linking, memberKinds.choice, "", { ...common, code, ...code.link(linking, member) });
  }
  return elementPlan(linking, wire, member.type, {
    ...common,
    nothing,
    nil: member.nil as NilCode | undefined,
    cdata: cdataBits(linking, member.cdata, member.type),
  });
}

/** What is known of a member. */
type Content = { readonly [Property in keyof MemberPlan]?: MemberPlan[Property] | undefined };

export function elementPlan(linking: Linking, wire: Wire, type: MemberType, content: Content): MemberPlan {
  const name = nameOf(wire);
  if (typeof type === "function") {
    const node = linkRecord(linking, type);
    return newMember(linking, memberKinds.record, name, {
      ...content,
      node,
      expected: `an object of type ${node.name}`,
    });
  }
  if (isCodec(type)) {
    const kind = wire.attribute ? memberKinds.attribute : wire.name === "$" ? memberKinds.text : memberKinds.leaf;
    return newMember(linking, kind, name, { ...content, codec: type, expected: type.expected });
  }
  if (type.kind === "map") {
    const code = codeOf<ElementCode>(linking.table, type.code, "map");
    const { expected } = code;
    return newMember(linking, memberKinds.special, name, { ...content, codec: type.type, code, expected });
  }
  const expected = name === "*" ? "the XML of an element" : `the XML of an element ${name}`;
  return newMember(linking, memberKinds.any, name, { ...content, expected });
}

/** As in paths: `@count`, `OrderID`; the text of an element has no name of its own. */
function nameOf({ name, attribute }: Wire): string {
  return attribute ? `@${name}` : name === "$" ? "" : name;
}

export function cdataBits({ declared }: Linking, cdata: boolean | undefined, type: MemberType): number {
  const isText = isCodec(type) && type.name === "text";
  const byDefault = cdata ?? (declared === "all" || (declared === "text" && isText));
  return cdataModes.all | (isText ? cdataModes.text : 0) | (byDefault ? cdataModes.declared : 0);
}

function newNode(name: string, path: string | undefined): NodePlan {
  return {
    name,
    path,
    optional: false,
    attributes: [],
    text: undefined,
    children: [],
    only: undefined,
    properties: [],
    choose: undefined,
    flags: [],
    foreign: [],
  };
}

/** What stands before and behind a member; a text among elements has nothing of its own. */
function ends(kind: number, name: string): [open: string, close: string] {
  if (kind === memberKinds.text || kind === memberKinds.choice) return ["", ""];
  return kind === memberKinds.attribute ? [` ${name.slice(1)}="`, '"'] : [`<${name}>`, `</${name}>`];
}

/** The one place where members are made. */
function newMember({ literals }: Linking, kind: number, name: string, content: Content): MemberPlan {
  const [open, close] = ends(kind, name);
  const isPlain =
    content.sizeOf === undefined && !content.nothing?.length && content.codec?.detail.choose === undefined;
  return {
    kind,
    as: content.as ?? "",
    name,
    open: addLiteral(literals, open),
    close: addLiteral(literals, close),
    openSection: addLiteral(literals, `${open}<![CDATA[`),
    closeSection: addLiteral(literals, `]]>${close}`),
    codec: content.codec,
    code: content.code,
    expected: content.expected ?? "",
    node: content.node,
    optional: content.optional ?? false,
    nothing: content.nothing ?? [],
    nil: content.nil,
    isPlain,
    isText: isPlain && content.codec === text,
    default: content.default,
    list: content.list ?? false,
    minimum: content.minimum ?? 0,
    maximum: content.maximum ?? Infinity,
    emptyWhenNone: content.emptyWhenNone ?? false,
    sizeOf: content.sizeOf,
    cdata: content.cdata ?? 0,
    masked: content.masked,
    choices: content.choices ?? new Map(),
    rest: content.rest,
    siblings: content.siblings ?? [],
    place: content.place ?? name,
  };
}
