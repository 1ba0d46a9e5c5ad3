import { describe } from "./failure.js";
import type { Owner } from "./leaf.js";
import type { NodePlan } from "./plan.js";
import { type Writing, failureAt } from "./state.js";

/** A flag is not on the wire: one that is set must follow from the property that it stands for. */
export function checkFlags(writing: Writing, { flags }: NodePlan, owner: Owner): void {
  for (const { as, of, is, masked } of flags) {
    if (owner[as] !== true || owner[of] === is) continue;
    const expected = `${of} to be ${describe(is, undefined)} where ${as} is true`;
    throw failureAt(writing, "", -1, "wrong-value", expected, describe(owner[of], masked));
  }
}

/** What another version has must have no value in this one. */
export function checkForeign(writing: Writing, { foreign }: NodePlan, owner: Owner): void {
  for (const { as, name, masked } of foreign) {
    const value = owner[as];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    const expected = `nothing in version ${String(writing.version)}`;
    throw failureAt(writing, name === "" ? as : name, -1, "version", expected, describe(value, masked));
  }
}
