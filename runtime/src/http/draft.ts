import { type Address, isComplete, isLoopback, joinAddress } from "./address.js";
import { SettingError } from "./errors/setting-error.js";
import type { Expression, Value } from "./expression.js";
import { type Escape, type Part, pairsIn, readPairs, writeParts } from "./parts.js";
import { type RequestContext, scopeOf } from "./scope.js";
import { type Settings, missingSetting } from "./settings.js";
import type { ClientTable, ComputedTable, PartLocation, Scope } from "./table.js";
import { textOf } from "./value.js";

/** All of a request before it is one: what is sent, and what of it may be shown. */
export interface Prepared {
  readonly method: string;
  readonly address: Address;
  readonly parts: readonly Part[];
  /** What is sent that is no form. */
  readonly document?: Uint8Array<ArrayBuffer>;
  readonly contentType?: string;
  readonly steps: readonly Step[];
  readonly secrets: ReadonlySet<string>;
  /** The secrets, and the personal values that the caller gave: what an answer may repeat and no message may. */
  readonly unshown: ReadonlySet<string>;
}

/** One value on the way to a request. */
export interface Step {
  readonly name: string;
  readonly in: PartLocation | "let" | "body" | "address";
  /** As the spec writes it; for a parameter, the property that the caller gives. */
  readonly expression: string;
  readonly value: Value;
  readonly hidden: boolean;
}

/** A request in the making. */
export interface Draft {
  readonly table: ClientTable;
  readonly method: string;
  readonly address: Address;
  /** What says where it goes, as the spec writes it. */
  readonly from: string;
  readonly scope: Scope;
  readonly secrets: Set<string>;
  readonly unshown: Set<string>;
  readonly values: Map<string, unknown>;
  readonly parts: Part[];
  readonly steps: Step[];
  document?: Uint8Array<ArrayBuffer>;
  contentType?: string;
}

/** Finds out where a request goes, and names its pieces for expressions. */
export async function startDraft(
  table: ClientTable,
  settings: Settings,
  context: RequestContext,
  method: string,
  where: (scope: Scope, values: Map<string, unknown>) => Promise<{ base: Expression; path: Expression }>,
): Promise<Draft> {
  const values = new Map<string, unknown>();
  const scope = scopeOf(settings, context, values);
  const { base, path } = await where(scope, values);
  const at = textOf(await evaluate(table, path, scope));
  const from = isComplete(at) ? path.text : base.text;
  const start = isComplete(at) ? "" : textOf(await evaluate(table, base, scope));
  const address = joinAddress(table.platform, from, start, at);
  values.set("method", method);
  values.set("host", address.host);
  values.set("port", address.port);
  values.set("path", address.path);
  for (const name of ["now", "timestamp"]) values.set(name, String(Math.floor(scope.now() / 1000)));
  const secrets = scope.secrets ?? new Set<string>();
  return { table, method, address, from, scope, secrets, unshown: new Set(), values, parts: [], steps: [] };
}

/** Adds what follows from settings, parameters and what was computed before. */
export async function addComputed(draft: Draft, computed: readonly ComputedTable[]): Promise<void> {
  for (const { name, in: declared, at, value, escape } of computed) {
    nameParts(draft);
    const location = at ? await choose<PartLocation>(draft, at, ["query", "form"]) : declared;
    const result = await evaluate(draft.table, value, draft.scope);
    draft.steps.push({ name, in: location, expression: value.text, value: result, hidden: false });
    if (location === "let") {
      draft.values.set(name, result);
      continue;
    }
    if (!draft.values.has(name)) draft.values.set(name, result);
    const escaping = escape ? await choose<Escape>(draft, escape, ["form", "percent", "raw"]) : usual(location);
    draft.parts.push({ in: location, name, value: textOf(result), escape: escaping, hidden: false });
  }
}

/** Gives expressions the parts that are there so far. */
export function nameParts({ values, parts, address, document }: Draft): void {
  const query = [...readPairs(address.query), ...pairsIn(parts, "query")];
  const form = pairsIn(parts, "form");
  values.set("query", query);
  values.set("form", form);
  values.set("params", [...query, ...form]);
  values.set("body", document ?? writeParts(parts, "form"));
}

/** The request as it will be sent. No secret goes over http but to this computer, and some requests never do. */
export function finish(
  draft: Draft,
  { allowInsecure }: RequestContext,
  { name, over }: { readonly name: string; readonly over?: "https" },
): Prepared {
  const { table, method, address, from, parts, steps, secrets, document, contentType } = draft;
  const isOpen = address.scheme === "http" && !isLoopback(address.host);
  if (isOpen && over === "https") {
    const reason = `must not lead over http to ${address.host}, even with allowInsecure: use https`;
    throw new SettingError({ platform: table.platform, operation: name, setting: from, reason });
  }
  if (isOpen && !allowInsecure && secrets.size > 0) {
    const secret = table.settings.find(
      (setting) => setting.secret && secrets.has(String(draft.scope.settings[setting.name])),
    );
    const reason = `is secret and must not go over http to ${address.host}: use https, or allowInsecure`;
    throw new SettingError({ platform: table.platform, setting: secret?.name ?? "token", reason });
  }
  const isForm = document === undefined && parts.some((part) => part.in === "form");
  return {
    method,
    address,
    parts,
    steps,
    secrets,
    unshown: new Set([...draft.unshown, ...secrets]),
    ...(document && { document }),
    ...(isForm ? { contentType: "application/x-www-form-urlencoded" } : contentType && { contentType }),
  };
}

/** A setting that is missing is found out where an expression names it: then the table knows where it is found. */
export async function evaluate(table: ClientTable, expression: Expression, scope: Scope): Promise<Value> {
  try {
    return await expression.evaluate(scope);
  } catch (error) {
    const setting = error instanceof SettingError && table.settings.find(({ name }) => name === error.setting);
    throw setting ? missingSetting(table.platform, setting) : error;
  }
}

/** The word of a few that an expression says. */
export async function choose<Word extends string>(
  draft: Draft,
  choice: Expression,
  words: readonly Word[],
): Promise<Word> {
  const word = textOf(await evaluate(draft.table, choice, draft.scope));
  const found = words.find((known) => known === word);
  if (found === undefined) {
    const reason = `cannot be used: expected ${words.join(" or ")} but received ${JSON.stringify(word)}`;
    throw new SettingError({ platform: draft.table.platform, setting: choice.text, reason });
  }
  return found;
}

/** How a part is escaped where the spec does not say. */
export function usual(location: PartLocation): Escape {
  return location === "query" ? "percent" : location === "form" ? "form" : "raw";
}
