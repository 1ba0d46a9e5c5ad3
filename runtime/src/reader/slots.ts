import type { RuleCode } from "../feature.js";
import { isFlag, isList } from "../member-types.js";
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
  nodes: readonly Node[],
  table: DocumentTable<unknown>,
): void {
  record.slots = slotPlans(members, wires, slotOf, nodeOf);
  const flags: Rule[] = [];
  const sizes: Rule[] = [];
  const typed: Rule[] = [];
  const placeSlots: number[] = [];
  for (let i = 0; i < members.length; i++) {
    const { as, type, sizeOf } = members[i]!;
    if (isFlag(type)) flags.push(flagRule(slotOf.get(as)!, slotOf.get(type.of) ?? -1, type.is));
    const detail = "detail" in type ? type.detail : undefined;
    const code = detail?.code;
    if (sizeOf === undefined && code === undefined) continue;
    const slot = slotOf.get(as)!;
    const list = slotOf.get(sizeOf ?? "");
    const fields = nodes.flatMap((node) => fieldsAt(node, slot));
    const field = fields[0];
    if (field === undefined) continue;
    const placeSlot = record.size++;
    placeSlots.push(placeSlot);
    for (const each of fields) each.placeSlot = placeSlot;
    if (code !== undefined)
      typed.push(
        (code as RuleCode).rule(slot, slotOf.get(detail?.of ?? "") ?? -1, placeSlot, field, record.unknownSlot),
      );
    if (sizeOf !== undefined && list !== undefined)
      sizes.push((state, base) => checkSize(state, base, slot, list, placeSlot, field, sizeOf));
  }
  const ordered = table.read?.order === "declared";
  for (const { fields } of nodes) {
    for (let i = 0; i < fields.length; i++) {
      const field = fields[i]!;
      field.plain =
        field.kind === fieldKinds.leaf && !field.list && field.choice === undefined && field.placeSlot < 0 && !ordered;
    }
  }
  record.counted = record.slots.some(({ list, minimum, maximum }) => list && (minimum > 1 || maximum < unbounded));
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

/** The plans of all slots. Several members may share one, such as a spelling for each version. */
function slotPlans(
  members: readonly MemberTable[],
  wires: readonly (readonly Wire[])[],
  slotOf: ReadonlyMap<string, number>,
  nodeOf: ReadonlyMap<string, Node>,
): SlotPlan[] {
  const first: number[] = [];
  const others = new Map<number, MemberTable[]>();
  for (let i = 0; i < members.length; i++) {
    const slot = slotOf.get(members[i]!.as)!;
    if (first[slot] === undefined) first[slot] = i;
    else others.set(slot, [...(others.get(slot) ?? none), members[i]!]);
  }
  return [...slotOf.keys()].map((as, slot) => {
    const index = first[slot] ?? -1;
    return slotPlan(as, members[index], wires[index] ?? none, others.get(slot) ?? none, nodeOf);
  });
}

function slotPlan(
  as: string,
  member: MemberTable | undefined,
  wires: readonly Wire[],
  others: readonly MemberTable[],
  nodeOf: ReadonlyMap<string, Node>,
): SlotPlan {
  const number = member?.number ?? one;
  const isWord = typeof number === "string";
  const list = member !== undefined && isList(member);
  let required = member !== undefined && isRequired(member);
  let byDefault: unknown = member?.default;
  for (const other of others) {
    required ||= isRequired(other);
    byDefault ??= other.default;
  }
  const present = member !== undefined && !isFlag(member.type);
  const wrappers = wrapperPlans(wires[0], nodeOf);
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
    wires,
  };
}

/** What a member's number is that says none. */
const one = [1, 1] as const;

function isRequired({ number, type, default: byDefault }: MemberTable): boolean {
  if (isFlag(type) || byDefault !== undefined) return false;
  return number === undefined || number === "+" || (typeof number !== "string" && number[0] > 0);
}

const none: readonly never[] = [];

function wrapperPlans(wire: Wire | undefined, nodeOf: ReadonlyMap<string, Node>): readonly WrapperPlan[] {
  if (wire === undefined || wire.wrappers.length === 0) return none;
  let path = "";
  return wire.wrappers.map(({ name, optional }) => {
    path = path === "" ? name : `${path}/${name}`;
    return { slot: nodeOf.get(path)?.seenSlot ?? -1, optional, path };
  });
}
