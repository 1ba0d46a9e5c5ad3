// What a platform sends to us: webhooks, and the sender that posts as it does.
export { acknowledgeAll } from "./http/webhook/acknowledge.js";
export { webhook } from "./http/webhook.js";
export { type Sender, type SenderOptions, sender } from "./http/webhook-sender.js";
export type {
  Archived,
  WebhookContext,
  WebhookHandler,
  WebhookLimits,
  WebhookOptions,
} from "./http/webhook/options.js";
export type { FixedAnswer, WebhookOperationTable, WebhookTable } from "./http/webhook-table.js";
