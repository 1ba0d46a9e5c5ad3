import type { Limits } from "../limits.js";
import type { Problem } from "../problem.js";
import type { DocumentTable } from "../table.js";
import type { Field, Plan } from "./plan.js";
import { xmlNamespace, xmlnsNamespace } from "./spelling.js";
import type { Room } from "./room.js";

/** All that one parse knows. Another parse has another one, so that a listener may parse while it is told of a problem. */
export interface State {
  room: Room;
  bytes: Uint8Array;
  view: DataView;
  /** The number of bytes; behind them are zeros. */
  end: number;
  /** Where a helper stopped; -1 where it could not go on and the general path must. */
  position: number;

  plan: Plan;
  doubles: Float64Array;
  integers: Int32Array;

  /** The members of all open elements, one after the other; `top` is the first free place. */
  readonly values: unknown[];
  top: number;

  /** The open elements from the root on: what each is, where its start tag is, and where the values of its parent begin. */
  depth: number;
  readonly fields: Field[];
  readonly starts: number[];
  readonly bases: number[];
  /** Whether the start tag that was read last was an empty element. */
  emptyTag: boolean;
  /** The start tag that `scanTag` was last at, and where its attributes are: start and end of the names. */
  scannedTag: number;
  tagNames: number[];
  /** The index of the field that was read last in the content of the innermost element, for the general path. */
  previous: number;

  /** URIs by prefix, innermost last; prefixes in the order of their declaration. */
  readonly namespaces: Map<string, string[]>;
  readonly declared: string[];
  /** How many declarations below the root change what the literals of the plan mean: then nothing is predicted. */
  shifted: number;
  /** What the names in the XML that is being kept rest on: `prefix=namespace`. */
  usedNamespaces: Set<string> | undefined;

  readonly table: DocumentTable<unknown>;
  readonly limits: Limits;
  /** Whether names are those of namespaces. */
  readonly namespaced: boolean;
  /** Whether children must come in the order of the table. */
  readonly ordered: boolean;
  readonly unknown: "keep" | "ignore" | "refuse";
  /** Items that a stream took out of the list at `takenAt`: they are counted in paths. */
  taken: number;
  takenAt: number;
  /** Whether the limits are wide enough for what is predicted, so that only what is not needs to be measured. */
  predicting: boolean;
  readonly log: Log;
}

/** What was found wrong, or noticed, and how places are counted. */
export interface Log {
  readonly file: string | undefined;
  readonly problems: Problem[];
  errors: number;
  notices: number;
  /** Whether the first error ends the reading. */
  readonly firstOnly: boolean;
  onProblem: ((problem: Problem) => void) | undefined;
  /** Asked before an error is told: whether it comes of bytes that a stream has not brought yet. */
  isEarly: ((offset: number, received: string) => boolean) | undefined;
  /** Finds the place of a byte of the room in the input as it was received. */
  locate: (offset: number) => Place;
}

/** A place in the input, counted as `Problem` does. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** The state before the first byte is read. */
export function newState(
  room: Room,
  end: number,
  plan: Plan,
  table: DocumentTable<unknown>,
  limits: Limits,
  unknown: "keep" | "ignore" | "refuse",
  log: Log,
): State {
  return {
    room,
    bytes: room.bytes,
    view: room.view,
    end,
    position: 0,
    plan,
    doubles: plan.doubles,
    integers: plan.integers,
    values: [],
    top: 0,
    depth: 0,
    fields: [],
    starts: [],
    bases: [],
    emptyTag: false,
    scannedTag: -1,
    tagNames: [],
    previous: 0,
    namespaces: new Map([
      ["xml", [xmlNamespace]],
      ["xmlns", [xmlnsNamespace]],
    ]),
    declared: [],
    shifted: 0,
    usedNamespaces: undefined,
    table,
    limits,
    namespaced: table.read?.namespaces !== "ignore",
    ordered: table.read?.order === "declared",
    unknown,
    taken: 0,
    takenAt: -1,
    predicting: true,
    log,
  };
}

/** Goes on with another plan, whose literals fit the prefixes or the version of this document. */
export function usePlan(state: State, plan: Plan): void {
  state.plan = plan;
  state.doubles = plan.doubles;
  state.integers = plan.integers;
  const { limits } = state;
  state.predicting =
    limits.text >= 64 &&
    limits.attribute >= 64 &&
    limits.name >= plan.longestName &&
    limits.attributes >= plan.mostAttributes;
}
