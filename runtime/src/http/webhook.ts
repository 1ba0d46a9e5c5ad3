import { tableOf } from "../contract.js";
import { Refusal, guards, textAnswer } from "./endpoint/refusal.js";
import { BodyReadError } from "./errors/body-read-error.js";
import { mask } from "./secrets.js";
import type { FixedAnswer, WebhookTable } from "./webhook-table.js";
import { deliver } from "./webhook/deliver.js";
import { type Opened, type Opening, UnreadableDocument, open } from "./webhook/open.js";
import { type WebhookOptions, type WebhookSetup, readWebhookOptions } from "./webhook/options.js";

/**
 * Takes what a vendor sends: from a request to its answer, for any server that has the two of the Fetch standard. It is
 * acknowledged once the archive and the handler of each item are done, one after the other. Settings and handlers are given
 * among the options, under their own names.
 *
 * @throws SettingError where a setting is missing or wrong. The webhook itself throws only a `BodyReadError`.
 */
export function webhook<Options extends WebhookOptions>(
  table: () => WebhookTable,
  options: Options,
): (request: Request) => Promise<Response> {
  const platform = tableOf(table);
  const setup = readWebhookOptions(platform, options);
  return async (request) => wrongMethod(request) ?? serve(platform, setup, request);
}

async function serve(table: WebhookTable, setup: WebhookSetup, request: Request): Promise<Response> {
  const opening: Opening = {};
  let opened: Opened;
  try {
    opened = await open(table, setup, request, opening);
  } catch (error) {
    if (error instanceof BodyReadError) throw error;
    return refuse(table, setup, opening, error);
  }
  try {
    const { table: found, ...delivery } = opened;
    await deliver(found, setup, delivery, request.signal);
    return textAnswer(200, found.answer);
  } catch (error) {
    const { failed, name } = opened.table;
    const message = error instanceof Error ? error.message : String(error);
    setup.onProblem({
      code: "failed",
      severity: "error",
      message: mask(`${table.platform} ${name}: ${message}`, setup.settings.secrets),
      status: failed.status,
      cause: error instanceof Error ? error.cause : undefined,
    });
    return fixed(failed);
  }
}

/** The sender is always told the same, so that nobody can find out by trying what a good post is. */
function refuse(table: WebhookTable, setup: WebhookSetup, opening: Opening, error: unknown): Response {
  const found = opening.table ?? table.webhooks[0];
  const name = opening.table ? ` ${opening.table.name}` : "";
  const { status, text } = found?.refused ?? { status: 400, text: "" };
  const detail = error instanceof Error ? error.message : String(error);
  const refused = { status: error instanceof Refusal && error.status !== 400 ? error.status : status, text };
  setup.onProblem({
    code: "refused",
    severity: "error",
    message: mask(`${table.platform}${name}: ${detail}`, setup.settings.secrets),
    status: refused.status,
    ...(error instanceof UnreadableDocument && { problems: error.problems }),
  });
  return fixed(refused, error instanceof Refusal ? error.headers : {});
}

function fixed({ status, text }: FixedAnswer, headers: Readonly<Record<string, string>> = {}): Response {
  return textAnswer(status, text, headers);
}

/** The answer to a request that is no post. */
export function wrongMethod({ method }: Request): Response | undefined {
  if (method === "POST") return undefined;
  if (method === "OPTIONS") return new Response(null, { status: 204, headers: { allow: "POST, OPTIONS", ...guards } });
  return textAnswer(405, method === "HEAD" ? "" : `expected the method POST but received ${method}`, {
    allow: "POST, OPTIONS",
  });
}
