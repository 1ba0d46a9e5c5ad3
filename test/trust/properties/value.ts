import * as fc from "fast-check";
import { type DocumentTable, type MemberTable, type MemberType, type RecordTable, invalid } from "@tagsmith/runtime";
import type { Family } from "./documents.js";
import { leafOf } from "./leaf.js";

/** A value of a record: a property for each member. */
export type Value = Record<string, unknown>;

/** Any value that a document can have in its version, such as its reader returns it. */
export function valueOf({ document, version }: Family): fc.Arbitrary<unknown> {
  const table = document.table();
  const values = recordOf(table.type(), { version, depth: 0, needed: tellingPath(table, version) });
  return version < 0 ? values : values.map((value) => withVersion(table, version, value as Value));
}

/** Whether a member stands in documents of a version. */
export function isIn(version: number, bits: number | undefined): boolean {
  return version < 0 || bits === undefined || Math.floor(bits / 2 ** version) % 2 === 1;
}

/** The members of a record, whatever its type. */
export function membersOf(record: RecordTable<unknown>): readonly MemberTable[] {
  return record.members as readonly MemberTable[];
}

/** The first spelling of a member: `Options?/Option`. */
export function wireOf({ xml }: Pick<MemberTable, "xml">): string {
  return typeof xml === "string" ? xml : (xml?.[0] ?? "");
}

/** Objects as a reader makes them. */
const plain = { noNullPrototype: true };

interface Making {
  readonly version: number;
  readonly depth: number;
  /** What must be there for the version to be told, as names below the record. */
  readonly needed: readonly string[] | undefined;
}

function recordOf(record: RecordTable<unknown>, making: Making): fc.Arbitrary<unknown> {
  const members = new Map<string, MemberTable>();
  for (const member of membersOf(record)) {
    if (isIn(making.version, member.versions) && !members.has(member.as)) members.set(member.as, member);
  }
  const properties: Record<string, fc.Arbitrary<unknown>> = {};
  for (const { as } of membersOf(record)) {
    const member = members.get(as);
    properties[as] = member === undefined ? fc.constant(undefined) : memberOf(member, making);
  }
  const wrappers = [...new Set([...members.values()].map(optionalWrapper).filter((path) => path !== undefined))];
  return fc
    .record({ value: fc.record(properties, plain), absent: fc.subarray(wrappers) })
    .chain(({ value, absent }) => {
      const chosen: Record<string, fc.Arbitrary<unknown>> = {};
      for (const member of members.values()) {
        const wrapper = optionalWrapper(member);
        if (wrapper !== undefined && absent.includes(wrapper)) value[member.as] = undefined;
        else settle(member, value, chosen);
      }
      if (Object.keys(chosen).length === 0) return fc.constant(value);
      return fc.record(chosen, plain).map((others) => ({ ...value, ...others }));
    })
    .map((value) => (record.only === true ? value[membersOf(record)[0]?.as ?? ""] : value));
}

/** What follows from other members: the number of items, a flag, a value whose type a word chooses. */
function settle(member: MemberTable, value: Value, chosen: Record<string, fc.Arbitrary<unknown>>): void {
  const { as, sizeOf, type } = member;
  if ("kind" in type && type.kind === "flag") value[as] = value[type.of] === type.is ? true : undefined;
  if (!("read" in type)) return;
  if (sizeOf !== undefined) value[as] = type.read(String((value[sizeOf] as unknown[] | undefined)?.length ?? 0));
  const choice = type.detail.choose?.(value[type.detail.of ?? ""]);
  if (choice !== undefined) chosen[as] = leafOf(choice.type);
}

/** The outermost wrapper that may be missing: without it, nothing inside of it has a value. */
function optionalWrapper(member: MemberTable): string | undefined {
  const wire = wireOf(member);
  const mark = wire.indexOf("?/");
  return mark < 0 ? undefined : wire.slice(0, mark);
}

function memberOf(member: MemberTable, making: Making): fc.Arbitrary<unknown> {
  const { number, type } = member;
  if (typeof type === "object" && "kind" in type && type.kind === "flag") return fc.constant(undefined);
  const isDeep = making.depth > 5;
  const needed = restOf(making.needed, member);
  const one = typeOf(type, member, { ...making, needed });
  if (number === undefined || number === "?") {
    const hasNothing = number === "?" || (member.nothing ?? []).length > 0;
    if (!hasNothing || member.default !== undefined || needed !== undefined) return one;
    return isDeep ? fc.constant(undefined) : fc.option(one, { nil: undefined, freq: 3 });
  }
  const [least, most] = number === "*" ? [0, 3] : number === "+" ? [1, 3] : number;
  return fc.array(one, {
    minLength: needed === undefined ? least : 1,
    maxLength: isDeep ? least : Math.min(most, least + 3),
  });
}

function typeOf(type: MemberType, member: MemberTable, making: Making): fc.Arbitrary<unknown> {
  const { nothing = [] } = member;
  if (typeof type === "function") {
    const record = recordOf(type(), { ...making, depth: making.depth + 1 });
    return nothing.length > 0 || member.emptyWhenNone === true ? record.filter((value) => !isEmpty(value)) : record;
  }
  if ("read" in type) {
    // Another member chooses what it is.
    if (type.detail.choose !== undefined) return fc.constant(undefined);
    const words = member.emptyWhenNone === true ? [...nothing, ""] : nothing;
    if (words.length === 0) return leafOf(type);
    return leafOf(type).filter((value) => !words.includes(type.write(value) as string));
  }
  switch (type.kind) {
    case "choice":
      return fc.oneof(
        ...type.choices
          .filter(({ xml, versions }) => xml !== "*" && isIn(making.version, versions))
          .map(({ xml, type, nothing }) =>
            typeOf(type, { as: "value", xml, ...(nothing && { nothing }), type }, making).map((value) => ({
              name: xml.slice(xml.indexOf(":") + 1),
              value,
            })),
          ),
      );
    case "map":
      return fc.array(fc.record({ name: elementName, value: leafOf(type.type) }, plain), { maxLength: 3 });
    default:
      return content.map((text) => {
        const name = member.xml === "*" ? "other" : wireOf(member).replace(/^.*\//, "");
        return text === "" ? `<${name}/>` : `<${name}>${text}</${name}>`;
      });
  }
}

const elementName = fc.constantFrom("color", "size_1", "_", "é", "toString", "__proto__", "constructor");
const content = fc.constantFrom(
  "",
  "text &amp; more",
  "<b xmlns='urn:b'>x</b>",
  "<a b='1'><!-- c --></a>",
  "<![CDATA[<]]>",
);

/** Of such a record the empty element would be written, which stands for nothing. */
function isEmpty(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).every((each) => each === undefined || (Array.isArray(each) && each.length === 0));
}

/** The path of the element or attribute that tells this version, as the first rule that fits says. */
function tellingPath(table: DocumentTable<unknown>, version: number): readonly string[] | undefined {
  for (const rule of table.versions?.rules ?? []) {
    if ("version" in rule) {
      if (rule.version === table.versions?.names[version]) return rule.where?.split("/");
    } else {
      const path = rule.path.split("/");
      if (stands(table.type(), version, path)) return path;
    }
  }
  return undefined;
}

/** The version that is found: one that no rule tells is taken for that of the last rule. */
function toldVersion({ versions }: DocumentTable<unknown>, version: number): string | undefined {
  const name = versions?.names[version];
  const last = versions?.rules.at(-1);
  const isTold = versions?.rules.some((rule) => !("version" in rule) || rule.version === name);
  return isTold === true || last === undefined || !("version" in last) ? name : last.version;
}

function stands(record: RecordTable<unknown>, version: number, path: readonly string[]): boolean {
  return membersOf(record).some((member) => {
    const rest = isIn(version, member.versions) ? restOf(path, member) : undefined;
    if (rest === undefined) return false;
    return typeof member.type === "function" ? stands(member.type(), version, rest) : rest.length === 0;
  });
}

/** What is left of a path behind a member; nothing where it does not lead there. */
function restOf(path: readonly string[] | undefined, member: MemberTable): readonly string[] | undefined {
  const steps = wireOf(member).replaceAll("?", "").split("/");
  return steps.every((step, index) => step === path?.[index]) ? path?.slice(steps.length) : undefined;
}

/** The value with its version, and with what in it says the version on the wire. */
function withVersion(table: DocumentTable<unknown>, version: number, value: Value): Value {
  const { names = [], rules = [], as = "" } = table.versions ?? {};
  const name = names[version] ?? "";
  for (const rule of rules) {
    if ("path" in rule) sayAt(table.type(), version, value, rule.path.split("/"), rule.template, name);
  }
  return { ...value, [as]: toldVersion(table, version) };
}

function sayAt(
  record: RecordTable<unknown>,
  version: number,
  value: Value,
  path: readonly string[],
  template: string | undefined,
  name: string,
): void {
  for (const member of membersOf(record)) {
    const rest = isIn(version, member.versions) ? restOf(path, member) : undefined;
    if (rest === undefined) continue;
    const { type, as } = member;
    if (typeof type === "function") {
      const first: unknown = Array.isArray(value[as]) ? value[as][0] : value[as];
      if (first !== undefined) sayAt(type(), version, first as Value, rest, template, name);
    } else if ("read" in type && rest.length === 0) {
      const said = type.read(template === undefined ? name : template.replace(/\{[^}]*\}/, () => name));
      if (said !== invalid) value[as] = said;
    }
  }
}
