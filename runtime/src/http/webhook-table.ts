import type { BodyTable, ComputedTable, SettingTable } from "./table.js";

/** What a vendor sends to one URL. Webhook and sender run from it. */
export interface WebhookTable {
  readonly contract: 1;
  readonly platform: string;
  /** Those that the steps of a body, or its signature, name. */
  readonly settings: readonly SettingTable[];
  /** Told apart by the form field that is there; one whose body is raw takes what has no field of the others. */
  readonly webhooks: readonly WebhookOperationTable[];
}

export interface WebhookOperationTable {
  readonly name: string;
  /** `field` is where it stands; the steps are undone from the last to the first. */
  readonly body: BodyTable;
  /** The property that lists the items, as a path of properties; missing: the document is the item. */
  readonly items?: string;
  /** The property of an item that is true where it is a test. */
  readonly test?: string;
  /** Parts of the request that prove who sent it, in header or query: made by the sender, compared by the webhook. */
  readonly signature?: readonly ComputedTable[];
  /** The whole answer once everything is stored. */
  readonly answer: string;
  /** The answer to what cannot be read. */
  readonly refused: FixedAnswer;
  /** The answer where a handler failed. */
  readonly failed: FixedAnswer;
}

export interface FixedAnswer {
  readonly status: number;
  readonly text: string;
}
