import type { Platform, Setting } from "../../model/model.js";
import { namesIn } from "../../model/expressions.js";
import type {
  Client,
  Endpoint,
  Expression as SpecExpression,
  NamedFunction,
  Pipeline,
  Webhook,
} from "../../model/roles.js";
import { codecOf } from "../../expression/codecs.js";
import { type Expression, array, literal, object } from "../../expression/expression.js";
import { defaultOf } from "../values.js";

/** The settings that a role asks for: those that it names, unless they say for which roles they are. */
export function settingsOf(
  platform: Platform,
  role: "client" | "endpoint" | "webhook" | "functions",
  named: ReadonlySet<string>,
): readonly Setting[] {
  return platform.settings.filter(({ name, for: roles }) =>
    roles === undefined ? named.has(name) : roles.includes(role) && (role !== "functions" || named.has(name)),
  );
}

/** The settings of a role as its table has them. */
export function settingTables(settings: readonly Setting[]): Expression {
  return array(settings.map(settingTable));
}

/** The names that a client's expressions and bodies stand on. */
export function namesInClient({ baseUrl, token, sign, operations }: Client): ReadonlySet<string> {
  const computed = [
    ...(token?.computed ?? []),
    ...(sign?.computed ?? []),
    ...operations.flatMap((operation) => operation.computed),
  ];
  const expressions: SpecExpression[] = [
    baseUrl,
    ...(token === undefined ? [] : [token.url]),
    ...operations.flatMap(({ path, pages, parameters, root }) => [
      path,
      ...(root === undefined ? [] : [root]),
      ...(pages === undefined ? [] : [pages.next]),
      ...parameters.flatMap(({ at }) => at ?? []),
    ]),
    ...computed.flatMap(({ value, escape }) => [value, ...(escape === undefined ? [] : [escape])]),
  ];
  return new Set([...namesOf(expressions), ...operations.flatMap(({ body }) => namesInPipeline(body))]);
}

/** The names of settings that an endpoint stands on. */
export function namesInEndpoint({ authentication, operations }: Endpoint): ReadonlySet<string> {
  return new Set([
    ...authentication.flatMap((way) => (way.kind === "basic" ? [way.user, way.password] : Object.values(way.fields))),
    ...operations.flatMap(({ each, body }) => [
      ...(each?.words ?? []).flatMap(({ setting }) => setting ?? []),
      ...namesInPipeline(body),
    ]),
  ]);
}

/** The names that the bodies of webhooks stand on. */
export function namesInWebhooks(webhooks: readonly Webhook[]): ReadonlySet<string> {
  return new Set(
    webhooks.flatMap(({ body, signature = [] }) => [
      ...namesInPipeline(body),
      ...namesOf(signature.map(({ value }) => value)),
    ]),
  );
}

/** The names that a function's expressions stand on. */
export function namesInFunction({ computed, value }: NamedFunction): ReadonlySet<string> {
  return new Set(namesOf([...computed.map((each) => each.value), value]));
}

function namesInPipeline(pipeline: Pipeline | undefined): string[] {
  return (pipeline?.steps ?? []).flatMap((step) =>
    step.kind === "setting" ? [step.setting] : step.kind === "function" ? namesOf(step.arguments) : [],
  );
}

function namesOf(expressions: readonly SpecExpression[]): string[] {
  return expressions.flatMap(namesIn).map(({ name }) => name);
}

function settingTable({ name, type, optional, example, found }: Setting): Expression {
  return object({
    name: literal(name),
    type: codecOf(type),
    default: type.default === undefined ? undefined : defaultOf(type),
    optional: optional && type.default === undefined ? literal(true) : undefined,
    secret: type.secret ? literal(true) : undefined,
    example: example === undefined ? undefined : literal(example),
    found: found === undefined ? undefined : literal(found),
  });
}
