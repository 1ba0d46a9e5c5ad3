import { type Expression, literal, object, plain } from "../../../expression/expression.js";
import type { Names } from "../../../emit/names.js";
import type { RoleNames } from "../../../emit/roles/role-names.js";
import { valueOf } from "../../../emit/values.js";
import type { Platform } from "../../../model/model.js";
import type { Endpoint, EndpointOperation } from "../../../model/roles.js";
import { percent } from "../evaluate.js";
import { type GivenValue, givenParameters } from "../given.js";
import { shownValue } from "../test-file.js";

/** What the tests of an endpoint are made from. */
export interface EndpointTesting {
  readonly platform: Platform;
  readonly endpoint: Endpoint;
  readonly names: RoleNames;
  readonly documents: Names;
  readonly given: readonly GivenValue[];
  readonly settings: ReadonlyMap<string, string>;
}

type Field = readonly [name: string, text: string, value?: Expression | undefined];

export interface Asking {
  readonly operation: EndpointOperation;
  readonly query: readonly Field[];
  readonly headers: Readonly<Record<string, string>>;
  readonly form?: readonly Field[];
}

/** A request that is right: the operation's conditions, its parameters, and the first way to prove who asks. */
export function rightRequest(operation: EndpointOperation, testing: EndpointTesting): Asking {
  const parameters = givenParameters(testing.platform, operation, "all");
  const placed = (location: "query" | "form"): readonly GivenValue[] =>
    parameters.filter(({ name }) => {
      const parameter = operation.parameters.find((each) => each.name === name);
      return parameter?.location === location && parameter.leaf.default === undefined;
    });
  const form = placed("form").map(({ name, text, value }) => [name, text, value] as const);
  return {
    operation,
    query: [
      ...Object.entries(operation.when),
      ...placed("query").map(({ name, text, value }) => [name, text, value] as const),
    ],
    headers: {},
    ...(form.length > 0 && { form }),
  };
}

/** A request with the credentials of one way, each right or replaced. */
export function withCredentials(
  asking: Asking,
  way: Endpoint["authentication"][number] | undefined,
  { settings }: EndpointTesting,
  change: (text: string) => string = (text) => text,
): Asking {
  const text = (name: string): string => change(settings.get(name) ?? "");
  const { query, headers, form = [] } = asking;
  if (way === undefined) return asking;
  if (way.kind === "basic") {
    const credentials = Buffer.from(`${settings.get(way.user) ?? ""}:${text(way.password)}`).toString("base64");
    return { ...asking, headers: { ...headers, authorization: `Basic ${credentials}` } };
  }
  const fields = Object.entries(way.fields).map(([name, setting]) => [name, text(setting)] as const);
  if (way.location === "header") return { ...asking, headers: { ...headers, ...Object.fromEntries(fields) } };
  if (way.location === "form") return { ...asking, form: [...form, ...fields] };
  return { ...asking, query: [...fields, ...query] };
}

const address = "https://mystore.example/endpoint?store=1";

export function requestText({ operation, query, headers, form }: Asking, method: string = operation.method): string {
  const url = [address, ...query.map(([name, text]) => `${percent(name)}=${percent(text)}`)].join("&");
  const parts = [
    ...(method === "GET" ? [] : [`method: ${JSON.stringify(method)}`]),
    ...(Object.keys(headers).length === 0 ? [] : [`headers: ${shownValue(plainObject(headers), 4)}`]),
    ...(form === undefined
      ? []
      : [`body: new URLSearchParams(${shownValue(plain(form.map(([name, text]) => [name, text])), 4)})`]),
  ];
  return `new Request(${JSON.stringify(url)}${parts.length === 0 ? "" : `, { ${parts.join(", ")} }`})`;
}

function plainObject(texts: Readonly<Record<string, string>>): Expression {
  return object(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, literal(text)])));
}

/** An operation that needs no body. */
export function plainOperation({ endpoint }: EndpointTesting): EndpointOperation | undefined {
  return endpoint.operations.find(({ body }) => body === undefined) ?? endpoint.operations[0];
}

/** The parameters of a request as the handler gets them. */
export function askedValue(operation: EndpointOperation, { query, form = [] }: Asking): Expression {
  return object(
    Object.fromEntries(
      operation.parameters.flatMap(({ name, property, leaf }): [string, Expression][] => {
        const [, text = leaf.default, value] = [...query, ...form].find(([each]) => each === name) ?? [];
        return text === undefined ? [] : [[property, value ?? valueOf(leaf, text)]];
      }),
    ),
  );
}
