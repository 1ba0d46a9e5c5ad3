import { matches } from "./literal.js";
import type { State } from "./state.js";

/** Whether what ends the value stands at `p`; a quote is compared at once. */
export function ends(state: State, p: number, close: number, closeLength: number): boolean {
  return closeLength === 1 ? state.bytes[p] === 34 : matches(state, p, close, closeLength);
}

/** Leaves the value to the general path. */
export function unusual(state: State): undefined {
  state.position = -1;
}
