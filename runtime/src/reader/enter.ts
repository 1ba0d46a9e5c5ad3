import { fail } from "./place.js";
import type { Field } from "./plan.js";
import type { State } from "./state.js";

/** Opens an element, and returns where its own values begin. */
export function enter(state: State, field: Field, base: number, start: number): number {
  const depth = state.depth + 1;
  checkDepth(state, depth, start);
  state.depth = depth;
  state.fields[depth] = field;
  state.starts[depth] = start;
  state.bases[depth] = base;
  return state.top;
}

/** Tells of the element at `start` where it is one too deep. */
export function checkDepth(state: State, depth: number, start: number): void {
  const most = state.limits.depth;
  if (depth > most) fail(state, start, `at most ${most} elements inside of each other`, "more", "limit");
}

/** Closes the innermost element; the values from `top` on are free. */
export function leave(state: State, top: number): void {
  state.depth--;
  state.top = top;
}
