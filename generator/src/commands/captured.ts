import type { Scope } from "@tagsmith/runtime/http";
import type { WebhookOperationTable } from "@tagsmith/runtime/webhook";
import { Failure } from "../disk/failure.js";
import type { Document, Platform } from "../model/model.js";
import { documentIn } from "../emit/roles/parameters.js";
import { webhooksInMemory } from "./roles.js";
import { startsLikeXml } from "./starts-like-xml.js";
import { type WebhookSettingSources, webhookSettings } from "./webhook-settings.js";

/**
 * The document in what a platform posted, where a file is that: the whole body of the post, or only its field, as a script
 * wrote it down. Of a document that nobody posts, it stays as it is.
 */
export async function fromCapture(
  platform: Platform,
  document: Document,
  file: string,
  bytes: Uint8Array,
  sources: WebhookSettingSources,
): Promise<Uint8Array> {
  const posted = platform.roles.webhooks.find(({ body }) => documentIn(body) === document.name);
  if (posted === undefined) return bytes;
  const table = webhooksInMemory(platform)();
  const webhook = table.webhooks.find(({ name }) => name === posted.name);
  if (webhook === undefined) return bytes;
  const settings = webhookSettings(platform, table, sources);
  for (const candidate of await candidatesIn(bytes, webhook)) {
    // oxlint-disable-next-line no-await-in-loop -- the first that is a document ends it
    const found = await undone(candidate, webhook, settings);
    if (found !== undefined && startsLikeXml(found)) return found;
  }
  const [key] = table.settings.filter(({ secret }) => secret);
  const hint = key && `A key that is wrong gives this too; the setting is ${key.name}${foundAt(key.found)}`;
  throw new Failure(`${file} is neither XML nor a post that holds some`, hint);
}

function foundAt(found: string | undefined): string {
  return found === undefined ? "" : `; found at: ${found}`;
}

/** What may be the field of a post, or the post itself where it has no field. */
async function candidatesIn(bytes: Uint8Array, { body: { field } }: WebhookOperationTable): Promise<Uint8Array[]> {
  if (field === undefined) return [bytes];
  const text = Buffer.from(bytes).toString("latin1").trim();
  const encoder = new TextEncoder();
  const inForm = new URLSearchParams(text).get(field) ?? (await inMultipart(text, field));
  if (inForm !== null) return [encoder.encode(inForm)];
  // A script may have written down what was escaped once more for the form.
  return [encoder.encode(text), encoder.encode(new URLSearchParams(`a=${text}`).get("a") ?? "")];
}

async function inMultipart(text: string, field: string): Promise<string | null> {
  const boundary = /^--([^\r\n]+)/.exec(text)?.[1];
  if (boundary === undefined) return null;
  const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
  const body = text.replaceAll(/\r?\n/g, "\r\n");
  const form = await new Response(`${body}\r\n`, { headers }).formData().catch(() => undefined);
  const value = form?.get(field);
  return typeof value === "string" ? value : null;
}

/** The bytes as they were before the platform enciphered and encoded them; nothing where they cannot be that. */
async function undone(
  bytes: Uint8Array,
  { body: { steps } }: WebhookOperationTable,
  settings: Readonly<Record<string, unknown>>,
): Promise<Uint8Array | undefined> {
  const scope: Scope = { settings, values: new Map(), random: (count) => new Uint8Array(count), now: Date.now };
  try {
    let done = bytes;
    // oxlint-disable-next-line no-await-in-loop -- each step takes what the one before gives
    for (const step of steps.toReversed()) done = await step.decode(done, scope);
    return done;
  } catch {
    return undefined;
  }
}
