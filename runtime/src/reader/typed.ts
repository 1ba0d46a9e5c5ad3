import { invalid } from "../codec.js";
import type { RuleCode } from "../feature.js";
import { trim } from "./convert.js";
import { pathOf } from "./finish.js";
import { elementPath, quote, report } from "./place.js";
import type { Field, Rule } from "./plan.js";

/** Reads the text of a member whose type another chooses: both can come in either order, so it becomes a value at the end. */
export const typed: RuleCode = { feature: "typedBy", rule: typedRule };

function typedRule(slot: number, of: number, placeSlot: number, field: Field): Rule {
  const choose = field.codec!.detail.choose!;
  return (state, base) => {
    const { values } = state;
    const text = values[base + slot];
    // A word that cannot be read was told of already.
    const chosen = choose(values[base + of]);
    if (typeof text !== "string" || chosen === undefined) return;
    const { type, masked } = chosen;
    const trimmed = type.keepsSpace ? text : trim(text);
    const value = type.read(trimmed);
    values[base + slot] = value === invalid ? undefined : value;
    if (value !== invalid) return;
    const place = Number(values[base + placeSlot] ?? 0);
    const received = field.masked ?? masked ?? quote(trimmed);
    report(state, "wrong-value", "error", elementPath(state) + pathOf(field), place, type.expected, received);
  };
}
