import { type CodecDetail, invalid } from "../codec.js";
import { trim } from "./convert.js";
import { elementPath, quote, report } from "./place.js";
import type { Field, RecordPlan } from "./plan.js";
import type { State } from "./state.js";

/** A member whose type another chooses: both can be read in either order, so its text becomes a value at the end. */
export interface TypedPlan {
  readonly slot: number;
  readonly of: number;
  readonly placeSlot: number;
  readonly field: Field;
  readonly choose: NonNullable<CodecDetail["choose"]>;
}

/** Reads the texts of members whose types are known now. */
export function readTyped(state: State, record: RecordPlan, base: number): void {
  for (const { slot, of, placeSlot, field, choose } of record.typed) {
    const text = state.values[base + slot];
    // A word that cannot be read was told of already.
    const chosen = choose(state.values[base + of]);
    if (typeof text !== "string" || chosen === undefined) continue;
    const { type, masked } = chosen;
    const trimmed = type.keepsSpace ? text : trim(text);
    const value = type.read(trimmed);
    state.values[base + slot] = value === invalid ? undefined : value;
    if (value !== invalid) continue;
    const name = field.name === "$" ? "" : `/${field.attribute ? "@" : ""}${field.name}`;
    const place = Number(state.values[base + placeSlot] ?? 0);
    const received = field.masked ?? masked ?? quote(trimmed);
    report(state, "wrong-value", "error", elementPath(state) + name, place, type.expected, received);
  }
}
