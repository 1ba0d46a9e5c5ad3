import { tableOf } from "../contract.js";
import type { DocumentTable } from "../table.js";
import { link } from "./link.js";
import type { WritePlan } from "../writer/plan.js";
import type { Plan } from "./plan.js";

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
    linked = { table: read, none: link({ ...read, roots: [] }, -1, () => ""), plans: new Map(), writePlans: new Map() };
    known.set(table, linked);
  }
  return linked;
}

/** The plan for a version, or -1, and for the namespaces that the root element of a document binds to prefixes. */
export function planOf(linked: Linked, version: number, namespaces: ReadonlyMap<string, readonly string[]>): Plan {
  const bound = boundPrefixes(linked.table, namespaces);
  const key = bound.length === 0 ? String(version) : JSON.stringify([version, bound]);
  let plan = linked.plans.get(key);
  if (plan === undefined) {
    plan = link(linked.table, version, (namespace, attribute) => prefixFor(bound, namespace, attribute));
    if (linked.plans.size >= mostPlans) linked.plans.clear();
    linked.plans.set(key, plan);
  }
  return plan;
}

/** The prefixes that decide how names of the table are spelled. Most documents have none. */
function boundPrefixes(
  table: DocumentTable<unknown>,
  namespaces: ReadonlyMap<string, readonly string[]>,
): (readonly [prefix: string, uri: string])[] {
  if (table.namespaces === undefined && !namespaces.has("")) return [];
  const uris = new Set(["", ...Object.values(table.namespaces ?? {})]);
  return [...namespaces].flatMap(([prefix, stack]) => {
    const uri = stack.at(-1);
    return uri !== undefined && (prefix === "" || uris.has(uri)) ? [[prefix, uri] as const] : [];
  });
}

function prefixFor(
  bound: readonly (readonly [prefix: string, uri: string])[],
  namespace: string,
  attribute: boolean,
): string | undefined {
  if (namespace === "")
    return attribute || bound.every(([prefix, uri]) => prefix !== "" || uri === "") ? "" : undefined;
  const found = bound.filter(([prefix, uri]) => uri === namespace && !(attribute && prefix === ""));
  return found.find(([prefix]) => prefix === "")?.[0] ?? found[0]?.[0];
}
