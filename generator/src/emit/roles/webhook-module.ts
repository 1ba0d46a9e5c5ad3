import type { Platform } from "../../model/model.js";
import type { Webhook } from "../../model/roles.js";
import type { Specifier } from "../document.js";
import { sourceText } from "../documentation.js";
import type { Names } from "../names.js";
import { quoted } from "../text.js";
import type { Statements } from "../typescript.js";
import { documentOf } from "./answers.js";
import { importTables } from "./client-module.js";
import { documentIn } from "./parameters.js";
import { exportedInterface, property, settingProperties } from "./properties.js";
import { paragraph } from "./role-documentation.js";
import { type RoleModuleContext, exportedFunction, referencesIn, roleModule, tableFunction } from "./role-module.js";
import type { RoleNames, WebhookNames } from "./role-names.js";
import { namesInWebhooks, settingsOf } from "./settings.js";
import { itemsOfWebhook, webhookTable } from "./webhook-table.js";

/** The module of webhooks: handlers by name, the sender that posts as the vendor does, and their table. */
export function webhookModule(
  platform: Platform,
  webhooks: readonly Webhook[],
  names: Names,
  { webhook: called }: RoleNames,
  specifier: Specifier,
): string {
  const declared = new Set([...webhookExports(called).map(({ name }) => name), called.table]);
  return roleModule(declared, specifier, (context): Statements => {
    const table = webhookTable(platform, webhooks, names);
    importTables(platform, names, referencesIn(table), context);
    const { module } = context;
    const settings = settingProperties(settingsOf(platform, "webhook", namesInWebhooks(webhooks)), platform, module);
    const serve = `(request: ${module.globalType("Request")}) => Promise<${module.globalType("Response")}>`;
    const options = module.runtimeType("WebhookOptions", "webhook");
    return [
      exportedInterface(
        called.options,
        `What a webhook for ${platform.title} needs: settings, and a function for what is sent; at least one.`,
        [...settings, ...webhooks.map((webhook) => handlerProperty(webhook, platform, context))],
        { extends: [options] },
      ),
      exportedInterface(called.senderSettings, `What it takes to post as ${platform.title} does.`, settings),
      exportedFunction(
        called.create,
        `Takes what ${platform.title} sends, on any server with the \`Request\` and \`Response\` of the Fetch standard. Give it the request as it came: a body that was read and parsed before cannot be deciphered.\n\n@throws SettingError where a setting is missing or wrong`,
        [{ name: "options", type: called.options }],
        serve,
        `return ${module.runtimeValue("webhook", "webhook")}(${called.table}, options);`,
      ),
      exportedFunction(
        called.createSender,
        `Makes what ${platform.title} posts, to try a webhook out. Nothing is sent.`,
        [
          { name: "settings", type: called.senderSettings },
          { name: "context", hasQuestionToken: true, type: module.runtimeType("RequestContext", "http") },
        ],
        module.runtimeType("Sender", "webhook"),
        `return ${module.runtimeValue("sender", "webhook")}(${called.table}, settings, context);`,
      ),
      exportedFunction(
        called.acknowledgeAll,
        `Beware: whatever comes is acknowledged without being read or stored, and ${platform.title} never sends it again. For the case that everything so far was dealt with elsewhere; then put the webhook in its place again.`,
        [
          {
            name: "options",
            hasQuestionToken: true,
            type: `Pick<${options}, "onProblem" | "idleMilliseconds" | "limits">`,
          },
        ],
        serve,
        `return ${module.runtimeValue("acknowledgeAll", "webhook")}(${called.table}, options);`,
      ),
      tableFunction(
        called.table,
        module.runtimeType("WebhookTable", "webhook"),
        "The table that webhook and sender run from.",
        table,
        context,
      ),
    ];
  });
}

/** What the module of webhooks exports to consumers. */
export function webhookExports(called: WebhookNames): { name: string; isType: boolean }[] {
  return [
    { name: called.create, isType: false },
    { name: called.createSender, isType: false },
    { name: called.acknowledgeAll, isType: false },
    { name: called.options, isType: true },
    { name: called.senderSettings, isType: true },
  ];
}

function handlerProperty(
  webhook: Webhook,
  platform: Platform,
  context: RoleModuleContext,
): ReturnType<typeof property> {
  const document = documentOf(platform, documentIn(webhook.body) ?? "");
  const items = itemsOfWebhook(platform, webhook);
  const item = context.type(document.name, (items?.record ?? document.type).typeName);
  return property(
    webhook.name,
    `${context.module.runtimeType("WebhookHandler", "webhook")}<${item}>`,
    true,
    paragraph(
      webhook.documentation,
      items === undefined
        ? "Where it fails, nothing is acknowledged, and all of it comes again."
        : "Called for one item after the other; where one fails, nothing is acknowledged and all of them come again: store by key.",
      webhook.test === undefined ? "" : 'Tests have `test: true`; `testItem: "skip"` acknowledges them without a call.',
      `${platform.title} is answered ${quoted(webhook.answer).replaceAll('"', "`")} once all is stored.`,
      sourceText(webhook, platform),
    ),
  );
}
