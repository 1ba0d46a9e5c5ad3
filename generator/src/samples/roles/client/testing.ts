import { type Expression, array, literal, object } from "../../../expression/expression.js";
import { membersOf } from "../../../emit/members.js";
import { documentOf } from "../../../emit/roles/answers.js";
import { hasParameters } from "../../../emit/roles/client-module.js";
import { bodyProperty, documentIn } from "../../../emit/roles/parameters.js";
import type { RoleNames } from "../../../emit/roles/role-names.js";
import { namesInClient, settingsOf } from "../../../emit/roles/settings.js";
import { namesIn } from "../../../model/expressions.js";
import type { Platform, Setting } from "../../../model/model.js";
import type { Client, Operation } from "../../../model/roles.js";
import { madeDocument, without } from "../document.js";
import { CannotTell } from "../evaluate.js";
import { type GivenValue, givenParameters, givenSettings, objectOf, parameterTexts, settingTexts } from "../given.js";
import type { Given } from "../request.js";
import { shownValue } from "../test-file.js";

/** What the tests of a client are made from. */
export interface ClientTesting {
  readonly platform: Platform;
  readonly client: Client;
  readonly names: RoleNames;
  readonly settings: readonly Setting[];
  readonly given: readonly GivenValue[];
  /** All that makes a request, but its parameters. */
  readonly base: Omit<Given, "parameters" | "document">;
}

/** What the tests of a client start from. */
export function testingOf(platform: Platform, client: Client, names: RoleNames): ClientTesting {
  const settings = settingsOf(platform, "client", namesInClient(client));
  const given = givenSettings(platform, settings, neededBy(client.operations));
  const texts = settingTexts(settings, given);
  return {
    platform,
    client,
    names,
    settings,
    given,
    base: {
      settings: texts,
      token: tokenOf(client, texts),
      fixed: { now: Date.UTC(2017, 4, 10, 12, 32, 40), random: Uint8Array.of(0x50, 0x3b, 0xb7, 0x63) },
    },
  };
}

/** The settings that operations cannot do without, whether they may be left out or not. */
export function neededBy(operations: readonly Operation[]): ReadonlySet<string> {
  const expressions = operations.flatMap(({ path, computed }) => [path, ...computed.map(({ value }) => value)]);
  return new Set(expressions.flatMap(namesIn).map(({ name }) => name));
}

/** The answer of the token request, on the host that gives it. */
function tokenOf({ token }: Client, settings: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  if (token?.answer.kind !== "json") return new Map();
  const url = [...settings.values()].find((text) => URL.canParse(text)) ?? "https://shop.example";
  return new Map(
    token.answer.members.map((name) => [
      name,
      token.urls.includes(name)
        ? new URL(`/given/${name}`, url).href
        : name === token.expires
          ? "3600"
          : `some-${name.replaceAll("_", "-")}`,
    ]),
  );
}

export function contextOf({ base: { fixed, token } }: ClientTesting): Expression {
  const bytes = array([...fixed.random].map((byte) => literal(byte)));
  return object({
    now: { kind: "arrow", body: literal(fixed.now) },
    random: { kind: "arrow", body: { kind: "new", type: "Uint8Array", argument: bytes } },
    token:
      token.size === 0
        ? undefined
        : object(Object.fromEntries([...token].map(([name, text]) => [name, literal(text)]))),
  });
}

/** What an operation is called with, in TypeScript and as it goes over the wire. */
export interface Called {
  readonly parameters: Expression;
  readonly given: Given;
  /** The document that is sent, with what settings add to it. */
  readonly document?: Expression;
}

/** What an operation is called with; nothing where its document cannot be made. */
export function calledWith(
  operation: Operation,
  which: "all" | "required",
  { platform, base }: ClientTesting,
): Called | undefined {
  const values = givenParameters(platform, operation, which);
  const parameters = parameterTexts(operation.parameters, values);
  const property = bodyProperty(operation.body);
  const name = documentIn(operation.body);
  const whole = objectOf(values);
  if (property === undefined || name === undefined || whole.kind !== "object")
    return { parameters: whole, given: { ...base, parameters } };
  const document = documentOf(platform, name);
  const set = operation.computed.filter(({ location }) => location === "body");
  const texts = new Map(
    set.flatMap(({ name: path, value }): [string, string][] => {
      const text = value.kind === "name" ? base.settings.get(value.name) : undefined;
      return text === undefined ? [] : [[path, text]];
    }),
  );
  const made = madeDocument(platform, document, which === "all" ? "full" : "smallest", texts);
  if (made === undefined || texts.size < set.length) return undefined;
  const filled = membersOf(document.type).flatMap((member) =>
    "wires" in member && member.wires.some((wire) => texts.has(`${wire.attribute ? "@" : ""}${wire.name}`))
      ? [member.property]
      : [],
  );
  return {
    parameters: { ...whole, members: [...whole.members, [property, without(made.value, filled)]] },
    given: { ...base, parameters, document: made.text },
    document: made.value,
  };
}

/** The call of a builder. */
export function callOf(
  operation: Operation,
  parameters: Expression,
  { names }: ClientTesting,
  settings = "settings",
): string {
  const values = hasParameters(operation) ? [settings, shownValue(parameters, 4, 60)] : [settings];
  return `${names.client.buildOf(operation.name)}(${[...values, "context"].join(", ")})`;
}

export function told<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof CannotTell) return undefined;
    throw error;
  }
}
