import type { ClientTable } from "@tagsmith/runtime/http";
import { type Answer, ordersXml, plain, shop } from "./shop.js";
import { storeTable } from "./tables.js";

/** The settings of the store. */
export const settings = {
  clientId: "B9D3299B",
  secretKey: "CANARY-EF01-2345-6789",
  code: "CANARY-MTQxMDZ8",
  authorizationUrl: "https://store.example/authorize.cgi",
};

type Token = NonNullable<ClientTable["token"]>;

/** A store whose answers are chosen by what is asked for; it remembers in which order that was. */
export function store(
  answers: { token?: Answer; orders?: Answer },
  change: Partial<Token> = {},
  options: Parameters<typeof shop>[1] = {},
): ReturnType<typeof shop> & { readonly asked: string[] } {
  const asked: string[] = [];
  let number = 0;
  const table = (): ClientTable => {
    const { token, ...rest } = storeTable();
    return { ...rest, ...(token && { token: { ...token, ...change } }) };
  };
  const platform: Answer = async (request) => {
    const form = new URLSearchParams(await request.clone().text());
    const isToken = request.url.endsWith("authorize.cgi");
    asked.push(isToken ? "token" : `orders with ${form.get("token")}`);
    const answer = isToken ? (answers.token ?? token(`token-${++number}`)) : (answers.orders ?? ordersXml(1));
    if (answer instanceof Error) throw answer;
    return answer instanceof Response ? answer.clone() : answer(request);
  };
  return { ...shop([platform], options, table, settings), asked };
}

/** The answer that gives out a token. */
export function token(access_token: string, more: object = {}): Response {
  const download_url = "https://store.example/db_xml.cgi";
  return plain(JSON.stringify({ access_token, expires_in: 30, download_url, ...more }));
}
