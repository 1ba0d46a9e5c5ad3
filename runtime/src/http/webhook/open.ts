import { safeParse } from "../../document.js";
import type { Problem } from "../../problem.js";
import { type Receipt, joinPieces, piecesOf } from "../endpoint/receive.js";
import { isForm } from "../endpoint/received.js";
import { maskProblem } from "../endpoint/mask-problem.js";
import { Refusal } from "../endpoint/refusal.js";
import { charsetOf, looseText } from "../media.js";
import { readPairs } from "../parts.js";
import { scopeOf } from "../scope.js";
import { verifyComputed } from "../verify.js";
import type { WebhookOperationTable, WebhookTable } from "../webhook-table.js";
import type { Delivery } from "./deliver.js";
import { type FieldReader, fieldReader } from "./form-field.js";
import type { WebhookSetup } from "./options.js";
import { type Gathering, gather } from "./pipeline.js";
import { bodyValue } from "./body-value.js";

/** What a post holds, and for which webhook it is. */
export interface Opened extends Delivery {
  readonly table: WebhookOperationTable;
}

/** What is known of a post before all of it is read. */
export interface Opening {
  table?: WebhookOperationTable | undefined;
}

/** Reads a post to its document; whatever is wrong with it is a Refusal. `opening` says how far that came. */
export async function open(
  table: WebhookTable,
  setup: WebhookSetup,
  request: Request,
  opening: Opening,
): Promise<Opened> {
  const { settings, limits, idleMilliseconds } = setup;
  const receivedAt = new Date(setup.now());
  const receipt: Receipt = { platform: table.platform, limit: limits.body, idleMilliseconds };
  const scope = scopeOf(settings, { now: setup.now }, new Map());
  const signed = table.webhooks.some(({ signature }) => signature !== undefined);
  const copies: Uint8Array[] = [];
  const route = routeOf(table, setup, request.headers);
  let gathering: Gathering | undefined;
  const pass = async (bytes: Uint8Array): Promise<void> => {
    opening.table ??= route.found();
    if (opening.table) gathering ??= await gather(opening.table.body, scope, limits.document);
    if (bytes.length > 0) await gathering?.add(bytes);
  };
  for await (const piece of piecesOf(request, receipt)) {
    if (signed) copies.push(Uint8Array.from(piece));
    await pass(route.read(piece));
  }
  await pass(route.read(undefined));
  const found = opening.table;
  if (!found || !gathering)
    throw new Refusal(400, "expected a field", {}, `expected ${route.expected} but received none`);
  if (found.signature) await verify(found, setup, request, joinPieces(copies));
  const xml = await gathering.end();
  if (xml.length === 0) throw new Refusal(400, "expected a document", {}, "expected a document but received nothing");
  return { table: found, webhook: found.name, xml, receivedAt, ...readDocument(found, setup, request, xml) };
}

interface Route {
  readonly read: FieldReader["read"];
  readonly found: () => WebhookOperationTable | undefined;
  readonly expected: string;
}

/** Which webhook it is for: that whose form field is there, or the one whose body is raw. */
export function routeOf(
  { webhooks }: WebhookTable,
  { settings }: Pick<WebhookSetup, "settings">,
  headers: Headers,
): Route {
  const fieldOf = ({ body }: WebhookOperationTable): string =>
    body.field ?? (body.fieldSetting === undefined ? "" : (settings.values[body.fieldSetting] ?? ""));
  const names = webhooks.map(fieldOf).filter((name) => name !== "");
  const raw = webhooks.find((webhook) => fieldOf(webhook) === "");
  if (raw && (names.length === 0 || !isAnyForm(headers))) {
    return { read: (bytes) => bytes ?? new Uint8Array(), found: () => raw, expected: "a body" };
  }
  const { read, field } = fieldReader(headers, names);
  return {
    read,
    found: () => webhooks.find((webhook) => fieldOf(webhook) === field()),
    expected: `a form with the field ${names.join(" or ")}`,
  };
}

function isAnyForm(headers: Headers): boolean {
  return isForm(headers) || /^\s*multipart\/form-data\s*(?:;|$)/i.test(headers.get("content-type") ?? "");
}

function readDocument(
  { body }: WebhookOperationTable,
  { limits, settings, onProblem }: WebhookSetup,
  request: Request,
  xml: Uint8Array,
): { readonly value: unknown; readonly version: string | undefined } {
  const charset = body.field === undefined ? charsetOf(request.headers) : undefined;
  const result = safeParse(body.document, xml, { limits, ...(charset !== undefined && { charset }) });
  const problems = result.problems.map((problem) => maskProblem(problem, settings.secrets));
  if (result.ok) {
    for (const problem of problems) onProblem(problem);
    const as = body.document().versions?.as;
    const version = as === undefined ? undefined : (result.value as Readonly<Record<string, unknown>>)[as];
    return { value: result.value, version: version === undefined ? undefined : String(version) };
  }
  const errors = problems.filter(({ severity }) => severity === "error");
  throw new UnreadableDocument(errors[0]?.message ?? "the document cannot be read", errors);
}

/** A refusal that knows what is wrong with the document. */
export class UnreadableDocument extends Refusal {
  readonly problems: readonly Problem[];

  constructor(detail: string, problems: readonly Problem[]) {
    super(400, "the document cannot be read", {}, detail);
    this.problems = problems;
  }
}

async function verify(
  { signature = [] }: WebhookOperationTable,
  { settings, now }: WebhookSetup,
  request: Request,
  body: Uint8Array,
): Promise<void> {
  const url = new URL(request.url);
  const query = readPairs(url.search.slice(1));
  const form = isForm(request.headers) ? readPairs(looseText(body, request.headers)) : [];
  const signatureNames = signature.filter((part) => part.in === "query").map(({ name }) => name);
  const unsigned = query.filter(([name]) => !signatureNames.includes(name));
  const port = url.port === "" ? (url.protocol === "https:" ? "443" : "80") : url.port;
  const values = new Map<string, unknown>([
    ["method", request.method],
    ["host", url.hostname],
    ["port", port],
    ["path", url.pathname],
    ["query", unsigned],
    ["form", form],
    ["params", [...unsigned, ...form]],
    ["body", bodyValue(body)],
  ]);
  const wrong = await verifyComputed(signature, {
    settings,
    now: now(),
    values,
    isStrict: true,
    received: (name, location) => {
      if (location !== "query") {
        const header = request.headers.get(name);
        if (header !== null) return header;
      }
      return location === "header" ? undefined : query.find(([each]) => each === name)?.[1];
    },
  });
  if (wrong !== undefined)
    throw new Refusal(400, "expected a signature", {}, `the signature cannot be verified: ${wrong}`);
}
