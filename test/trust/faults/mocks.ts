import { type Client, client } from "@tagsmith/runtime/http";
import { mock } from "@tagsmith/runtime/mock";
import type { Attacked } from "./endpoints.js";
import type { Platform } from "./platforms.js";
import { type Operate, canarySettings, parametersOf } from "./targets.js";
import { type Watch, canaryOf } from "./watch.js";

/** Asks the mock of each platform rightly and wrongly, with canaries in every place of a request, and reads its log. */
export async function attackMocks(platforms: readonly Platform[], watch: Watch): Promise<Attacked> {
  const failures: string[] = [];
  let attacks = 0;
  for (const { name, client: tableOf, mock: searchOf } of platforms) {
    if (!tableOf || !searchOf) continue;
    const see = (value: unknown): void => watch.see(`mock of ${name}`, value);
    const settings = canarySettings(tableOf(), "http://127.0.0.1:1");
    const mocked = mock(tableOf, searchOf, { settings, count: 3, onRequest: see });
    for (const { name: operation, parameters, body } of tableOf().operations) {
      const given = parametersOf({ parameters, ...(body && { body }) });
      for (const key of ["", "x"]) {
        attacks++;
        const asked = client(tableOf, wrongBy(settings, key), {
          fetch: mocked.fetch,
          onRequest: see,
          onAnswer: see,
          onProblem: see,
        });
        await (asked as Client & Record<string, Operate>)[operation]?.(given).answer().catch(see);
      }
    }
    // Where a path and the names of fields are shown, those that are known as secrets are not.
    const secret = String(Object.values(settings).find((value) => String(value).startsWith("CANARY")));
    for (const url of urlsOf(settings, secret)) {
      attacks++;
      const form = new URLSearchParams({ [secret]: "1", other: canaryOf("v"), code: canaryOf("v") });
      const headers = { authorization: `Basic ${Buffer.from(canaryOf("v")).toString("base64")}`, "x-key": "CANARY" };
      for (const content of [form, canaryOf("body"), `<a b="${encodeURIComponent(canaryOf("b"))}">CANARY</a>`]) {
        const answer = await mocked.fetch(url, { method: "POST", headers, body: content });
        see([answer.status, await answer.text()]);
        if (answer.status >= 500) failures.push(`mock of ${name}: ${answer.status} for ${url}`);
      }
    }
    see(mocked.requests);
  }
  return { attacks, failures };
}

/** Each secret with more behind it, or as it is. */
function wrongBy(settings: Readonly<Record<string, unknown>>, more: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name,
      String(value).startsWith("CANARY") ? `${String(value)}${more}` : value,
    ]),
  );
}

function urlsOf(settings: Readonly<Record<string, unknown>>, secret: string): string[] {
  const bases = Object.values(settings)
    .filter((value) => String(value).startsWith("http"))
    .map(String);
  const escaped = encodeURIComponent(secret);
  return bases.flatMap((base) => [base, `${base}?api_key=${escaped}&${escaped}=1`, `${base}/${escaped}`]);
}
