import {
  type Call,
  type Client,
  type ClientOptions,
  type ClientTable,
  type MaskedAnswer,
  type MaskedRequest,
  type Notice,
  client,
} from "@tagsmith/runtime/http";
import type { Problem } from "../../../runtime/src/problem.js";
import { type Order, type Orders, counting, shopTable } from "./tables.js";

/** What a test puts in the place of a platform: it answers request after request, the last answer again and again. */
export type Answer = Response | Error | ((request: Request) => Response | Promise<Response>);

export interface Seen {
  /** `minId=1 portion=2`: what each request asked for, form and query decoded, without the credentials. */
  readonly requests: string[];
  readonly sent: MaskedRequest[];
  readonly answers: MaskedAnswer[];
  readonly problems: (Problem | Notice)[];
  /** The waits between a request and its repetition. */
  readonly waits: number[];
}

export interface ShopClient extends Client {
  orders(parameters?: object, options?: object): Call<Orders, Order>;
}

export const shopSettings = { apiId: "56", apiKey: "CANARY-354dsg43652" };

/** A client of a shop whose answers are given, with a clock that no time passes on but by its waits. */
export function shop(
  answers: readonly Answer[],
  options: ClientOptions = {},
  table: () => ClientTable = shopTable,
  settings: object = shopSettings,
): ShopClient & { readonly seen: Seen } {
  const seen: Seen = { requests: [], sent: [], answers: [], problems: [], waits: [] };
  let time = Date.UTC(2024, 0, 1);
  const rest = [...answers];
  const made = client(table, settings, {
    fetch: async (request) => {
      const answer = rest.length > 1 ? rest.shift() : rest[0];
      const form = new URLSearchParams(await request.clone().text());
      seen.requests.push([...form].map(([name, value]) => `${name}=${value}`).join(" "));
      if (answer instanceof Error) throw answer;
      if (answer === undefined) throw new Error("the test gives no answer");
      return answer instanceof Response ? answer.clone() : answer(request);
    },
    clock: {
      now: () => time,
      sleep: async (milliseconds) => {
        seen.waits.push(milliseconds);
        time += milliseconds;
      },
    },
    random: counting(),
    onRequest: (request) => seen.sent.push(request),
    onAnswer: (answer) => seen.answers.push(answer),
    onProblem: (problem) => seen.problems.push(problem),
    ...options,
  });
  return { ...(made as ShopClient), seen };
}

/** An answer with the orders of these IDs. */
export function ordersXml(...ids: readonly (string | number)[]): Response {
  const orders = ids.map((id) => `<order ID="${id}"><price>1</price></order>`).join("");
  return xml(`<orders count="${ids.length}">${orders}</orders>`);
}

export function xml(text: string, init: ResponseInit = {}): Response {
  return new Response(text, { headers: { "content-type": "text/xml; charset=utf-8" }, ...init });
}

export function plain(text: string, init: ResponseInit = {}): Response {
  return new Response(text, { headers: { "content-type": "text/plain" }, ...init });
}

export async function idsOf(orders: AsyncIterable<Order>): Promise<string> {
  let ids = "";
  for await (const { id } of orders) ids += `${id} `;
  return ids.trim();
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
