import type { Expression as SpecExpression } from "../../model/roles.js";
import { type Expression, call, literal, runtime } from "../../expression/expression.js";

/** What names and paths in the expressions of a role stand for. */
export interface ExpressionContext {
  /** The names of settings; all others are what the request has so far. */
  readonly settings: ReadonlySet<string>;
  /** The property that a path into the answer, or into its last item, leads to. */
  readonly property?: (path: string, last: boolean) => string;
}

/** An expression of a spec as a call of the runtime's functions: both the printed and the evaluated table have it. */
export function expressionOf(expression: SpecExpression, context: ExpressionContext): Expression {
  const of = (inner: SpecExpression): Expression => expressionOf(inner, context);
  switch (expression.kind) {
    case "string":
      return http("literal", literal(expression.value));
    case "number":
      return http("literal", literal(String(expression.value)));
    case "name": {
      const { name } = expression;
      return http(context.settings.has(name) ? "setting" : "value", literal(name));
    }
    case "path": {
      const { path, last } = expression;
      const property = context.property?.(path, last) ?? path;
      return http(last ? "last" : "answer", literal(property), literal(`${last ? "last " : ""}${path}`));
    }
    case "call":
      return callOf(expression.function, expression.arguments, of);
    case "join":
      return http("join", ...expression.terms.map(of));
    case "add": {
      const { left, right } = expression;
      return http("add", of(left), right.kind === "number" ? literal(right.value) : of(right));
    }
  }
}

/** A function of the entry for HTTP, applied. */
export function http(name: string, ...values: readonly Expression[]): Expression {
  return call(runtime(name, "http"), ...values);
}

function callOf(
  name: string,
  given: readonly SpecExpression[],
  of: (expression: SpecExpression) => Expression,
): Expression {
  // Numbers of bytes and digits are no texts.
  const values = given.map((each) => (each.kind === "number" ? literal(each.value) : of(each)));
  if (name === "join") return http("joined", ...given.map(of));
  if (name === "now") return http("timestamp");
  if (name === "replace") {
    const [text, pattern, replacement] = given;
    if (text === undefined || pattern?.kind !== "string" || replacement === undefined)
      throw new Error("replace has a pattern in quotes");
    return http(name, of(text), literal(pattern.value), of(replacement));
  }
  return http(
    name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
    ...(name.startsWith("random-") ? values : given.map(of)),
  );
}
