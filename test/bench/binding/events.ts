import type { Place, Plan, RecordBinding } from "./plan.js";

/** What a parser that tells events calls; the same for all of them. */
export interface EventBinding {
  /** `attribute` gives the value of an attribute, or nothing. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text: (text: string) => void;
  readonly close: () => void;
  readonly value: () => unknown;
}

/** Builds the value while a document is told. */
export function eventBinding({ root, version }: Plan): EventBinding {
  const records: RecordBinding[] = [];
  const values: unknown[][] = [];
  const places: (Place | undefined)[] = [];
  let record: RecordBinding = root;
  let slots: unknown[] = [];
  let depth = 0;
  let skipped = 0;
  let leaf: Place | undefined;
  let map: Place | undefined;
  let entry: string | undefined;
  let held = "";
  let result: unknown;

  function enter(place: Place | undefined, inner: RecordBinding, attributes: Readonly<Record<string, string>>): void {
    records[depth] = record;
    values[depth] = slots;
    places[depth] = place;
    depth++;
    record = inner;
    if (inner.isWrapper) {
      for (const slot of inner.listsInside) slots[slot] ??= [];
      return;
    }
    slots = inner.empty.slice();
    for (let slot = 0; slot < slots.length; slot++) if (slots[slot] !== undefined) slots[slot] = [];
    if (inner.attributes.size === 0) return;
    for (const name in attributes) {
      const at = inner.attributes.get(name);
      if (at?.convert !== undefined) slots[at.slot] = at.convert(attributes[name] ?? "");
    }
  }

  return {
    open(name, attributes) {
      held = "";
      if (depth === 0) {
        enter(undefined, root, attributes);
        return;
      }
      if (map !== undefined) {
        entry = name;
        return;
      }
      const place = skipped > 0 ? undefined : record.children.get(name);
      if (place === undefined) skipped++;
      else if (place.record !== undefined) enter(place, place.record, attributes);
      else if (place.map !== undefined) {
        map = place;
        slots[place.slot] = [];
      } else leaf = place;
    },
    text(text) {
      held = held === "" ? text : held + text;
    },
    close() {
      if (skipped > 0) skipped--;
      else if (leaf !== undefined) {
        const value = leaf.convert!(held);
        if (leaf.list) (slots[leaf.slot] as unknown[]).push(value);
        else slots[leaf.slot] = value;
        leaf = undefined;
      } else if (entry !== undefined) {
        (slots[map!.slot] as unknown[]).push({ name: entry, value: map!.map!(held) });
        entry = undefined;
      } else if (map !== undefined) map = undefined;
      else leave();
      held = "";
    },
    value() {
      if (version !== undefined) (result as Record<string, unknown>)[version.as] = version.value;
      return result;
    },
  };

  function leave(): void {
    const { isWrapper, text, required, finish } = record;
    depth--;
    if (!isWrapper) {
      if (text?.convert !== undefined) slots[text.slot] = text.convert(held);
      for (const slot of required) if (slots[slot] === undefined) throw new Error("a member is missing");
      const value = finish(slots);
      const place = places[depth];
      slots = values[depth]!;
      if (place === undefined) result = value;
      else if (place.list) (slots[place.slot] as unknown[]).push(value);
      else slots[place.slot] = value;
    }
    record = records[depth]!;
  }
}
