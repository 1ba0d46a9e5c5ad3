import { tableOf } from "../../contract.js";
import { piecesOf } from "../endpoint/receive.js";
import { Refusal, textAnswer } from "../endpoint/refusal.js";
import { BodyReadError } from "../errors/body-read-error.js";
import { wrongMethod } from "../webhook.js";
import type { WebhookTable } from "../webhook-table.js";
import { routeOf } from "./open.js";
import { type WebhookOptions, readSecretSettings } from "./options.js";

/**
 * Acknowledges whatever comes without reading or storing it, so that the vendor never sends it again: what comes meanwhile
 * is lost. Only to get rid of posts that were dealt with elsewhere; then put the webhook in its place again.
 */
export function acknowledgeAll(
  table: () => WebhookTable,
  options: Pick<WebhookOptions, "onProblem" | "idleMilliseconds" | "limits"> = {},
): (request: Request) => Promise<Response> {
  const platform = tableOf(table);
  const isNeeded = platform.webhooks.flatMap(({ body }) => body.fieldSetting ?? []);
  const settings = readSecretSettings(
    { platform: platform.platform, settings: platform.settings.filter(({ name }) => isNeeded.includes(name)) },
    {},
  );
  const { onProblem, idleMilliseconds = 60_000, limits } = options;
  return async (request) => {
    const refused = wrongMethod(request);
    if (refused) return refused;
    try {
      const route = routeOf(platform, { settings }, request.headers);
      const receipt = { platform: platform.platform, limit: limits?.body ?? 268_435_456, idleMilliseconds };
      for await (const piece of piecesOf(request, receipt)) route.read(piece);
      const found = route.found() ?? platform.webhooks[0];
      const message = `${platform.platform}${found ? ` ${found.name}` : ""}: acknowledged what nobody stored`;
      onProblem?.({ code: "discarded", severity: "notice", message, status: 200 });
      return textAnswer(200, found?.answer ?? "");
    } catch (error) {
      if (!(error instanceof Refusal) || error instanceof BodyReadError) throw error;
      const status = error.status;
      onProblem?.({ code: "refused", severity: "error", message: `${platform.platform}: ${error.message}`, status });
      return textAnswer(status, platform.webhooks[0]?.refused.text ?? "", error.headers);
    }
  };
}
