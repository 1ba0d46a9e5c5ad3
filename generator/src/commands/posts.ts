import { safeParse } from "@tagsmith/runtime";
import { type WebhookOperationTable, type WebhookTable, sender } from "@tagsmith/runtime/webhook";
import { Failure } from "../disk/failure.js";
import { readBytes } from "../disk/specs.js";
import { unknownName } from "./platforms.js";

/** A document that is posted as a platform posts it. */
export interface Post {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly webhook: WebhookOperationTable;
  /** The version that the document has, where documents have versions. */
  readonly version: string | undefined;
  /** Why the document is none of this webhook; missing where it is. */
  readonly problem: string | undefined;
}

/** What came back. */
export interface Posted {
  readonly status: number;
  readonly text: string;
  readonly milliseconds: number;
  /** Whether it is the answer that the platform takes for an acknowledgement. */
  readonly acknowledged: boolean;
}

/** Reads a document and finds out which webhook gets it: the one that is named, else the first that can read it. */
export function readPost({ platform, webhooks }: WebhookTable, file: string, named: string | undefined): Post {
  const bytes = readBytes(file);
  const names = webhooks.map(({ name }) => name);
  if (named !== undefined && !names.includes(named)) throw unknownName("webhook", named, names, `of ${platform}`);
  const tried = webhooks
    .filter(({ name }) => named === undefined || name === named)
    .map((webhook) => ({ webhook, read: safeParse(webhook.body.document, bytes, { file }) }));
  const found =
    tried.find(({ read }) => read.ok) ?? tried.find(({ read }) => read.problems[0]?.code !== "root") ?? tried[0];
  if (found === undefined) throw new Failure(`${platform} sends nothing`);
  const { webhook, read } = found;
  const as = webhook.body.document().versions?.as;
  const version = read.ok && as !== undefined ? (read.value as Readonly<Record<string, unknown>>)[as] : undefined;
  const problem = read.problems.find(({ severity }) => severity === "error")?.message;
  return { file, bytes, webhook, version: typeof version === "string" ? version : undefined, problem };
}

/** Posts a document, its bytes as they are. */
export async function post(
  table: () => WebhookTable,
  settings: Readonly<Record<string, unknown>>,
  { bytes, webhook }: Post,
  url: string,
): Promise<Posted> {
  const request = await sender(table, settings).buildRequest(bytes, url, { webhook: webhook.name });
  const started = performance.now();
  let answer: Response;
  try {
    answer = await fetch(request);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new Failure(`nobody answers at ${url}: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  const text = await answer.text();
  const milliseconds = Math.round(performance.now() - started);
  return { status: answer.status, text, milliseconds, acknowledged: answer.ok && text === webhook.answer };
}

/** The address to post to. */
export function addressToPost(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new Failure("--to takes an http or https URL");
}
