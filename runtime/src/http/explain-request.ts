import { tableOf } from "../contract.js";
import { operationOf, tokenTableOf } from "./build-request.js";
import type { Value } from "./expression.js";
import { type MaskedRequest, maskRequest } from "./masked-request.js";
import type { Prepared, Step } from "./draft.js";
import { prepareOperation, prepareToken } from "./prepare.js";
import type { RequestContext } from "./scope.js";
import { mask, masked } from "./secrets.js";
import type { ClientTable } from "./table.js";
import { itemsOf } from "./value.js";

/** How a request comes about, step by step, for people: secrets and personal values are replaced by `***`. */
export interface Explanation {
  readonly steps: readonly ExplainedStep[];
  readonly request: MaskedRequest;
}

export interface ExplainedStep {
  readonly name: string;
  /** Where it is sent; `let`: nowhere, it is a name for later steps. */
  readonly in: Step["in"];
  /** As the spec writes it; for a parameter, the property that the caller gives. */
  readonly expression: string;
  /** A line feed is `\n` followed by a line end, all other control characters are escapes. Bytes are in hexadecimal digits. */
  readonly value: string;
}

/** As for a request; and whether secrets and personal values are shown, which only whoever gave them may see. */
export interface ExplainContext extends RequestContext {
  readonly showSecrets?: boolean | undefined;
}

/** Explains the request of an operation. Nothing is sent. */
export async function explainRequest(
  table: () => ClientTable,
  operation: string,
  settings: object,
  parameters: object = {},
  context: ExplainContext = {},
): Promise<Explanation> {
  const client = tableOf(table);
  const prepared = await prepareOperation(client, operationOf(client, operation), settings, parameters, context);
  return explain(context.showSecrets === true ? unmasked(prepared) : prepared);
}

/** Explains the request of a token. Nothing is sent. */
export async function explainTokenRequest(
  table: () => ClientTable,
  settings: object,
  context: ExplainContext = {},
): Promise<Explanation> {
  const client = tableOf(table);
  const prepared = await prepareToken(client, tokenTableOf(client), settings, context);
  return explain(context.showSecrets === true ? unmasked(prepared) : prepared);
}

function unmasked(prepared: Prepared): Prepared {
  const plain = { hidden: false };
  return {
    ...prepared,
    parts: prepared.parts.map((part) => ({ ...part, ...plain })),
    steps: prepared.steps.map((step) => ({ ...step, ...plain })),
    secrets: new Set(),
    unshown: new Set(),
  };
}

function explain(prepared: Prepared): Explanation {
  const steps = prepared.steps.map(({ name, in: location, expression, value, hidden }) => ({
    name,
    in: location,
    expression,
    value: hidden ? masked : visible(mask(show(value, location), prepared.secrets)),
  }));
  return { steps, request: maskRequest(prepared) };
}

function show(value: Value, location: Step["in"]): string {
  if (!(value instanceof Uint8Array)) return itemsOf(value).join("&");
  // The bytes of a document may hold the data of customers.
  if (location === "body") return `${value.length} bytes`;
  return Array.from(value, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function visible(text: string): string {
  return text.replace(/[\x00-\x1f\x7f]/g, (character) =>
    character === "\n" ? "\\n\n" : JSON.stringify(character).slice(1, -1),
  );
}
