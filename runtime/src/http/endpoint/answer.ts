import { serialize } from "../../writer/serialize.js";
import type { EndpointOperationTable } from "../endpoint-table.js";
import type { AnswerTable } from "../table.js";
import { type CutPage, cutPage } from "./page.js";
import { guards } from "./refusal.js";
import { takeItems } from "./result.js";
import { withinWindow } from "./window.js";

/** How an answer is made from what a callback gave. */
export interface Answering {
  readonly operation: EndpointOperationTable;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly pageSize: number | undefined;
  /** Told of items that do not belong into the answer. */
  readonly leftOut: (message: string) => void;
}

/** The answer to a request that was served. */
export async function answerOf(answering: Answering, result: unknown): Promise<Response> {
  if (result instanceof Response) return result;
  const { answer } = answering.operation;
  switch (answer.kind) {
    case "none":
      return new Response(null, { status: 200, headers: guards });
    case "text":
      return written(answer.text, "text/plain; charset=utf-8");
    case "json":
      return written(JSON.stringify(result ?? {}), "application/json");
    case "document": {
      const value = await valueOf(answering, answer, result);
      return written(serialize(answer.document, value), "text/xml; charset=utf-8");
    }
  }
}

async function valueOf(
  { operation, parameters, pageSize, leftOut: tell }: Answering,
  { items: itemsAt }: Extract<AnswerTable, { kind: "document" }>,
  result: unknown,
): Promise<unknown> {
  if (itemsAt === undefined) return result;
  const given = await takeItems(operation, itemsAt, result);
  const { items, leftOut } = withinWindow(operation, parameters, given.items);
  if (leftOut !== undefined) tell(`${operation.name}: ${leftOut}`);
  const { pages } = operation;
  if (!pages) return withProperty(given.value ?? {}, itemsAt, items);
  const asked = operation.parameters.find(({ name }) => name === pages.parameter);
  // Pages are counted from the parameter's default, as the other side counts them.
  const first = Number(asked?.default ?? 1);
  const page = Number((asked && parameters[asked.as]) ?? first) - first + 1;
  const cut: CutPage =
    given.pages === undefined
      ? cutPage(pages, items, page, pageSize ?? pages.size)
      : { items, pages: Math.max(1, given.pages) };
  const value = withProperty(given.value ?? {}, itemsAt, cut.items);
  return pages.count === undefined ? value : withProperty(value, pages.count, cut.pages);
}

/** A copy of an object with a value at a path of properties. */
export function withProperty(object: unknown, path: string, value: unknown): Record<string, unknown> {
  const [name = "", ...rest] = path.split(".");
  const whole = { ...(object as Readonly<Record<string, unknown>> | undefined) };
  whole[name] = rest.length === 0 ? value : withProperty(whole[name], rest.join("."), value);
  return whole;
}

function written(text: string, contentType: string): Response {
  const bytes = Uint8Array.from(new TextEncoder().encode(text));
  // With its length, so that a caller can tell an answer that was cut.
  const headers = { "content-type": contentType, "content-length": String(bytes.length), ...guards };
  return new Response(bytes, { headers });
}
