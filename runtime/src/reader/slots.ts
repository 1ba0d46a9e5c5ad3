import type { CodecDetail } from "../codec.js";
import type { RuleCode } from "../feature.js";
import { isChoice, isFlag, rangeOf } from "../member-types.js";
import type { MemberTable } from "../table.js";
import { unbounded } from "./bounds.js";
import { checkSize } from "./finish.js";
import type { Field, Node, RecordPlan, Rule, SlotPlan } from "./plan.js";
import type { Wire } from "./wires.js";

/** A member of a record in one version, with all the fields that it has. */
export interface Placed {
  readonly member: MemberTable;
  readonly wires: readonly Wire[];
  readonly fields: Field[];
  readonly slot: number;
  /** Where it stands among the members. */
  readonly order: number;
}

/** Plans what a record must have, and what is made of its members when all were read. */
export function planSlots(
  record: { -readonly [K in keyof RecordPlan]: RecordPlan[K] },
  members: readonly Placed[],
  slotOf: ReadonlyMap<string, number>,
  nodes: ReadonlyMap<string, Node>,
): void {
  const find = (as = ""): number => slotOf.get(as) ?? -1;
  const rules: Rule[] = [];
  const placeSlots: number[] = [];
  const placed: Placed[][] = [];
  for (const member of members) (placed[member.slot] ??= []).push(member);
  record.slots = [...slotOf.keys()].map((as, slot) => planSlot(as, placed[slot] ?? [], nodes));
  record.counted = record.slots.some(({ list, minimum, maximum }) => list && (minimum > 1 || maximum < unbounded));
  for (const { member, slot, fields } of members) {
    const { type, sizeOf } = member;
    if (isFlag(type)) rules.push(flagRule(slot, find(type.of), type.is));
    const { of, code } = "detail" in type ? type.detail : ({} as CodecDetail);
    const [field] = fields;
    if (field === undefined || (sizeOf === undefined && code === undefined)) continue;
    const placeSlot = record.size++;
    placeSlots.push(placeSlot);
    for (const each of fields) each.placeSlot = placeSlot;
    if (code !== undefined) rules.push((code as RuleCode).rule(slot, find(of), placeSlot, field, record.unknownSlot));
    if (sizeOf !== undefined)
      rules.push((state, base) => checkSize(state, base, slot, find(sizeOf), placeSlot, field, sizeOf));
  }
  record.rules = rules;
  record.placeSlots = placeSlots;
}

function flagRule(slot: number, of: number, is: unknown): Rule {
  return ({ values }, base) => {
    values[base + slot] = values[base + of] === is ? true : undefined;
  };
}

function planSlot(as: string, placed: readonly Placed[], nodes: ReadonlyMap<string, Node>): SlotPlan {
  const [first] = placed;
  const [minimum, maximum] = rangeOf(first?.member ?? {});
  const list = maximum > 1;
  const required = placed.some(({ member }) => isRequired(member));
  const usual: unknown = placed.find(({ member }) => member.default !== undefined)?.member.default;
  const present = first !== undefined && !isFlag(first.member.type);
  const wrappers = (first?.wires[0]?.wrappers ?? []).map(({ path, optional }) => {
    return { slot: nodes.get(path)!.seenSlot, optional, words: `the element ${path}` };
  });
  const isNothing = !list && !required && usual === undefined && wrappers.every(({ optional }) => optional);
  const mayBeMissing = !present || isNothing;
  const words = first === undefined ? as : wordsOf(first);
  return { as, list, required, minimum, maximum, default: usual, present, mayBeMissing, wrappers, words };
}

function isRequired(member: MemberTable): boolean {
  return rangeOf(member)[0] > 0 && member.default === undefined && !isFlag(member.type);
}

function wordsOf({ member, wires }: Placed): string {
  const [first] = wires;
  if (first === undefined || first.name === "$") return "text";
  const names = wires.flatMap(({ name }) => (name === "$" ? [] : name));
  if (isChoice(member.type) && names.length > 1) return `one of the elements ${names.join(", ")}`;
  return first.name === "*" ? "an element" : `the ${first.attribute ? "attribute" : "element"} ${first.name}`;
}
