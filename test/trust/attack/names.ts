import { type DocumentTable, map, safeParse, serialize, text } from "@tagsmith/runtime";
import { buildRequest, client } from "@tagsmith/runtime/http";
import { endpoint } from "@tagsmith/runtime/endpoint";
import { webhook } from "@tagsmith/runtime/webhook";
import { depotTable } from "../../runtime/http/endpoint-tables.js";
import { shopTable } from "../../runtime/http/tables.js";
import { tillTable } from "../../runtime/http/webhook-tables.js";
import type { Limits } from "../../../runtime/src/limits.js";
import { document } from "@tagsmith/runtime";

/** What every object has without being asked. */
export const inherited: readonly string[] = [
  "__proto__",
  "constructor",
  "toString",
  "prototype",
  "hasOwnProperty",
  "valueOf",
];

const settings = { apiId: "56", apiKey: "a key", baseUrl: "https://shop.example" };

/** What is wrong with what comes of such a name as a key of a map, a parameter, a setting, a field or a handler. */
export async function attackNames(): Promise<string[]> {
  const failures: string[] = [];
  for (const name of inherited) {
    const own = JSON.parse(`{${JSON.stringify(name)}:"1"}`) as object;
    const said = [
      ["a key of a map", mapOf(name), `[{"name":${JSON.stringify(name)},"value":"1"}]`],
      ["an unknown setting", attempt(() => client(shopTable, { ...settings, ...own })), "SettingError"],
      ["a setting of an endpoint", attempt(() => endpoint(depotTable, own as never)), "TypeError"],
      ["a handler of a webhook", attempt(() => webhook(tillTable, { apiKey: "k", ...own } as never)), "TypeError"],
      ["a parameter", await attemptLater(buildRequest(shopTable, "orders", settings, own)), "ParameterError"],
      ["an operation", await attemptLater(buildRequest(shopTable, name, settings, {})), "TypeError"],
    ];
    // Spread copies no prototype: what is called `__proto__` there is lost before it comes to us.
    for (const [what, received, expected] of said) {
      const isLost = name === "__proto__" && what !== "a key of a map" && received === "nothing";
      if (received !== expected && !isLost)
        failures.push(`${name} as ${what}: expected ${expected} but received ${received}`);
    }
  }
  for (const key of Object.keys(Object.prototype)) failures.push(`Object.prototype has ${key}`);
  return failures;
}

function mapTable(): DocumentTable<{ details: { name: string; value: string }[] }> {
  return {
    contract: 1,
    name: "trust/map",
    roots: ["r"],
    type: () => ({
      name: "R",
      members: [{ xml: "details", as: "details", type: { kind: "map", code: map, type: text } }],
    }),
  };
}

/** Read, written and read again. */
function mapOf(name: string): string {
  const first = safeParse(mapTable, `<r><details><${name}>1</${name}></details></r>`);
  if (!first.ok) return first.problems[0]?.message ?? "";
  const again = safeParse(mapTable, serialize(mapTable, first.value));
  return JSON.stringify(again.value?.details);
}

/** The bound of an item of a stream: at it, one beyond it, zero and none. */
export async function attackItems(): Promise<string[]> {
  const item = `<i>${"x".repeat(40)}</i>`;
  const table = (): DocumentTable<{ items: string[] }> => ({
    contract: 1,
    name: "trust/items",
    roots: ["r"],
    items: ["items"],
    type: () => ({ name: "R", members: [{ xml: "i", as: "items", number: "*", type: text }] }),
  });
  const accepts = async (limit: number): Promise<boolean> => {
    const bytes = new TextEncoder().encode(`<r>${item}${item}</r>`);
    const limits: Partial<Limits> = { item: limit };
    try {
      let count = 0;
      for await (const each of document(table).stream(chunksOf(bytes), { limits })) count += String(each).length;
      return count === 80;
    } catch {
      return false;
    }
  };
  const cases: readonly (readonly [limit: number, expected: boolean])[] = [
    [item.length, true],
    [item.length - 1, false],
    [0, false],
    [Infinity, true],
  ];
  const failures: string[] = [];
  for (const [limit, expected] of cases) {
    if ((await accepts(limit)) !== expected)
      failures.push(`item: a limit of ${limit} ${expected ? "refuses" : "accepts"} ${item.length} bytes`);
  }
  return failures;
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += 10) yield bytes.subarray(at, at + 10);
}

function attempt(work: () => unknown): string {
  try {
    work();
    return "nothing";
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}

async function attemptLater(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "nothing",
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  );
}
