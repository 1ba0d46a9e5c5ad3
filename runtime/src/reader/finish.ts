import { unknown } from "../unknown.js";
import { unbounded } from "./bounds.js";
import { seen } from "./convert.js";
import { newList } from "./made.js";
import { elementPath, quote, report } from "./place.js";
import type { Field, RecordPlan, SlotPlan } from "./plan.js";
import type { State } from "./state.js";

/** Checks what the record must have, fills what was left out, and makes its value. */
export function finish(state: State, record: RecordPlan, base: number, start: number): unknown {
  complete(state, record, base, start);
  return make(state, record, base);
}

/** Checks what the record must have, and fills what was left out. */
export function complete(state: State, record: RecordPlan, base: number, start: number): void {
  const { values } = state;
  const { slots, counted } = record;
  const { length } = slots;
  for (let i = 0; i < length; i++) {
    const value = values[base + i];
    if (value === undefined) {
      const slot = slots[i]!;
      if (!slot.mayBeMissing) values[base + i] = missing(state, base, start, slot);
    } else if (counted && slots[i]!.list) checkNumber(state, slots[i]!, value, start);
    else if (value === null) values[base + i] = undefined;
  }
  const { rules } = record;
  for (let i = 0; i < rules.length; i++) rules[i]!(state, base);
}

/** Makes the value of a record that is complete. */
export function make(state: State, record: RecordPlan, base: number): unknown {
  const { values } = state;
  const value = makeValue(record, values, base);
  const content = values[base + record.unknownSlot];
  if (content !== undefined && typeof value === "object" && value !== null)
    Object.assign(value, { [unknown]: content });
  return value;
}

function makeValue(record: RecordPlan, values: readonly unknown[], base: number): unknown {
  // What must be in the element and is not was told of: the element itself was there.
  if (record.only) return values[base] ?? (record.slots[0]?.required ? seen : undefined);
  if (record.make !== undefined) return new record.make(values, base);
  return Object.fromEntries(record.slots.map(({ as }, index) => [as, values[base + index]]));
}

/** What stands for a member that was not there; tells of one that must be. */
function missing(state: State, base: number, start: number, slot: SlotPlan): unknown {
  if (!slot.present) return undefined;
  for (const { slot: wrapper, optional, words } of slot.wrappers) {
    const place = state.values[base + wrapper];
    if (place === seen) return undefined;
    if (place !== undefined) continue;
    if (!optional) {
      // Told once, though each member inside of it is missing as well.
      state.values[base + wrapper] = seen;
      tell(state, start, words);
      return undefined;
    }
    return slot.default;
  }
  if (slot.required)
    tell(
      state,
      start,
      slot.list ? `at least ${slot.minimum === 1 ? "one" : slot.minimum} of ${slot.words}` : slot.words,
    );
  return slot.default ?? (slot.list ? newList() : undefined);
}

function tell(state: State, start: number, words: string): void {
  report(state, "missing", "error", elementPath(state), start, words, "nothing");
}

function checkNumber(state: State, slot: SlotPlan, value: unknown, start: number): void {
  if (!Array.isArray(value) || (value.length >= slot.minimum && value.length <= slot.maximum)) return;
  const range = slot.maximum === unbounded ? `at least ${slot.minimum}` : `${slot.minimum} to ${slot.maximum}`;
  report(state, "size", "error", elementPath(state), start, `${range} of ${slot.words}`, String(value.length));
}

/** A number that says how long a list is must be right: else the document was cut. */
export function checkSize(
  state: State,
  base: number,
  slot: number,
  list: number,
  placeSlot: number,
  field: Field,
  words: string,
): void {
  const told = state.values[base + slot];
  const items = state.values[base + list];
  if (told === undefined || !Array.isArray(items) || Number(told) === items.length) return;
  const place = Number(state.values[base + placeSlot] ?? 0);
  const expected = `${items.length} as the number of ${words}`;
  const path = elementPath(state) + pathOf(field);
  report(state, "size", "error", path, place, expected, field.masked ?? quote(String(told)));
}

/** The path, from the element of its record on, of a field that is no list. */
export function pathOf({ name, attribute, wrapper }: Field): string {
  return wrapper + (name === "$" ? "" : `/${attribute ? "@" : ""}${name}`);
}
