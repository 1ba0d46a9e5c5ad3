import type { FlagTable } from "../table.js";
import { describe } from "./failure.js";
import type { Check } from "./plan.js";
import { failureAt } from "./state.js";

/** A flag is not on the wire: one that is set must follow from the property that it stands for. */
export function flagCheck(as: string, { of, is }: FlagTable, masked: string | undefined): Check {
  return (writing, owner) => {
    if (owner[as] !== true || owner[of] === is) return;
    const expected = `${of} to be ${describe(is, undefined)} where ${as} is true`;
    throw failureAt(writing, "", -1, "wrong-value", expected, describe(owner[of], masked));
  };
}
