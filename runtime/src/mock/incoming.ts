import { safeParse } from "../document.js";
import { type Received, isForm, receive } from "../http/endpoint/received.js";
import { textOf } from "../http/value.js";
import { bodyValue } from "../http/webhook/body-value.js";
import { scopeOf } from "../http/scope.js";
import type { Settings } from "../http/settings.js";
import type { BodyTable, ComputedTable, OperationTable, PartLocation } from "../http/table.js";

/** A request as a mock looks at it. */
export interface Incoming extends Received {
  readonly url: URL;
  readonly bytes: Uint8Array;
  readonly pairs: { readonly query: Pairs; readonly form: Pairs };
}

type Pairs = Received["query"]["pairs"];

/** Reads all of a request. */
export async function readIncoming(request: Request, platform: string): Promise<Incoming> {
  const received = receive(request, { platform, limit: 268_435_456, idleMilliseconds: 60_000 });
  const bytes = await received.body();
  const { pairs: form } = await received.form();
  return { ...received, url: new URL(request.url), bytes, pairs: { query: received.query.pairs, form } };
}

/** What the request says for a part of this name. */
export function partOf(incoming: Incoming, name: string, location: PartLocation | undefined): string | undefined {
  if (location === "header") return incoming.headers.get(name) ?? undefined;
  const { query, form } = incoming.pairs;
  const among = location === "query" ? query : location === "form" ? form : [...form, ...query];
  const found = among.find(([each]) => each === name)?.[1];
  return found ?? (location === undefined ? (incoming.headers.get(name) ?? undefined) : undefined);
}

/** The names that expressions of the sender could use before the parts of these names were there. */
export function valuesBefore(incoming: Incoming, later: ReadonlySet<string>, ownBody: boolean): [string, unknown][] {
  const query = incoming.pairs.query.filter(([name]) => !later.has(name));
  const form = incoming.pairs.form.filter(([name]) => !later.has(name));
  const { url, bytes } = incoming;
  return [
    ["method", incoming.method],
    ["host", url.hostname],
    ["port", url.port === "" ? (url.protocol === "https:" ? "443" : "80") : url.port],
    ["path", url.pathname],
    ["query", query],
    ["form", form],
    ["params", [...query, ...form]],
    ["body", ownBody ? bytes : bodyValue(bytes)],
  ];
}

/** The document that a request sends; nothing where it cannot be read. */
export async function documentOf(body: BodyTable, incoming: Incoming, settings: Settings): Promise<unknown> {
  const named = body.field ?? (body.fieldSetting === undefined ? undefined : settings.values[body.fieldSetting]);
  let { bytes } = incoming;
  if (named !== undefined && isForm(incoming.headers)) {
    bytes = new TextEncoder().encode(partOf(incoming, named, "form") ?? "");
  }
  const scope = scopeOf(settings, {}, new Map());
  for (const step of body.steps.toReversed()) bytes = await step.decode(bytes, scope);
  const result = safeParse(body.document, bytes);
  return result.ok ? result.value : new Unreadable(result.problems[0]?.message ?? "the document cannot be read");
}

/** Stands for a document that cannot be read. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}

/** The names of parts that follow from settings, in query, form and header. */
export function computedNames(computed: readonly ComputedTable[]): string[] {
  return computed.filter((table) => table.in !== "let").map(({ name }) => name);
}

/** Where an operation is, seen from its host; nothing where that follows from what is not known. */
export async function pathOf(
  { path }: Pick<OperationTable, "path">,
  settings: Settings,
  values: ReadonlyMap<string, unknown>,
): Promise<string | undefined> {
  try {
    return textOf(await path.evaluate(scopeOf(settings, {}, values)));
  } catch {
    return undefined;
  }
}
