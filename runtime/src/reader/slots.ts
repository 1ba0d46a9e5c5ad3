import type { CodecDetail } from "../codec.js";
import type { RuleCode } from "../feature.js";
import { isChoice, isFlag, isList } from "../member-types.js";
import type { DocumentTable, MemberTable } from "../table.js";
import { unbounded } from "./bounds.js";
import { checkSize } from "./finish.js";
import * as fieldKinds from "./field-kinds.js";
import type { Field, Node, RecordPlan, Rule, SlotPlan, WrapperPlan } from "./plan.js";
import type { Wire } from "./wires.js";

/** Plans what a record must have, and what is made of its members when all were read. */
export function planSlots(
  record: { -readonly [K in keyof RecordPlan]: RecordPlan[K] },
  members: readonly MemberTable[],
  wires: readonly (readonly Wire[])[],
  slotOf: ReadonlyMap<string, number>,
  nodeOf: ReadonlyMap<string, Node>,
  table: DocumentTable<unknown>,
): void {
  const flags: Rule[] = [];
  const sizes: Rule[] = [];
  const typed: Rule[] = [];
  const placeSlots: number[] = [];
  const spellings: Spelled[][] = [];
  for (let slot = 0; slot < slotOf.size; slot++) spellings.push([]);
  members.forEach((member, index) => spellings[slotOf.get(member.as)!]!.push({ member, wires: wires[index]! }));
  record.slots = [...slotOf.keys()].map((as, slot) => planSlot(as, spellings[slot]!, nodeOf));
  record.counted = record.slots.some(({ list, minimum, maximum }) => list && (minimum > 1 || maximum < unbounded));
  for (const { as, type, sizeOf } of members) {
    const slot = slotOf.get(as)!;
    if (isFlag(type)) flags.push(flagRule(slot, slotOf.get(type.of) ?? -1, type.is));
    const { of: chooser, code } = "detail" in type ? type.detail : ({} as CodecDetail);
    if (sizeOf === undefined && code === undefined) continue;
    const list = slotOf.get(sizeOf ?? "");
    const fields = [...nodeOf.values()].flatMap((node) => fieldsAt(node, slot));
    const field = fields[0];
    if (field === undefined) continue;
    const placeSlot = record.size++;
    placeSlots.push(placeSlot);
    for (const each of fields) each.placeSlot = placeSlot;
    if (code !== undefined)
      typed.push((code as RuleCode).rule(slot, slotOf.get(chooser ?? "") ?? -1, placeSlot, field, record.unknownSlot));
    if (sizeOf !== undefined && list !== undefined)
      sizes.push((state, base) => checkSize(state, base, slot, list, placeSlot, field, sizeOf));
  }
  const ordered = table.read?.order === "declared";
  for (const node of nodeOf.values())
    for (const field of node.fields)
      field.plain =
        field.kind === fieldKinds.leaf && !field.list && field.choice === undefined && field.placeSlot < 0 && !ordered;
  record.rules = [...flags, ...sizes, ...typed];
  record.placeSlots = placeSlots;
}

function flagRule(slot: number, of: number, is: unknown): Rule {
  return ({ values }, base) => {
    values[base + slot] = values[base + of] === is ? true : undefined;
  };
}

function fieldsAt({ fields, attributes, text }: Node, slot: number): Field[] {
  return [...attributes, ...fields, ...(text === undefined ? [] : [text])].filter((field) => field.slot === slot);
}

/** A member of a slot, with where it may stand. */
interface Spelled {
  readonly member: MemberTable;
  readonly wires: readonly Wire[];
}

function planSlot(as: string, mine: readonly Spelled[], nodeOf: ReadonlyMap<string, Node>): SlotPlan {
  const first = mine[0];
  const number = first?.member.number ?? one;
  const isWord = typeof number === "string";
  const list = first !== undefined && isList(first.member);
  const required = mine.some(({ member }) => isRequired(member));
  const byDefault: unknown = mine.find(({ member }) => member.default !== undefined)?.member.default;
  const present = first !== undefined && !isFlag(first.member.type);
  const wrappers = wrapperPlans(first?.wires[0], nodeOf);
  return {
    as,
    list,
    required,
    minimum: isWord ? (number === "+" ? 1 : 0) : number[0],
    maximum: isWord ? unbounded : Math.min(number[1], unbounded),
    default: byDefault,
    present,
    mayBeMissing:
      !present || (!list && !required && byDefault === undefined && wrappers.every(({ optional }) => optional)),
    wrappers,
    words: first === undefined ? as : wordsOf(first.member, first.wires),
  };
}

/** What a member's number is that says none. */
const one = [1, 1] as const;

function isRequired({ number, type, default: byDefault }: MemberTable): boolean {
  if (isFlag(type) || byDefault !== undefined) return false;
  return number === undefined || number === "+" || (typeof number !== "string" && number[0] > 0);
}

const none: readonly WrapperPlan[] = [];

function wrapperPlans(wire: Wire | undefined, nodeOf: ReadonlyMap<string, Node>): readonly WrapperPlan[] {
  if (wire === undefined || wire.wrappers.length === 0) return none;
  let path = "";
  return wire.wrappers.map(({ name, optional }) => {
    path = path === "" ? name : `${path}/${name}`;
    return { slot: nodeOf.get(path)?.seenSlot ?? -1, optional, words: `the element ${path}` };
  });
}

function wordsOf(member: MemberTable, wires: readonly Wire[]): string {
  if (isChoice(member.type)) {
    const names = wires.map(({ name }) => name);
    return names.length === 1 ? `the element ${names.join("")}` : `one of the elements ${names.join(", ")}`;
  }
  const wire = wires[0];
  if (wire === undefined || wire.name === "$") return "text";
  if (wire.name === "*") return "an element";
  return `the ${wire.attribute ? "attribute" : "element"} ${wire.name}`;
}
