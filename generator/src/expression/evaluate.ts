import type { Entry, Expression } from "./expression.js";

/** The exports of the runtime's entries, by name, as far as the tables need them. */
export type RuntimeExports = Readonly<Partial<Record<Entry | "main", Readonly<Record<string, unknown>>>>>;

/**
 * Makes the functions that a module of tables consists of without printing it: what `parse` and `mock` run from, which load
 * no generated code. Each function gives the same table at each call.
 */
export function evaluate(
  definitions: readonly { readonly name: string; readonly body: Expression }[],
  runtime: RuntimeExports,
): ReadonlyMap<string, () => unknown> {
  const functions = new Map<string, () => unknown>();
  for (const { name, body } of definitions) {
    let made: { readonly value: unknown } | undefined;
    functions.set(name, () => (made ??= { value: valueOf(body, runtime, functions) }).value);
  }
  return functions;
}

/** The value of an expression that refers to nothing but the runtime. */
export function evaluateExpression(expression: Expression, runtime: RuntimeExports): unknown {
  return valueOf(expression, runtime, new Map());
}

function valueOf(
  expression: Expression,
  runtime: RuntimeExports,
  functions: ReadonlyMap<string, () => unknown>,
): unknown {
  const inner = (part: Expression): unknown => valueOf(part, runtime, functions);
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "array":
      return expression.items.map(inner);
    case "object":
      // `defineProperty` by way of `fromEntries`: a member called `__proto__` is a member like any other.
      return Object.fromEntries(
        expression.members.flatMap(([name, value]) => (value.kind === "make" ? [] : [[name, inner(value)] as const])),
      );
    case "runtime":
      return found(runtime[expression.entry ?? "main"]?.[expression.name], expression.name);
    case "reference":
      return found(functions.get(expression.to), expression.to);
    case "call":
      return (inner(expression.callee) as (...values: unknown[]) => unknown)(...expression.arguments.map(inner));
    case "arrow":
      return () => inner(expression.body);
    case "new":
      return expression.type === "Date"
        ? new Date(inner(expression.argument) as string)
        : new Uint8Array(inner(expression.argument) as number[]);
    // The reader makes the value from the members where a table has no `make`.
    case "make":
      return undefined;
  }
}

function found<T>(value: T | undefined, name: string): T {
  if (value === undefined)
    throw new Error(`the table refers to ${name}, which is neither a definition nor an export of the runtime`);
  return value;
}
