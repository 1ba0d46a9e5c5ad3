import { type Expression, object } from "../../../expression/expression.js";
import type { Names } from "../../../emit/names.js";
import { bodyProperty, documentIn } from "../../../emit/roles/parameters.js";
import { namesInEndpoint, settingsOf } from "../../../emit/roles/settings.js";
import { propertyName } from "../../../emit/text.js";
import { valueOf } from "../../../emit/values.js";
import type { Endpoint, EndpointOperation, Operation } from "../../../model/roles.js";
import { type Called, type ClientTesting, calledWith } from "../client/testing.js";
import { type GivenValue, givenParameters, givenSettings } from "../given.js";
import { momentSample } from "../moments.js";

/** What the tests of a mock that asks are made from. */
export interface CallerTesting extends ClientTesting {
  readonly endpoint: Endpoint;
  readonly documents: Names;
  /** The settings of an endpoint that knows the program. */
  readonly known: readonly GivenValue[];
}

/** The settings that program and endpoint share are the same, the others are the endpoint's own. */
export function knownSettings({ platform, given }: ClientTesting, endpoint: Endpoint): readonly GivenValue[] {
  const own = givenSettings(platform, settingsOf(platform, "endpoint", namesInEndpoint(endpoint)));
  return own.map((each) => given.find(({ name }) => name === each.name) ?? each);
}

/** The operation of the endpoint that a function of the program asks for; nothing where the two are about something else. */
export function counterpartOf(
  operation: Operation,
  { endpoint, client }: CallerTesting,
): EndpointOperation | undefined {
  const asked = endpoint.operations.find(({ name, method }) => name === operation.name && method === operation.method);
  // An endpoint gives out no tokens.
  if (asked === undefined || (operation.signed && client.token !== undefined)) return undefined;
  const isMeant = Object.entries(asked.when).every(([name, word]) =>
    operation.computed.some((each) => each.name === name && each.value.kind === "string" && each.value.value === word),
  );
  return isMeant ? asked : undefined;
}

/** From when to when is asked for, and each of the days between. */
export const first: number = Date.UTC(2018, 2, 8, 22, 26);
export const day = 86_400_000;
export const last: number = first + 2 * day;

/** What a function is called with where its answer counts: what must be given, and a window of three days. */
export function askedWith(operation: Operation, testing: CallerTesting): Called | undefined {
  const called = calledWith(operation, "required", testing);
  const { window } = counterpartOf(operation, testing) ?? {};
  if (called === undefined || window === undefined || called.parameters.kind !== "object") return called;
  const bounds = operation.parameters.flatMap(({ name, property, leaf }) => {
    const at = name === window.from ? first : name === window.to ? last : undefined;
    const sample = at === undefined ? undefined : momentSample(leaf, at);
    return sample === undefined ? [] : [{ name, property, ...sample }];
  });
  const given = called.given.parameters.filter(([name]) => !bounds.some((bound) => bound.name === name));
  const texts = new Map([...given, ...bounds.map(({ name, text }) => [name, text] as const)]);
  const members = called.parameters.members.filter(([name]) => !bounds.some(({ property }) => property === name));
  return {
    ...called,
    parameters: {
      kind: "object",
      members: [...bounds.map(({ property, value }) => [property, value] as const), ...members],
    },
    given: {
      ...called.given,
      parameters: operation.parameters.flatMap(({ name }) => {
        const text = texts.get(name);
        return text === undefined ? [] : [[name, text] as const];
      }),
    },
  };
}

/** The parameters of a function that is called with all that can be given, as the endpoint's handler gets them. */
export function handedOver(
  operation: Operation,
  asked: EndpointOperation,
  document: Expression | undefined,
  { platform }: CallerTesting,
): Expression {
  const given = givenParameters(platform, operation, "all");
  const members = asked.parameters.flatMap(({ name, property, leaf }): [string, Expression][] => {
    const sent = given.find((each) => each.name === name);
    const type = operation.parameters.find((each) => each.name === name)?.leaf;
    const text = sent?.text ?? type?.default ?? leaf.default;
    if (sent !== undefined && type?.scalar.kind === leaf.scalar.kind) return [[property, sent.value]];
    return text === undefined ? [] : [[property, valueOf(leaf, text)]];
  });
  const body = bodyProperty(asked.body);
  const isSame = documentIn(asked.body) === documentIn(operation.body);
  return object({
    ...Object.fromEntries(members),
    ...(body !== undefined && isSame && document !== undefined && { [body]: document }),
  });
}

/** The texts that no log may show. */
export function secretsOf({ given, settings }: CallerTesting): readonly string[] {
  const secret = new Set(settings.filter(({ type }) => type.secret).map(({ name }) => name));
  return given.filter(({ name }) => secret.has(name)).map(({ text }) => text);
}

/** The call of a function of the program. */
export function askText(operation: Operation, endpoint: string, parameters: string, { names }: CallerTesting): string {
  const values = [endpoint, ...(parameters === "" ? [] : [parameters])].join(", ");
  return `await ${names.mock.create}({ settings }).${propertyName(operation.name)}(${values})`;
}

/** The name of the constant with what a function is called with. */
export function askedName({ name }: Operation): string {
  return `${name}Asked`;
}
