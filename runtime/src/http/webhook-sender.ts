import { tableOf } from "../contract.js";
import { serializeBytes } from "../writer/serialize.js";
import type { Pairs } from "./expression.js";
import { readPairs } from "./parts.js";
import { encodePercent } from "./percent.js";
import { type RequestContext, randomBytes, scopeOf } from "./scope.js";
import { encodeFormBytes } from "./steps.js";
import type { Scope } from "./table.js";
import { textOf } from "./value.js";
import type { WebhookOperationTable, WebhookTable } from "./webhook-table.js";
import { joinPieces } from "./endpoint/receive.js";
import { bodyValue } from "./webhook/body-value.js";
import { readSecretSettings } from "./webhook/options.js";
import { writeHex } from "../values/hex.js";

/** Makes what a vendor posts: to try a webhook out, or to forward what was archived. */
export interface Sender {
  /**
   * The post of a document, given as its value or as the bytes of its XML, which are sent as they are. Nothing is sent.
   *
   * @throws XmlError with the path of what cannot be written
   */
  readonly buildRequest: (document: unknown, url: string, options?: SenderOptions) => Promise<Request>;
}

export interface SenderOptions {
  /** The name of the webhook in the spec. Default: the first. */
  readonly webhook?: string | undefined;
  /** The version in which a value is written. */
  readonly version?: string | undefined;
  /** The kind of form. Default `urlencoded`. */
  readonly form?: "urlencoded" | "multipart" | undefined;
}

/** Binds a sender to its settings. */
export function sender(table: () => WebhookTable, settings: object, context: RequestContext = {}): Sender {
  const platform = tableOf(table);
  const read = readSecretSettings(platform, settings);
  return {
    buildRequest: async (document, url, options = {}) => {
      const webhook = webhookOf(platform, options.webhook);
      const scope = scopeOf(read, context, new Map());
      let bytes: Uint8Array =
        document instanceof Uint8Array
          ? document
          : serializeBytes(
              webhook.body.document,
              document,
              options.version === undefined ? {} : { version: options.version },
            );
      for (const step of webhook.body.steps) bytes = await step.encode(bytes, scope);
      const { body, contentType, form } = wrap(webhook, read.values, bytes, options.form ?? "urlencoded");
      const signed = await sign(webhook, url, body, form, (values) => scopeOf(read, context, values));
      return new Request(signed.url, {
        method: "POST",
        headers: [["content-type", contentType], ...signed.headers],
        body: Uint8Array.from(body),
        redirect: "manual",
      });
    },
  };
}

function webhookOf({ platform, webhooks }: WebhookTable, name: string | undefined): WebhookOperationTable {
  const found = name === undefined ? webhooks[0] : webhooks.find((webhook) => webhook.name === name);
  if (found) return found;
  throw new TypeError(
    `${platform} has no webhook ${JSON.stringify(name)}; there are ${webhooks.map(({ name }) => name).join(", ")}`,
  );
}

interface Wrapped {
  readonly body: Uint8Array;
  readonly contentType: string;
  readonly form: Pairs;
}

function wrap(
  { body: { field, fieldSetting, contentType } }: WebhookOperationTable,
  settings: Readonly<Record<string, string>>,
  bytes: Uint8Array,
  kind: "urlencoded" | "multipart",
): Wrapped {
  const name = field ?? (fieldSetting === undefined ? "" : (settings[fieldSetting] ?? ""));
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
  if (name === "") return { body: bytes, contentType: contentType ?? "application/xml; charset=utf-8", form: [] };
  if (kind === "urlencoded") {
    const body = joinPieces([encodeFormBytes(utf8(name)), utf8("="), encodeFormBytes(bytes)]);
    return { body, contentType: "application/x-www-form-urlencoded", form: readPairs(new TextDecoder().decode(body)) };
  }
  const boundary = `----------------${String(writeHex(randomBytes(12)))}`;
  // https://www.rfc-editor.org/rfc/rfc7578#section-4.2
  const quoted = name.replace(/["\r\n]/g, encodePercent);
  const head = utf8(`--${boundary}\r\nContent-Disposition: form-data; name="${quoted}"\r\n\r\n`);
  const body = joinPieces([head, bytes, utf8(`\r\n--${boundary}--\r\n`)]);
  return { body, contentType: `multipart/form-data; boundary=${boundary}`, form: [] };
}

async function sign(
  { signature = [] }: WebhookOperationTable,
  url: string,
  body: Uint8Array,
  form: Pairs,
  scopeWith: (values: ReadonlyMap<string, unknown>) => Scope,
): Promise<{ url: string; headers: [string, string][] }> {
  const address = new URL(url);
  const query = readPairs(address.search.slice(1));
  const values = new Map<string, unknown>([
    ["method", "POST"],
    ["host", address.hostname],
    ["port", address.port === "" ? (address.protocol === "https:" ? "443" : "80") : address.port],
    ["path", address.pathname],
    ["query", query],
    ["form", form],
    ["params", [...query, ...form]],
    ["body", bodyValue(body)],
  ]);
  const seconds = String(Math.floor(scopeWith(values).now() / 1000));
  for (const name of ["now", "timestamp"]) values.set(name, seconds);
  const headers: [string, string][] = [];
  const added: string[] = [];
  for (const part of signature) {
    const result = await part.value.evaluate(scopeWith(values));
    values.set(part.name, result);
    const text = part.in === "let" ? "" : textOf(result);
    if (part.in === "header") headers.push([part.name, text]);
    if (part.in === "query") added.push(`${encodePercent(part.name)}=${encodePercent(text)}`);
  }
  const search = [address.search.slice(1), ...added].filter((part) => part !== "").join("&");
  return { url: `${address.origin}${address.pathname}${search === "" ? "" : `?${search}`}`, headers };
}
