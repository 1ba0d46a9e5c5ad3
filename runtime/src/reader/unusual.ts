import type { State } from "./state.js";

/** Leaves the value to the general path. */
export function unusual(state: State): undefined {
  state.position = -1;
}
