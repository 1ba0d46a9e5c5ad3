import {
  type ExplainContext,
  type Explanation,
  buildRequest,
  buildTokenRequest,
  explainRequest,
  explainTokenRequest,
} from "@tagsmith/runtime/http";
import { Failure } from "../disk/failure.js";
import { operationNamed } from "./operation.js";
import { parametersOf } from "./parameters.js";
import { refusalOf } from "./refusal.js";
import { clientInMemory, platformNamed } from "./roles.js";
import { type SettingSources, settingsFor } from "./settings.js";
import type { Terminal } from "./terminal.js";
import { pairOf } from "./words.js";

export interface SignOptions extends SettingSources {
  readonly platform: string;
  readonly operation: string | undefined;
  readonly specs: string;
  readonly parameters: readonly string[];
  /** Members of the answer of the token request, `name=value` each. */
  readonly token: readonly string[];
  readonly explain: boolean;
  readonly showSecrets: boolean;
  readonly allowInsecure: boolean;
  /** The instant of the request, where it is not this one. */
  readonly now: string | undefined;
  /** Hexadecimal digits in the place of random bytes. */
  readonly nonce: string | undefined;
}

/** Prints a request as it would be sent, and how it comes about. Nothing is sent. */
export async function sign(options: SignOptions, terminal: Terminal): Promise<number> {
  const platform = platformNamed(options.specs, options.platform, terminal);
  if (platform === undefined) return 1;
  const client = clientInMemory(platform);
  const table = client();
  const operation = operationNamed(table, options.operation);
  const settings = settingsFor(table, options, platform.settings);
  const parameters = parametersOf(table.platform, operation, options.parameters);
  const token = Object.fromEntries(options.token.map((word) => pairOf("--token", word)));
  const hasToken = options.token.length > 0;
  const needsToken = table.token !== undefined && operation.sign !== false;
  if (hasToken && !needsToken) throw new Failure(`${platform.name} ${operation.name} needs no token`);

  const context = contextOf(options, hasToken ? token : undefined);
  const shown: ShownRequest[] = [];
  try {
    if (needsToken && !hasToken) {
      const explanation = await explainTokenRequest(client, settings, context());
      const request = options.showSecrets ? await buildTokenRequest(client, settings, context()) : undefined;
      shown.push(await shownRequest("token", explanation, request));
    } else {
      const { name } = operation;
      const explanation = await explainRequest(client, name, settings, parameters, context());
      const request = options.showSecrets
        ? await buildRequest(client, name, settings, parameters, context())
        : undefined;
      shown.push(await shownRequest(name, explanation, request));
    }
  } catch (error) {
    throw refusalOf(error);
  }

  if (terminal.format === "json") {
    terminal.out(`${JSON.stringify(shown.map((each) => (options.explain ? each : { ...each, steps: undefined })))}\n`);
    return 0;
  }
  for (const each of shown) terminal.out(textOf(each, options.explain, terminal));
  if (needsToken && !hasToken) {
    const members = table.token?.answer.kind === "json" ? table.token.answer.members : [];
    terminal.error(
      `The request of ${operation.name} is made from the answer to this one: give its ${members.join(", ")}, as in --token ${members[0] ?? "name"}=...\n`,
    );
  }
  return 0;
}

/** A request as people may see it. */
interface ShownRequest {
  readonly name: string;
  readonly steps: Explanation["steps"];
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | undefined;
}

/** The masked copy, or the request itself where secrets may be shown. */
async function shownRequest(
  name: string,
  { steps, request: masked }: Explanation,
  request: Request | undefined,
): Promise<ShownRequest> {
  if (request === undefined) return { name, steps, ...masked };
  const body = await request.text();
  const { method, url } = request;
  return { name, steps, method, url, headers: [...request.headers], body: body === "" ? undefined : body };
}

function textOf({ steps, method, url, headers, body }: ShownRequest, explain: boolean, { colors }: Terminal): string {
  const lines: string[] = [];
  if (explain) {
    for (const step of steps) {
      lines.push(`${colors.dim(step.in)} ${colors.bold(step.name)} ${colors.dim(`= ${step.expression}`)}`);
      // A line end at the end is visible already.
      for (const line of step.value.replace(/\n$/, "").split("\n")) lines.push(`  ${colors.dim("|")} ${line}`);
    }
    lines.push("");
  }
  lines.push(`${colors.bold(method)} ${url}`, ...headers.map(([name, value]) => `${colors.dim(`${name}:`)} ${value}`));
  if (body !== undefined) lines.push("", body);
  return `${lines.join("\n")}\n`;
}

/** What makes a request this one and no other; the same for each call of the function. */
function contextOf(
  { now, nonce, allowInsecure, showSecrets }: SignOptions,
  token: Readonly<Record<string, string>> | undefined,
): () => ExplainContext {
  const instant = now === undefined ? Date.now() : instantOf(now);
  const drawn: Uint8Array[] = [];
  return () => {
    let count = 0;
    const random = (bytes: number): Uint8Array => {
      const index = count++;
      const made =
        nonce === undefined ? (drawn[index] ?? crypto.getRandomValues(new Uint8Array(bytes))) : bytesOf(nonce, bytes);
      drawn[index] = made;
      return made;
    };
    return { now: () => instant, random, allowInsecure, showSecrets, ...(token !== undefined && { token }) };
  };
}

/** An instant in ISO 8601 with its zone, or in seconds since 1970. */
function instantOf(text: string): number {
  const milliseconds = /^\d+$/.test(text)
    ? Number(text) * 1000
    : /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(text)
      ? Date.parse(text)
      : Number.NaN;
  if (Number.isNaN(milliseconds))
    throw new Failure(`--now takes seconds since 1970 or a time such as 2026-02-03T04:05:06Z, not ${text}`);
  return milliseconds;
}

/** So many bytes from hexadecimal digits, which begin again where there are too few. */
function bytesOf(digits: string, count: number): Uint8Array {
  if (!/^(?:[\da-f]{2})+$/i.test(digits)) throw new Failure(`--nonce takes pairs of hexadecimal digits, not ${digits}`);
  const bytes = Buffer.from(digits, "hex");
  return Uint8Array.from({ length: count }, (_, index) => bytes[index % bytes.length] ?? 0);
}
