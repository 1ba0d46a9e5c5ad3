import type { Computed, Expression, Pipeline, Roles } from "../model/roles.js";
import { namesIn } from "../model/expressions.js";
import { quote } from "../problems/problems.js";
import type { Rule } from "./rule.js";

/** A setting that nothing uses asks its user for something in vain. */
export const unusedSettings: Rule = ({ settings, roles }, problems) => {
  const used = namesInRoles(roles);
  for (const { name, place } of settings)
    if (!used.has(name))
      problems.add("unused", place, "a setting that is used", `${quote(name)}, which nothing uses`, {
        severity: "warning",
      });
};

function namesInRoles({ client, endpoint, webhooks, functions }: Roles): ReadonlySet<string> {
  const computed: readonly Computed[] = [
    ...webhooks.flatMap(({ signature = [] }) => signature),
    ...(client?.token?.computed ?? []),
    ...(client?.sign?.computed ?? []),
    ...(client?.operations ?? []).flatMap((operation) => operation.computed),
    ...functions.flatMap((each) => each.computed),
  ];
  const expressions: readonly Expression[] = [
    ...(client === undefined ? [] : [client.baseUrl]),
    ...(client?.token === undefined ? [] : [client.token.url]),
    ...(client?.operations ?? []).flatMap(({ path, pages, parameters, root }) => [
      path,
      ...(root === undefined ? [] : [root]),
      ...(pages === undefined ? [] : [pages.next]),
      ...parameters.flatMap(({ at }) => at ?? []),
    ]),
    ...computed.flatMap(({ value, escape }) => [value, ...(escape === undefined ? [] : [escape])]),
    ...functions.map(({ value }) => value),
  ];
  const bodies: readonly Pipeline[] = [
    ...webhooks,
    ...(client?.operations ?? []),
    ...(endpoint?.operations ?? []),
  ].flatMap(({ body }) => body ?? []);
  return new Set([
    ...expressions.flatMap(namesIn).map(({ name }) => name),
    ...bodies.flatMap(namesInPipeline),
    ...(endpoint?.authentication ?? []).flatMap((way) =>
      way.kind === "basic" ? [way.user, way.password] : Object.values(way.fields),
    ),
    ...(endpoint?.operations ?? []).flatMap(({ each }) => (each?.words ?? []).flatMap(({ setting }) => setting ?? [])),
  ]);
}

function namesInPipeline({ steps }: Pipeline): string[] {
  return steps.flatMap((step) =>
    step.kind === "setting"
      ? [step.setting]
      : step.kind === "function"
        ? step.arguments.flatMap(namesIn).map(({ name }) => name)
        : [],
  );
}
