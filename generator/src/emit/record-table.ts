import type { OtherAttributes, RecordType } from "../model/model.js";
import { type Expression, array, call, literal, object, plain, runtime } from "../expression/expression.js";
import { type RecordMember, membersOf, onlyChoice } from "./members.js";
import { recordTypes } from "./types.js";
import { type Context, type Definition, codec, functionOf, namedType, typesName } from "./table-context.js";
import { memberTable } from "./member-table.js";

/** The table of the elements of one type. */
export function recordTable(record: RecordType, name: string, context: Context): Expression {
  const members = membersOf(record);
  const only = onlyChoice(record) !== undefined;
  const later =
    context.document.versions !== undefined && record.name === context.document.type.name ? ["version"] : [];
  return object({
    name: literal(record.typeName),
    members:
      members.length <= longest
        ? array(members.map((member) => memberTable(member, context)))
        : call(runtime("joined"), ...listNames(members.length, name).map((to) => ({ kind: "reference", to }) as const)),
    make: only ? undefined : { kind: "make", properties: [...new Set(members.map(({ property }) => property))], later },
    only: only ? literal(true) : undefined,
    text: hasText(members) ? runtime("mixed") : undefined,
    ...childRules(record, context),
    otherAttributes: record.otherAttributes && otherAttributes(record.otherAttributes, context),
  });
}

/** Whether text is a member, or stands among elements: `$`, or an element that bears a value where it wraps no other member. */
function hasText(members: readonly RecordMember[]): boolean {
  const wires = members.flatMap((member) => ("wires" in member ? member.wires : []));
  const wrappers = new Set(
    wires.flatMap((wire) => wire.wrappers.map((_, depth) => pathOf(wire.wrappers.slice(0, depth + 1)))),
  );
  return (
    members.some((member) => member.kind === "text" || (member.kind === "choice" && member.mixed === true)) ||
    wires.some((wire) => wire.name === "$" || (!wire.attribute && wrappers.has(pathOf([...wire.wrappers, wire]))))
  );
}

function pathOf(elements: readonly { readonly name: string }[]): string {
  return elements.map(({ name }) => name).join("/");
}

/** TypeScript refuses a list of a thousand different objects: "Expression produces a union type that is too complex". */
const longest = 500;

/** The members of a record that are too many for one list, in lists that each are a function. */
export function memberLists(record: RecordType, name: string, context: Context): Definition[] {
  const members = membersOf(record);
  if (members.length <= longest) return [];
  return listNames(members.length, name).map((each, index) => ({
    name: each,
    kind: "members",
    typeName: record.typeName,
    type: record,
    body: array(members.slice(index * longest, (index + 1) * longest).map((member) => memberTable(member, context))),
  }));
}

/** `orderRecordMembers1` holds the first of them. */
function listNames(count: number, name: string): string[] {
  return Array.from({ length: Math.ceil(count / longest) }, (_, index) => `${name}Members${index + 1}`);
}

function otherAttributes({ namespaces, process, known }: OtherAttributes, context: Context): Expression {
  const codecs = known.map(({ namespace, name, leaf }) => [`{${namespace}}${name}`, codec(leaf, context)] as const);
  const last = codecs.length > 0 ? [object(Object.fromEntries(codecs))] : [];
  return call(runtime("otherAttributes"), plain(namespaces), literal(process), ...last);
}

/** Where the order of children is declared, what the order of the members does not say. */
function childRules(
  { childOrder, model }: RecordType,
  { document }: Context,
): Readonly<Record<"order" | "content", Expression | undefined>> {
  const isOrdered = document.read.order === "declared";
  return {
    order: isOrdered && childOrder !== undefined ? literal(childOrder) : undefined,
    content: isOrdered && model !== undefined ? call(runtime("content", "xsd"), literal(model)) : undefined,
  };
}

/** The table of elements that may have one of several types. */
export function derivableTable(type: RecordType, name: string, context: Context): Definition[] {
  return type.derived === undefined ? [] : [tableOfTypes(type, typesName(name), type.derived, context)];
}

/** The same of elements that let in only some of these types. */
export function narrowedTables(context: Context): Definition[] {
  return [...context.narrowed].map(([name, { type, only }]) => tableOfTypes(type, name, only, context));
}

function tableOfTypes(type: RecordType, name: string, others: readonly string[], context: Context): Definition {
  const derived = others.map((each) => namedType(each, context)).filter((each) => each.kind === "record");
  const own = type.abstract ? [] : [type];
  const types = [...own, ...derived].map(
    (each) => [each.xsiType ?? each.name, { kind: "reference", to: functionOf(each, context) }] as const,
  );
  const body = call(
    runtime("derivable", "xsd"),
    { kind: "reference", to: functionOf(type, context) },
    object(Object.fromEntries(types)),
    ...(type.abstract ? [literal(true)] : []),
  );
  return { name, kind: "record", typeName: recordTypes(type, context.types).join(" | "), type, body };
}
