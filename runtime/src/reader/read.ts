import type { ReadOptions } from "../document.js";
import { type VersionCode, codeOf } from "../feature.js";
import type { Problem } from "../problem.js";
import type { DocumentTable } from "../table.js";
import { limitsOf } from "./bounds.js";
import { scanName } from "./characters.js";
import { type Input, openInput } from "./input.js";
import { resolveName } from "./namespaces.js";
import { Stop, elementPath, fail, nameAt, report } from "./place.js";
import type { Field, Plan } from "./plan.js";
import { type Linked, linkedOf, planOf } from "./plans.js";
import { readEpilog, readProlog } from "./prolog.js";
import { readRecord } from "./record.js";
import { giveRoom } from "./room.js";
import { skipElement } from "./skip.js";
import { type Log, type State, newState, usePlan } from "./state.js";
import { scanTag } from "./tag.js";

/** The value of a document, where `problems` has no error. */
export interface Outcome {
  readonly value: unknown;
  readonly problems: readonly Problem[];
  readonly failed: boolean;
}

/** Reads a document: by the first error it ends, or it goes on and collects all. */
export function read<T>(
  tableOf: () => DocumentTable<T>,
  input: string | Uint8Array,
  options: ReadOptions,
  firstOnly: boolean,
): Outcome {
  const linked = linkedOf(tableOf as () => DocumentTable<unknown>);
  const { table } = linked;
  const limits = limitsOf(table.limits, options.limits);
  const opened = openInput(input, table, options, limits);
  const log: Log = {
    file: options.file,
    problems: [],
    errors: 0,
    notices: 0,
    firstOnly,
    onProblem: options.onProblem,
    isEarly: undefined,
    locate: opened.locate,
  };
  const unknown = options.unknown ?? table.read?.unknown ?? "keep";
  const state = newState(opened.room, opened.end, linked.none, table, limits, unknown, log);
  let value: unknown;
  try {
    value = readDocument(state, linked, opened);
  } catch (error) {
    if (!(error instanceof Stop)) stackOverflow(state, error);
  } finally {
    giveRoom(opened.room);
  }
  return { value: log.errors > 0 ? undefined : value, problems: log.problems, failed: log.errors > 0 };
}

/** Without a limit of depth, the stack of the host is one. */
export function stackOverflow(state: State, error: unknown): void {
  if (!(error instanceof RangeError) || !/stack/i.test(error.message)) throw error;
  try {
    fail(state, state.starts[1] ?? 0, "fewer elements inside of each other", "more than the stack holds", "limit");
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
  }
}

function readDocument(state: State, linked: Linked, input: Input): unknown {
  input.tell?.(state);
  const { root, nameEnd, field } = readBeginning(state, linked, input.start);
  let value: unknown;
  if (field === undefined) skipElement(state, root);
  else value = readRecord(state, field, 0, root, nameEnd);
  readEpilog(state, state.position);
  // Of what is wrong, more would be said that follows from it.
  if (state.log.errors === 0) (linked.table.identities as CheckedIdentities | undefined)?.check(state, root);
  return withVersion(state, value);
}

interface CheckedIdentities {
  readonly check: (state: State, root: number) => void;
}

/** Where the root element begins, where its name ends, and what it is. */
export interface Beginning {
  readonly root: number;
  readonly nameEnd: number;
  readonly field: Field | undefined;
}

/** Reads what stands before the root element and its start tag, and finds the plan that fits the document. */
export function readBeginning(state: State, linked: Linked, start: number): Beginning {
  const root = readProlog(state, start);
  const nameEnd = scanName(state, root + 1, "the name of an element");
  scanTag(state, root, nameEnd);
  const { versions } = linked.table;
  const version =
    versions === undefined
      ? -1
      : codeOf<VersionCode>(linked.table, versions.code, "versioned").find(state, versions, root);
  const plan = planOf(linked, version, state.namespaces);
  usePlan(state, plan);
  return { root, nameEnd, field: rootField(state, plan, root) };
}

/** The value of the root, with the version that was found. */
export function withVersion({ table, plan }: State, value: unknown): unknown {
  const { versions } = table;
  if (versions !== undefined && plan.version !== undefined && typeof value === "object" && value !== null)
    Object.assign(value, { [versions.as]: plan.version });
  return value;
}

function rootField(state: State, plan: Plan, root: number): Field | undefined {
  const { local, namespace } = resolveName(state, root + 1, false);
  const field =
    plan.roots.find((each) => each.local === local && each.namespace === namespace && each.name !== "*") ??
    plan.anyRoot;
  if (field === undefined) {
    const names = plan.roots.map(({ name }) => name);
    const expected = names.length === 1 ? `the element ${names.join("")}` : `one of the elements ${names.join(", ")}`;
    const where = namespace === "" ? "" : ` in the namespace ${JSON.stringify(namespace)}`;
    const path = `${elementPath(state)}/${nameAt(state, root + 1)}`;
    report(state, "root", "error", path, root, expected, `the element ${nameAt(state, root + 1)}${where}`);
  }
  return field;
}
