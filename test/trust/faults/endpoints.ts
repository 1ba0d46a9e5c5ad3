import { type EndpointOptions, type EndpointTable, endpoint } from "@tagsmith/runtime/endpoint";
import { sampleItems } from "@tagsmith/runtime/mock";
import { writeValue } from "../../../runtime/src/http/settings.js";
import type { EndpointOperationTable } from "../../../runtime/src/http/endpoint-table.js";
import { type Attack, type Good, refused, refusedOrServed, requestOf, withQuery } from "./attack.js";
import { bodies } from "./attacks-on-bodies.js";
import { anywhere, credentials } from "./attacks.js";
import { canaryDocument } from "./documents.js";
import type { Platform } from "./platforms.js";
import { canarySettings, parametersOf } from "./targets.js";
import type { Watch } from "./watch.js";

/** What an attack on one operation of an endpoint or on a webhook came to. */
export interface Attacked {
  readonly attacks: number;
  readonly failures: readonly string[];
}

/** Attacks every operation of a platform's endpoint. */
export async function attackEndpoint({ name, endpoint: tableOf }: Platform, watch: Watch): Promise<Attacked> {
  if (!tableOf) return { attacks: 0, failures: [] };
  const failures: string[] = [];
  let attacks = 0;
  const table = tableOf();
  const settings = canarySettings(table, "https://store.example");
  let called = 0;
  const handlers = Object.fromEntries(
    table.operations.map((operation) => [operation.name, () => (called++, resultOf(operation))]),
  );
  const serve = endpoint(tableOf, {
    ...settings,
    ...handlers,
    limits: { body: 2_000_000 },
    idleMilliseconds: 300,
    onProblem: (problem) => watch.see(name, problem),
  } as EndpointOptions);
  watch.see(name, serve);
  for (const operation of table.operations) {
    const good = goodRequest(table, operation, settings);
    for (const attack of attacksOn(operation)) {
      attacks++;
      const before = called;
      const where = `${name} ${operation.name}, ${attack.name}`;
      const wrong = await attackOnce(serve, attack, good, where, watch);
      if (wrong !== undefined) failures.push(`${where}: ${wrong}`);
      if (attack.answer === refused && called > before) failures.push(`${where}: the handler was called`);
    }
  }
  return { attacks, failures };
}

/** Sends an attack, and says what is wrong with its answer. */
export async function attackOnce(
  serve: (request: Request) => Promise<Response>,
  { make, answer }: Attack,
  good: Good,
  where: string,
  watch: Watch,
): Promise<string | undefined> {
  const request = await make(good);
  const started = performance.now();
  let response: Response;
  try {
    response = await serve(request);
  } catch (error) {
    watch.see(where, error);
    return `it throws ${String(error)}`;
  }
  const text = await response.text();
  // What is served holds what was asked for.
  if (response.status !== 200) watch.see(where, [...response.headers, text]);
  if (!answer.test(String(response.status)))
    return `expected ${answer.source} but received ${response.status} ${text.slice(0, 200)}`;
  return performance.now() - started > 3_000 ? "it took more than 3 s" : undefined;
}

function attacksOn({ parameters, body, when }: EndpointOperationTable): Attack[] {
  const query = parameters.filter((parameter) => parameter.in === "query");
  const set = (name: string, value: string, answer = refused): Attack => ({
    name: `${name}=${JSON.stringify(value.slice(0, 40))}`,
    make: (good) => withQuery(good, (fields) => fields.set(name, value)),
    answer,
  });
  return [
    { name: "nothing", make: (good) => requestOf(good), answer: /^200$/ },
    ...anywhere,
    ...credentials,
    ...when.flatMap(([name]) =>
      ["__proto__", "constructor", "", "x".repeat(100_000), "\0"].map((word) => set(name, word)),
    ),
    ...query.flatMap(({ name, type, optional, default: byDefault }) => [
      ...(type.kind === 1 || type.kind === 2
        ? []
        : [
            "x",
            "-1e999",
            "99/99/9999 99:99",
            "02/30/2024 00:00",
            "٠١/٠١/٢٠٢٤ ٠٠:٠٠",
            "\0",
            "9".repeat(100_000),
            "0x10",
            "1.5",
            "NaN",
            "Infinity",
          ].map((word) => set(name, word))),
      ...["__proto__", "' or ''='", "<a>", "../../etc/passwd", "😀".repeat(1_000)].map((word) =>
        set(name, word, refusedOrServed),
      ),
      {
        name: `${name} twice`,
        make: (good: Good) =>
          withQuery(good, (fields) => ["one", "another"].forEach((word) => fields.append(name, word))),
        answer: refused,
      },
      ...(optional || byDefault !== undefined
        ? []
        : [
            {
              name: `${name} missing`,
              make: (good: Good) => withQuery(good, (fields) => fields.delete(name)),
              answer: refused,
            },
          ]),
    ]),
    ...(body
      ? bodies(
          (xml) => ({ body: Buffer.from(xml as Uint8Array), headers: { "content-type": "application/xml" } }),
          canaryDocument(body.document, undefined).xml,
        )
      : []),
  ];
}

/** With all that is asked for, and the credentials in the query. */
function goodRequest(
  table: EndpointTable,
  operation: EndpointOperationTable,
  settings: Readonly<Record<string, unknown>>,
): Good {
  const url = new URL(`https://store.example/hook`);
  for (const [name, value] of operation.when) url.searchParams.set(name, value);
  const given = parametersOf({ parameters: operation.parameters.filter((each) => each.in === "query") });
  for (const { name, as, type } of operation.parameters) {
    if (given[as] !== undefined) url.searchParams.set(name, String(writeValue(type, given[as])));
  }
  const way = table.authentication.find((each) => each.kind === "fields" && each.in === "query");
  const fields = way?.kind === "fields" ? way.fields : [];
  for (const [name, setting] of fields) url.searchParams.set(name, String(settings[setting]));
  const secret = fields
    .map(([, setting]) => setting)
    .find((setting) => table.settings.find(({ name }) => name === setting)?.secret);
  const { body, method } = operation;
  return {
    method,
    url: url.href,
    headers: body ? { "content-type": "application/xml" } : {},
    body: body && canaryDocument(body.document, undefined).xml,
    secret: String(settings[secret ?? ""]),
  };
}

function resultOf({ answer }: EndpointOperationTable): unknown {
  return answer.kind === "document" && answer.items !== undefined
    ? sampleItems(answer.document, answer.items, 3)
    : undefined;
}
