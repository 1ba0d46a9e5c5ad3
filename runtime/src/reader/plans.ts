import { tableOf } from "../contract.js";
import { type PrefixCode, codeOf } from "../feature.js";
import type { DocumentTable } from "../table.js";
import { link } from "./link.js";
import type { WritePlan } from "../writer/plan.js";
import type { Plan } from "./plan.js";
import { plainSpelling } from "./spelling.js";

/** A table that was read from or written from before, with its plans. */
export interface Linked {
  readonly table: DocumentTable<unknown>;
  /** The plan before it is known which one fits a document: it has no roots. */
  readonly none: Plan;
  readonly plans: Map<string, Plan>;
  /** By the index of the version, -1 where there are none. */
  readonly writePlans: Map<number, WritePlan>;
}

/** Documents choose their prefixes; one that chooses new ones all the time must not fill the memory. */
const mostPlans = 64;

let known: WeakMap<() => DocumentTable<unknown>, Linked> | undefined;

/** The table that the function returns, which is called once. */
export function linkedOf(table: () => DocumentTable<unknown>): Linked {
  known ??= new WeakMap();
  let linked = known.get(table);
  if (linked === undefined) {
    const read = tableOf(table);
    linked = {
      table: read,
      none: link({ ...read, roots: [] }, -1, plainSpelling(read)),
      plans: new Map(),
      writePlans: new Map(),
    };
    known.set(table, linked);
  }
  return linked;
}

/** The plan for a version, or -1, and for the namespaces that the root element of a document binds to prefixes. */
export function planOf(linked: Linked, version: number, namespaces: ReadonlyMap<string, readonly string[]>): Plan {
  const { table, plans } = linked;
  const code = table.namespaces && codeOf<PrefixCode>(table, table.prefixes, "prefixes");
  const bound = code?.bound(table, namespaces) ?? [];
  const key = bound.length === 0 ? String(version) : JSON.stringify([version, bound]);
  let plan = plans.get(key);
  if (plan === undefined) {
    plan = link(table, version, code?.spelling(table, bound) ?? plainSpelling(table));
    if (plans.size >= mostPlans) plans.clear();
    plans.set(key, plan);
  }
  return plan;
}
