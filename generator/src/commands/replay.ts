import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { Failure, reasonOf } from "../disk/failure.js";
import { counted } from "./counted.js";
import { addressToPost, post, readPost } from "./posts.js";
import { platformNamed, webhooksInMemory } from "./roles.js";
import type { Terminal } from "./terminal.js";
import { type WebhookSettingSources, webhookSettings } from "./webhook-settings.js";

export interface ReplayOptions extends WebhookSettingSources {
  readonly platform: string;
  readonly specs: string;
  /** Files that an archive kept, and folders of such, of which the names order the files. */
  readonly files: readonly string[];
  readonly to: string;
}

/** Posts archived documents again, one after the other, and stops at the first that is not acknowledged. */
export async function replay(options: ReplayOptions, terminal: Terminal): Promise<number> {
  const platform = platformNamed(options.specs, options.platform, terminal);
  if (platform === undefined) return 1;
  const table = webhooksInMemory(platform);
  const settings = webhookSettings(platform, table(), options);
  const url = addressToPost(options.to);
  const files = options.files.flatMap(filesAt);
  if (files.length === 0) throw new Failure(`there is no .xml file in ${options.files.join(", ")}`);

  const { colors } = terminal;
  for (const [index, file] of files.entries()) {
    const document = readPost(table(), file, undefined);
    // In order: an archive tells what came first.
    // oxlint-disable-next-line no-await-in-loop
    const { status, text, milliseconds, acknowledged } = await post(table, settings, document, url);
    if (!acknowledged) {
      terminal.error(
        `${file}: ${colors.red(String(status))} ${JSON.stringify(text.slice(0, 200))}: not acknowledged, so the ${counted(files.length - index, "file")} from here on are left\n`,
      );
      return 1;
    }
    terminal.out(
      `${file}: ${document.webhook.name} ${colors.green(String(status))} ${colors.dim(`${milliseconds} ms`)}\n`,
    );
  }
  terminal.out(`${counted(files.length, "file")} acknowledged.\n`);
  return 0;
}

function filesAt(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    const names = readdirSync(path).filter((name) => name.endsWith(".xml"));
    return names.sort().map((name) => join(path, name));
  } catch (error) {
    throw new Failure(`cannot read ${path}: ${reasonOf(error)}`);
  }
}
