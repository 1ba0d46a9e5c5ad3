import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { type Archived, type WebhookTable, webhook } from "@tagsmith/runtime/webhook";
import { listen as listenAt } from "@tagsmith/runtime/node";
import { Failure, reasonOf } from "../disk/failure.js";
import { counted } from "./counted.js";
import { listenFailure } from "./listen-failure.js";
import { refusalOf } from "./refusal.js";
import { platformNamed, webhooksInMemory } from "./roles.js";
import type { Terminal } from "./terminal.js";
import { untilInterrupted } from "./until-interrupted.js";
import { type WebhookSettingSources, webhookSettings } from "./webhook-settings.js";

export interface ListenOptions extends WebhookSettingSources {
  readonly platform: string;
  readonly specs: string;
  /** The folder that keeps what comes; missing: it is only told of. */
  readonly save: string | undefined;
  readonly port: number;
  readonly host: string;
}

/** Takes what a platform posts, keeps it deciphered, and acknowledges it, until it is interrupted. */
export async function listen(options: ListenOptions, terminal: Terminal): Promise<number> {
  const platform = platformNamed(options.specs, options.platform, terminal);
  if (platform === undefined) return 1;
  const table = webhooksInMemory(platform);
  const settings = webhookSettings(platform, table(), options);
  const { save, port, host } = options;
  if (save !== undefined) makeFolder(save);

  const { colors } = terminal;
  const time = (): string => colors.dim(new Date().toTimeString().slice(0, 8));
  let number = 0;
  let handler: (request: Request) => Promise<Response>;
  try {
    handler = webhook(table, {
      ...settings,
      archive: (archived: Archived) => {
        const version = archived.version === undefined ? "" : `, version ${archived.version}`;
        const kept = save === undefined ? "" : `: ${keep(save, archived, ++number)}`;
        terminal.out(`${time()} ${archived.webhook}${version}, ${counted(archived.xml.length, "byte")}${kept}\n`);
      },
      onProblem: ({ severity, message }) => {
        if (severity === "error") terminal.error(`${time()} ${colors.red(message)}\n`);
      },
      handlers: handlersOf(table()),
    } as Parameters<typeof webhook>[1]);
  } catch (error) {
    throw refusalOf(error);
  }
  // Before anybody is told that it listens, who could end it at once.
  const interrupted = untilInterrupted();
  const listening = await listenAt(handler, { port, host }).catch((error: unknown) => {
    throw listenFailure(error, port, host);
  });
  const where = save === undefined ? "nothing is kept" : `kept in ${save}`;
  terminal.out(`${platform.title} can post to ${listening.url}/, ${where}. Ctrl+C ends.\n`);
  await interrupted;
  await listening.close();
  return 0;
}

/** All are taken; what is kept has been archived by then. */
function handlersOf({ webhooks }: WebhookTable): Readonly<Record<string, () => void>> {
  return Object.fromEntries(webhooks.map(({ name }) => [name, () => {}]));
}

/** Keeps a document for good before it is acknowledged; nobody else may read it. Names order as the posts came. */
function keep(folder: string, { webhook: name, version, xml, receivedAt }: Archived, number: number): string {
  const moment = receivedAt.toISOString().replaceAll(/[-:]/g, "");
  const file = join(folder, [moment, String(number).padStart(4, "0"), name, version ?? ""].filter(Boolean).join("-"));
  const path = `${file.replace(/[\r\n]/g, "")}.xml`;
  const descriptor = openSync(path, "wx", 0o600);
  try {
    for (let done = 0; done < xml.length;) done += writeSync(descriptor, xml, done);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return path;
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new Failure(`cannot make the folder ${folder}: ${reasonOf(error)}`);
  }
}
