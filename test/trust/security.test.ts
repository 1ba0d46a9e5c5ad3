import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defaultLimits } from "@tagsmith/runtime";
import { defaultDtdLimits } from "@tagsmith/runtime/dtd";
import { expect, test } from "vitest";
import { readEndpointOptions } from "../../runtime/src/http/endpoint/options.js";
import { readOptions } from "../../runtime/src/http/options.js";
import { readWebhookOptions } from "../../runtime/src/http/webhook/options.js";

const top = fileURLToPath(new URL("../..", import.meta.url));
const rows = readFileSync(`${top}.github/SECURITY.md`, "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .slice(1)
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, what = "", limit = ""]) => `${what}: ${limit}`);

/** As SECURITY.md writes it. */
function bytes(count: number): string {
  return count >= 1_048_576 ? `${count / 1_048_576} MB` : `${count / 1_024} kB`;
}

test("SECURITY.md says which limits are on by default", () => {
  const { timeouts, retries, limits } = readOptions({});
  const table = { contract: 1, platform: "a", settings: [] } as const;
  const endpoint = readEndpointOptions({ ...table, authentication: [], operations: [] }, {});
  const one = {
    name: "n",
    body: { document: () => ({}) as never, steps: [] },
    answer: "",
    refused: { status: 400, text: "" },
  };
  const webhook = readWebhookOptions({ ...table, webhooks: [{ ...one, failed: { status: 500, text: "" } }] }, {
    n: () => {},
  } as object);
  expect(webhook.idleMilliseconds).toBe(endpoint.idleMilliseconds);
  expect(timeouts.idle).toBe(endpoint.idleMilliseconds);
  expect(rows).toEqual([
    `elements inside of each other: ${defaultLimits.depth}`,
    `attributes of an element, namespaces among them: ${defaultLimits.attributes.toLocaleString("en")}`,
    `a name: ${bytes(defaultLimits.name)}`,
    `an attribute's value: ${bytes(defaultLimits.attribute)}`,
    `a text: ${bytes(defaultLimits.text)}`,
    `a whole document: ${bytes(defaultLimits.document)}`,
    `an item of a stream: ${bytes(defaultLimits.item)}`,
    `an answer, after decompression: ${bytes(limits.answer)}`,
    `a body: ${bytes(endpoint.limits.body)}, of a webhook ${bytes(webhook.limits.body)}`,
    `nothing comes: from a server, from a caller: ${timeouts.idle / 1_000} s`,
    `a request with its repetitions: ${timeouts.total / 1_000} s`,
    `attempts, and the longest wait that \`Retry-After\` may ask for: ${retries.attempts}, and ${retries.retryAfterMilliseconds / 1_000} s`,
    "redirects: 5, to the same origin",
    `entities of a DOCTYPE that is read (\`@tagsmith/runtime/dtd\`): ${bytes(defaultDtdLimits.expansion)}, ${defaultDtdLimits.factor} times the document, ${defaultDtdLimits.nesting} deep`,
  ]);
});
