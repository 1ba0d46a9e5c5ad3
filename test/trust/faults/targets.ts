import { type Client, type ClientOptions, type ClientTable, client } from "@tagsmith/runtime/http";
import { invalid } from "@tagsmith/runtime";
import { sampleLeaf } from "../../../runtime/src/mock/leaf.js";
import { personFrom } from "../../../runtime/src/mock/person.js";
import { randomFrom } from "../../../runtime/src/mock/random.js";
import { settingsAt, settingsOf } from "../../../runtime/src/mock/settings.js";
import type { OperationTable } from "../../../runtime/src/http/table.js";
import { canaryDocument } from "./documents.js";
import type { Platform } from "./platforms.js";
import { canaryOf } from "./watch.js";

/** A request of a platform's client: each operation, and each that asks for a token first. */
export interface Target {
  readonly name: string;
  /** Where faults are played: at the request for a token, or at the operation itself. */
  readonly at: "token" | "operation";
  readonly operation: OperationTable;
  readonly parameters: object;
  /** Whether it may be sent again. */
  readonly isSafe: boolean;
  readonly good: (origin: string) => { readonly bytes: Buffer; readonly type: string };
  readonly token: (origin: string) => { readonly bytes: Buffer; readonly type: string };
  readonly tokenPath: string | undefined;
  readonly connect: (origin: string, options: ClientOptions) => Client & Record<string, Operate>;
}

/** An operation of any client. */
export type Operate = (parameters: object) => { answer: () => Promise<unknown> } & AsyncIterable<unknown>;

/** Everything that the client of a platform can ask. */
export function targetsOf({ name, client: tableOf }: Platform): Target[] {
  if (!tableOf) return [];
  const table = tableOf();
  return table.operations.flatMap((operation) => {
    const target = targetOf(name, tableOf, table, operation);
    const asksForToken = table.token !== undefined && operation.sign !== false;
    return asksForToken
      ? [
          target,
          { ...target, name: `${target.name} token`, at: "token", isSafe: table.token?.repeat === "safe" } as const,
        ]
      : [target];
  });
}

/** The settings that lead to a server, all secrets being canaries. */
export function canarySettings(
  table: Pick<ClientTable, "platform" | "settings">,
  origin: string,
): Record<string, unknown> {
  const secrets = table.settings
    .filter(({ secret, type }) => secret && type.read(canaryOf("s")) !== invalid)
    .map(({ name }) => [name, canaryOf(name)]);
  return settingsAt(table as ClientTable, settingsOf(table as ClientTable, Object.fromEntries(secrets)), origin);
}

/** A value of each parameter that must be given, and of each that must not be shown. */
export function parametersOf({
  parameters,
  body,
}: Pick<OperationTable, "parameters" | "body">): Record<string, unknown> {
  const given = parameters.flatMap(({ as, type, optional, repeated, default: byDefault, secret, personal }) => {
    if ((optional || byDefault !== undefined) && !secret && !personal) return [];
    const planted: unknown = secret || personal ? type.read(canaryOf(as)) : invalid;
    const value = planted === invalid ? sampleLeaf(type, as, sampling(as)) : planted;
    return [[as, repeated ? [value] : value]];
  });
  // A document that is filled from settings needs no more.
  const document = body && !body.set ? [[body.as ?? "body", canaryDocument(body.document, undefined).value]] : [];
  return Object.fromEntries([...given, ...document]) as Record<string, unknown>;
}

function sampling(name: string): Parameters<typeof sampleLeaf>[2] {
  const random = randomFrom(name);
  const time = Date.UTC(2024, 0, 1);
  return {
    random,
    person: personFrom(random),
    time,
    key: "7",
    version: undefined,
    owner: "",
    isTop: false,
    isPlain: true,
  };
}

function targetOf(name: string, tableOf: () => ClientTable, table: ClientTable, operation: OperationTable): Target {
  const { answer } = operation;
  const good = answer.kind === "document" ? canaryDocument(answer.document, answer.items).xml : "thank you";
  const settings = canarySettings(table, "http://host.invalid");
  const url = table.token
    ? Object.values(settings).find((value) => String(value).startsWith("http://host.invalid/"))
    : undefined;
  return {
    name: `${name} ${operation.name}`,
    at: "operation",
    operation,
    parameters: parametersOf(operation),
    isSafe: operation.repeat === "safe",
    good: () => ({ bytes: Buffer.from(good), type: "text/xml; charset=utf-8" }),
    token: (origin) => ({ bytes: Buffer.from(JSON.stringify(tokenOf(table, origin))), type: "application/json" }),
    tokenPath: url === undefined ? undefined : new URL(String(url)).pathname,
    connect: (origin, options) =>
      client(tableOf, canarySettings(table, origin), options) as Client & Record<string, Operate>,
  };
}

function tokenOf({ token }: ClientTable, origin: string): object {
  const members = token?.answer.kind === "json" ? token.answer.members : [];
  return Object.fromEntries(
    members.map((member) => {
      if (token?.urls?.includes(member)) return [member, `${origin}/the/${member}`];
      if (member === token?.expires || member.startsWith("expires")) return [member, 30];
      return [member, member === "token_type" ? "mac" : canaryOf(member)];
    }),
  );
}
