import type { Platform } from "../../model/model.js";
import type { Webhook } from "../../model/roles.js";
import { type Expression, array, literal, object, plain } from "../../expression/expression.js";
import { type Names, documentNames } from "../names.js";
import { type Items, documentOf, itemsAt } from "./answers.js";
import { computedTables, testOf } from "./client-table.js";
import type { ExpressionContext } from "./expressions.js";
import { bodyTable, documentIn } from "./parameters.js";
import { namesInWebhooks, settingTables, settingsOf } from "./settings.js";

/** The table of what a vendor sends to one address: webhook and sender run from it. */
export function webhookTable(platform: Platform, webhooks: readonly Webhook[], names: Names): Expression {
  const settings = settingsOf(platform, "webhook", namesInWebhooks(webhooks));
  const context: ExpressionContext = { settings: new Set(settings.map(({ name }) => name)) };
  const tableName = (called: string): string => documentNames(names, documentOf(platform, called)).table;
  return object({
    contract: literal(1),
    platform: literal(platform.name),
    settings: settingTables(settings),
    webhooks: array(
      webhooks.map((webhook) => {
        const items = itemsOfWebhook(platform, webhook);
        return object({
          name: literal(webhook.name),
          body: bodyTable(webhook.body, platform, tableName, context),
          items: items === undefined ? undefined : literal(items.property),
          test:
            webhook.test === undefined
              ? undefined
              : testOf(documentOf(platform, documentIn(webhook.body) ?? ""), webhook.test, items),
          signature: webhook.signature === undefined ? undefined : computedTables(webhook.signature, context),
          answer: literal(webhook.answer),
          refused: plain(webhook.refused),
          failed: plain(webhook.failed),
        });
      }),
    ),
  });
}

/** The items that a webhook hands over one by one; none where the document is one. */
export function itemsOfWebhook(platform: Platform, { body, item }: Webhook): Items | undefined {
  const document = documentIn(body);
  return item === undefined || document === undefined ? undefined : itemsAt(documentOf(platform, document), item);
}
