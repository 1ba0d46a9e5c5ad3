import { type Post, addressToPost, post, readPost } from "./posts.js";
import { platformNamed, webhooksInMemory } from "./roles.js";
import type { Terminal } from "./terminal.js";
import { type WebhookSettingSources, webhookSettings } from "./webhook-settings.js";

export interface SendOptions extends WebhookSettingSources {
  readonly platform: string;
  readonly specs: string;
  readonly file: string;
  readonly to: string;
  /** The version that the store is set to. */
  readonly version: string | undefined;
  /** Which webhook gets it; missing: the one that can read it. */
  readonly webhook: string | undefined;
}

/** Posts a document to a webhook as the platform does, and says whether it was acknowledged. */
export async function send(options: SendOptions, terminal: Terminal): Promise<number> {
  const platform = platformNamed(options.specs, options.platform, terminal);
  if (platform === undefined) return 1;
  const table = webhooksInMemory(platform);
  const settings = webhookSettings(platform, table(), options);
  const url = addressToPost(options.to);
  const document = readPost(table(), options.file, options.webhook);
  for (const warning of warningsOf(document, options.version))
    terminal.error(`${terminal.colors.yellow("warning:")} ${warning}\n`);

  const { status, text, milliseconds, acknowledged } = await post(table, settings, document, url);
  const { colors } = terminal;
  const shown = JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}...` : text);
  const paint = acknowledged ? colors.green : colors.red;
  terminal.out(`${document.webhook.name}: ${paint(String(status))} ${shown} in ${milliseconds} ms\n`);
  if (acknowledged) return 0;
  terminal.error(
    `Not acknowledged: ${platform.title} expects exactly ${JSON.stringify(document.webhook.answer)}, and would send it again.\n`,
  );
  return 1;
}

function warningsOf({ file, problem, version: found }: Post, wanted: string | undefined): string[] {
  const unread = problem === undefined ? [] : [`it is sent as it is, but cannot be read: ${problem}`];
  const differs = wanted !== undefined && found !== undefined && found !== wanted;
  return differs
    ? [...unread, `${file} has version ${found}, but the store is set to ${wanted}: it would never send this`]
    : unread;
}
