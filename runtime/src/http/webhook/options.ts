import { type Limits, defaultLimits } from "../../limits.js";
import type { Problem } from "../../problem.js";
import type { Incident } from "../endpoint/incident.js";
import { SettingError } from "../errors/setting-error.js";
import { type Settings, readSettings } from "../settings.js";
import type { WebhookTable } from "../webhook-table.js";

/** How a webhook behaves; each has a default. */
export interface WebhookOptions {
  /** Keeps what came before any handler sees it. Where it fails, nothing is acknowledged. */
  readonly archive?: ((archived: Archived) => void | Promise<void>) | undefined;
  /** Told of whatever goes wrong, with details that the sender does not get, and of what is noticed in documents. */
  readonly onProblem?: ((problem: Incident | Problem) => void) | undefined;
  /** How long archive and handlers may take together before the sender is told that they failed. Default: for ever. */
  readonly deadlineMilliseconds?: number | undefined;
  /** How long nothing of a body may come. Default 60,000; `Infinity`: for ever. */
  readonly idleMilliseconds?: number | undefined;
  readonly limits?: Partial<WebhookLimits> | undefined;
  /** Whether items that the vendor calls a test are handed over, or acknowledged without. The archive keeps all. Default `give`. */
  readonly testItem?: "give" | "skip" | undefined;
  /** Milliseconds since 1970. Default: the clock of this computer. */
  readonly now?: (() => number) | undefined;
}

/** Bounds on what a request may cost; see `Limits`. */
export interface WebhookLimits extends Limits {
  /** Bytes of a body. Default 256 MB. */
  readonly body: number;
}

/** What came, deciphered. */
export interface Archived {
  /** The webhook's name in the spec. */
  readonly webhook: string;
  /** The whole document, byte for byte. */
  readonly xml: Uint8Array;
  /** The version that was found, where the document has versions. */
  readonly version: string | undefined;
  readonly receivedAt: Date;
}

/**
 * Stores one item. Where it throws or rejects, nothing of the post is acknowledged and the vendor sends all of it again:
 * the same item may come more than once.
 */
export type WebhookHandler<Item> = (item: Item, context: WebhookContext) => unknown;

/** What else a handler may want to know. */
export interface WebhookContext {
  /** From 0, of the items of one post. */
  readonly index: number;
  readonly count: number;
  readonly version: string | undefined;
  readonly receivedAt: Date;
  /** Aborted at the deadline, or when the sender hangs up. */
  readonly signal: AbortSignal;
}

/** Options with settings read, defaults filled in and handlers found. */
export interface WebhookSetup {
  readonly settings: Settings;
  readonly handlers: ReadonlyMap<string, WebhookHandler<unknown>>;
  readonly archive: ((archived: Archived) => void | Promise<void>) | undefined;
  readonly onProblem: (problem: Incident | Problem) => void;
  readonly deadlineMilliseconds: number;
  readonly idleMilliseconds: number;
  readonly limits: WebhookLimits;
  readonly testItem: "give" | "skip";
  readonly now: () => number;
}

const ownOptions = [
  "archive",
  "onProblem",
  "deadlineMilliseconds",
  "idleMilliseconds",
  "limits",
  "testItem",
  "now",
  "handlers",
];

/** Takes options apart: settings and handlers stand among them under their own names, at least one handler. */
export function readWebhookOptions(table: WebhookTable, options: WebhookOptions): WebhookSetup {
  const given = options as Readonly<Record<string, unknown>>;
  const nested = (given["handlers"] ?? {}) as Readonly<Record<string, unknown>>;
  const names = table.webhooks.map(({ name }) => name);
  const handlers = new Map<string, WebhookHandler<unknown>>();
  for (const name of names) {
    const handler = nested[name] ?? given[name];
    if (handler === undefined) continue;
    if (typeof handler !== "function") {
      throw new TypeError(`${table.platform}: expected a function for ${name} but received ${typeof handler}`);
    }
    handlers.set(name, handler as WebhookHandler<unknown>);
  }
  if (handlers.size === 0) throw new TypeError(`${table.platform}: expected a function for ${names.join(" or ")}`);
  const own = Object.entries(given).filter(
    ([name, value]) => value !== undefined && !ownOptions.includes(name) && !names.includes(name),
  );
  return {
    settings: readSecretSettings(table, Object.fromEntries(own)),
    handlers,
    archive: options.archive,
    onProblem: options.onProblem ?? (() => {}),
    deadlineMilliseconds: options.deadlineMilliseconds ?? Number.POSITIVE_INFINITY,
    idleMilliseconds: options.idleMilliseconds ?? 60_000,
    limits: { ...defaultLimits, body: 268_435_456, ...options.limits },
    testItem: options.testItem ?? "give",
    now: options.now ?? Date.now,
  };
}

/** Settings of which no secret is empty: it would cipher or sign nothing. */
export function readSecretSettings(table: Pick<WebhookTable, "platform" | "settings">, given: object): Settings {
  const settings = readSettings(table, given);
  const empty = table.settings.find(({ name, secret }) => secret && settings.values[name] === "");
  if (empty) throw new SettingError({ platform: table.platform, setting: empty.name, reason: "is empty" });
  return settings;
}
