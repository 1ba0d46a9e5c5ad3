import { type ChoiceCode, type ElementCode, type NilCode, type VersionCode, codeOf } from "../feature.js";
import { isChoice, isCodec, isFlag, isMap, maskOf, rangeOf } from "../member-types.js";
import { type Wire, type Wrapper, below, wiresOf } from "../reader/wires.js";
import type { DocumentTable, MemberTable, MemberType, RecordTable } from "../table.js";
import { text } from "../values/text.js";
import { type LiteralBytes, addLiteral, literalsOf } from "./literal.js";
import { flagCheck } from "./flag-check.js";
import * as memberKinds from "./member-kinds.js";
import { type ChooseNode, type MemberPlan, type NodePlan, type WritePlan, cdataModes } from "./plan.js";

/** Makes a table ready to be written from, for one version: an index into the names of versions, or -1 where there are none. */
export function link(table: DocumentTable<unknown>, version: number): WritePlan {
  const linking: Linking = {
    table,
    versionBit: version < 0 ? -1 : 1 << version,
    nodes: new Map(),
    literals: { known: new Map(), bytes: [] },
  };
  const name = table.roots.find((root) => root !== "*") ?? table.name;
  const root = newMember(linking, name, { type: table.type });
  return { root, version: table.versions?.names[version], literals: literalsOf(linking.literals) };
}

/** What linking a table needs to know all the way down. */
export interface Linking {
  readonly table: DocumentTable<unknown>;
  readonly versionBit: number;
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
  const attributes: (readonly [MemberTable, Wire])[] = [];
  for (const member of written) {
    const { as, type } = member;
    const wire = wiresOf(member, linking.table)[0];
    if (isFlag(type)) {
      const of = members.find((each) => each.as === type.of);
      node.checks.push(flagCheck(as, type, of && maskOf(of)));
    } else if (wire?.attribute) attributes.push([member, wire]);
    else if (wire !== undefined) addMember(linking, node, member, wire);
  }
  // The attribute of a wrapper stands in its tag, which has its place where the wrapper's content is.
  for (const [member, wire] of attributes) addMember(linking, node, member, wire);
  const { versions } = linking.table;
  if (versions !== undefined) {
    const { foreign } = codeOf<VersionCode>(linking.table, versions.code, "versioned");
    node.checks.push(...foreign(linking, members, written));
  }
  return node;
}

type LinkTypes = (node: NodePlan, nodeOf: (type: () => RecordTable<unknown>) => NodePlan) => ChooseNode;

export function isWritten({ versionBit }: Linking, versions: number | undefined): boolean {
  return ((versions ?? -1) & versionBit) !== 0;
}

function addMember(linking: Linking, record: NodePlan, member: MemberTable, wire: Wire): void {
  let node = record;
  for (const wrapper of wire.wrappers) {
    node = wrapperIn(linking, node, wrapper);
    node.properties.push(member.as);
  }
  const plan = newMember(linking, isChoice(member.type) ? "" : nameOf(wire), member, {
    place: below(wire.wrappers.at(-1)?.path, wire.name),
    siblings: wiresOf(member, linking.table).map(({ wrappers, name }) => wrappers[wire.wrappers.length]?.name ?? name),
  });
  if (plan.kind === memberKinds.attribute) node.attributes.push(plan);
  else if (plan.kind === memberKinds.text) node.text = plan;
  else node.children.push(plan);
}

/** The wrapper of that name, which stands where its first member does: the reader takes no second one. */
function wrapperIn(linking: Linking, outer: NodePlan, { name, path, optional }: Wrapper): NodePlan {
  let node = outer.children.find((child) => child.kind === memberKinds.wrapper && child.name === name)?.node;
  if (node === undefined) {
    node = newNode(outer.name, path);
    outer.children.push(newMember(linking, name, {}, { node, siblings: [name] }));
    node.optional = optional;
  }
  node.optional &&= optional;
  return node;
}

/** As in paths: `@count`, `OrderID`; the text of an element has no name of its own. */
export function nameOf({ name, attribute }: Wire): string {
  return attribute ? `@${name}` : name === "$" ? "" : name;
}

function cdataBits({ table }: Linking, cdata: boolean | undefined, type: MemberType | undefined): number {
  const isText = isCodec(type) && type.name === "text";
  const { cdata: declared } = table.write ?? {};
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
    checks: [],
  };
}

/** What stands before and behind a member; a text among elements has nothing of its own. */
function ends(kind: number, name: string): [open: string, close: string] {
  if (kind === memberKinds.text || kind === memberKinds.choice) return ["", ""];
  return kind === memberKinds.attribute ? [` ${name.slice(1)}="`, '"'] : [`<${name}>`, `</${name}>`];
}

/** What is known of a member by its type. */
type Typed = Pick<MemberPlan, "kind" | "expected"> &
  Partial<Pick<MemberPlan, "codec" | "code" | "node" | "choices" | "rest">>;

function typed(linking: Linking, name: string, member: Content): Typed {
  const { type } = member;
  if (type === undefined) return { kind: memberKinds.wrapper, expected: "" };
  if (typeof type === "function") {
    const node = linkRecord(linking, type);
    return { kind: memberKinds.record, node, expected: `an object of type ${node.name}` };
  }
  if (isCodec(type)) {
    const content = name === "" ? memberKinds.text : memberKinds.leaf;
    const kind = name.startsWith("@") ? memberKinds.attribute : content;
    return { kind, codec: type, expected: type.expected };
  }
  if (isChoice(type)) {
    const code = codeOf<ChoiceCode>(linking.table, type.code, "choice");
    return { kind: memberKinds.choice, code, ...code.link(linking, member as MemberTable) };
  }
  if (isMap(type)) {
    const code = codeOf<ElementCode>(linking.table, type.code, "map");
    return { kind: memberKinds.special, codec: type.type, code, expected: code.expected };
  }
  return { kind: memberKinds.any, expected: name === "*" ? "the XML of an element" : `the XML of an element ${name}` };
}

/** What the table says of a member, or of an alternative of a choice; nothing of a wrapper. */
type Content = Partial<MemberTable>;

/** The one place where members are made. `name` is that in paths, which a choice has none of. */
export function newMember(
  linking: Linking,
  name: string,
  content: Content,
  more: Partial<Pick<MemberPlan, "place" | "siblings" | "node">> = {},
): MemberPlan {
  const { literals } = linking;
  const { kind, expected, codec, code, node = more.node, choices = noChoices, rest } = typed(linking, name, content);
  const { as = "", type, nothing = [], sizeOf, emptyWhenNone = false } = content;
  const [minimum, maximum] = rangeOf(content);
  const list = maximum > 1;
  const isPlain = sizeOf === undefined && nothing.length === 0 && codec?.detail.choose === undefined;
  const [open, close] = ends(kind, name);
  return {
    kind,
    as,
    name,
    open: addLiteral(literals, open),
    close: addLiteral(literals, close),
    openSection: addLiteral(literals, `${open}<![CDATA[`),
    closeSection: addLiteral(literals, `]]>${close}`),
    codec,
    code,
    expected,
    node,
    optional: !list && minimum === 0,
    nothing,
    nil: content.nil as NilCode | undefined,
    isPlain,
    isText: isPlain && codec === text,
    default: content.default,
    list,
    minimum,
    maximum,
    emptyWhenNone,
    sizeOf,
    cdata: cdataBits(linking, content.cdata, kind === memberKinds.choice ? codec : type),
    masked: maskOf(content),
    choices,
    rest,
    siblings: more.siblings ?? [],
    place: more.place ?? name,
  };
}

const noChoices: ReadonlyMap<string, MemberPlan> = /* @__PURE__ */ new Map();
