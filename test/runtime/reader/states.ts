import { type DocumentTable, type Limits, defaultLimits } from "@tagsmith/runtime";
import { linkedOf, planOf } from "../../../runtime/src/reader/plans.js";
import { roomOf } from "../../../runtime/src/reader/room.js";
import { type State, newState, usePlan } from "../../../runtime/src/reader/state.js";

/** The state of a reader that is about to read some bytes, with the plan for a document that binds these prefixes at its root. */
export function stateOf(
  table: () => DocumentTable<unknown>,
  text: string,
  { bound = {}, limits = {} }: { bound?: Readonly<Record<string, string>>; limits?: Partial<Limits> } = {},
): State {
  const linked = linkedOf(table);
  const prefixes = Object.entries(bound).map(([prefix, uri]): [string, string[]] => [prefix, [uri]]);
  const plan = planOf(linked, -1, new Map(prefixes));
  const bytes = new TextEncoder().encode(text);
  const state = newState(roomOf(bytes), bytes.length, plan, linked.table, { ...defaultLimits, ...limits }, "keep", {
    file: undefined,
    problems: [],
    errors: 0,
    notices: 0,
    firstOnly: false,
    onProblem: undefined,
    isEarly: undefined,
    locate: (offset) => ({ line: 1, column: offset + 1, offset }),
  });
  usePlan(state, plan);
  return state;
}
