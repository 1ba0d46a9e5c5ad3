import { namedImport } from "../../emit/module.js";
import { camelCase } from "../../emit/names.js";
import { documentOf } from "../../emit/roles/answers.js";
import { documentIn } from "../../emit/roles/parameters.js";
import type { RoleNames } from "../../emit/roles/role-names.js";
import { namesInWebhooks, settingsOf } from "../../emit/roles/settings.js";
import { itemsOfWebhook } from "../../emit/roles/webhook-table.js";
import { quoted } from "../../emit/text.js";
import type { Platform } from "../../model/model.js";
import type { Webhook } from "../../model/roles.js";
import { madeDocument, valueAt } from "./document.js";
import { type GivenValue, givenSettings, objectOf } from "./given.js";
import { type TestCase, type TestGroup, shownText, shownValue, testFile } from "./test-file.js";
import { missingSetting } from "./wrong.js";

interface WebhookTesting {
  readonly platform: Platform;
  readonly names: RoleNames;
  readonly given: readonly GivenValue[];
}

/** The tests of webhooks: what the sender posts is handed over and acknowledged, and what is not is refused. */
export function webhookTests(
  platform: Platform,
  webhooks: readonly Webhook[],
  names: RoleNames,
  specifier: (module: string) => string,
): string {
  const given = givenSettings(platform, settingsOf(platform, "webhook", namesInWebhooks(webhooks)));
  const testing = { platform, names, given };
  const groups: TestGroup[] = [
    ...webhooks.map((webhook) => ({
      title: `what ${platform.name} sends as ${webhook.name}`,
      tests: sentTests(webhook, testing),
    })),
    { title: `what ${platform.name}'s webhook cannot do without`, tests: missingTests(webhooks, testing) },
  ];
  const text = testFile([], [`const settings = ${shownValue(objectOf(given), 0, 17)};`, addressText], groups, [
    messageHelper,
  ]);
  const values = [names.webhook.create, names.webhook.createSender, names.webhook.acknowledgeAll];
  return [
    'import { describe, expect, test } from "vitest";',
    namedImport(values.filter((name) => text.includes(`${name}(`)).sort(), specifier("webhook")),
    `\n${text}`,
  ].join("\n");
}

const addressText = `const address = "https://mystore.example/webhook";`;

function sentTests(webhook: Webhook, { platform, names, given }: WebhookTesting): TestCase[] {
  const { name, answer, refused, failed } = webhook;
  const { create, createSender, acknowledgeAll } = names.webhook;
  const document = documentIn(webhook.body);
  if (document === undefined) return [];
  const made = madeDocument(platform, documentOf(platform, document), "lean");
  if (made === undefined) return [];
  const items = itemsOfWebhook(platform, webhook);
  const item = items === undefined ? made.value : valueAt(made.value, items.property);
  if (item === undefined) return [];
  const what = camelCase(document);
  const sent = `const ${what} = ${shownText(made.text)};`;
  const post = (settings: string, more = ""): string =>
    `await ${createSender}(${settings}).buildRequest(new TextEncoder().encode(${what}), address, { webhook: ${quoted(name)}${more} })`;
  const answered = (status: number, text: string): string[] => [
    `expect(answer.status).toBe(${status});`,
    `expect(await answer.text()).toBe(${shownText(text)});`,
  ];
  const handled = `{ ...settings, ${name}: (item) => void items.push(item) }`;
  const secret = given.find((each) =>
    platform.settings.some(({ name: own, type }) => own === each.name && type.secret),
  );
  const tests: TestCase[] = ["urlencoded", "multipart"].map((form) => ({
    name: `each item is handed over, and then it is acknowledged: a ${form} form`,
    body: [
      sent,
      "const items: unknown[] = [];",
      `const answer = await ${create}(${handled})(${post("settings", `, form: ${quoted(form)}`)});`,
      ...answered(200, answer),
      `expect(items).toEqual([${shownValue(item, 4, 27)}]);`,
    ],
  }));
  tests.push({
    name: "the archive has the document byte for byte before any handler is called",
    body: [
      sent,
      "const seen: string[] = [];",
      `const archive = ({ xml }: { xml: Uint8Array }): void => void seen.push(new TextDecoder().decode(xml));`,
      `const answer = await ${create}({ ...settings, archive, ${name}: () => void seen.push("handled") })(${post("settings")});`,
      ...answered(200, answer),
      `expect(seen).toEqual([${what}, "handled"]);`,
    ],
  });
  tests.push({
    name: "nothing is acknowledged where a handler fails",
    body: [
      sent,
      `const handler = ${create}({ ...settings, ${name}: () => Promise.reject(new Error("full")) });`,
      `const answer = await handler(${post("settings")});`,
      ...answered(failed.status, failed.text),
    ],
  });
  if (secret !== undefined && webhook.body.steps.some(({ kind }) => kind === "function"))
    tests.push({
      name: `another ${secret.name} is refused with a text that says nothing`,
      body: [
        sent,
        "const items: unknown[] = [];",
        `const answer = await ${create}(${handled})(${post(`{ ...settings, ${secret.name}: "another" }`)});`,
        ...answered(refused.status, refused.text),
        "expect(items).toEqual([]);",
      ],
    });
  tests.push({
    name: "a body that is nothing is refused",
    body: [
      `const answer = await ${create}({ ...settings, ${name}: () => undefined })(new Request(address, { method: "POST", body: "" }));`,
      `expect(answer.status).toBe(${refused.status});`,
    ],
  });
  tests.push({
    name: "acknowledging all reads nothing",
    body: [sent, `const answer = await ${acknowledgeAll}()(${post("settings")});`, ...answered(200, answer)],
  });
  return tests;
}

function missingTests(webhooks: readonly Webhook[], { platform, names, given }: WebhookTesting): TestCase[] {
  const [first] = webhooks;
  if (first === undefined) return [];
  const settings = platform.settings.filter(({ name }) => given.some((each) => each.name === name));
  return settings.map((setting) => ({
    name: `the setting ${setting.name}`,
    body: [
      `const message = messageOf(() => ${names.webhook.create}({ ...settings, ${setting.name}: undefined, ${first.name}: () => undefined } as never));`,
      `expect(message).toBe(${shownText(missingSetting(platform, setting))});`,
    ],
  }));
}

const messageHelper = `/** What a call throws. */
function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new Error("nothing was thrown");
}`;
