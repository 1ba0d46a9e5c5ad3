/**
 * What a table says, before it is either printed as TypeScript or evaluated in memory. It is made from the model once, so
 * that both are the same table.
 */
export type Expression =
  | { readonly kind: "literal"; readonly value: Literal }
  | { readonly kind: "object"; readonly members: readonly ObjectMember[] }
  | { readonly kind: "array"; readonly items: readonly Expression[] }
  /** An export of the runtime: of its main entry, or of another. */
  | { readonly kind: "runtime"; readonly name: string; readonly entry?: Entry }
  /** A definition of this module, or of the module with the shared types. */
  | { readonly kind: "reference"; readonly to: string }
  | { readonly kind: "call"; readonly callee: Expression; readonly arguments: readonly Expression[] }
  /** `() => ...`: a function without parameters, in tests. */
  | { readonly kind: "arrow"; readonly body: Expression }
  /** `new Date("...")`: a value that has no literal. */
  | { readonly kind: "new"; readonly type: "Date" | "Uint8Array"; readonly argument: Expression }
  /** The function that makes a record's value in one literal: one property for each slot, and those that the reader fills later. */
  | { readonly kind: "make"; readonly properties: readonly string[]; readonly later: readonly string[] };

/** An entry of the runtime besides the main one: `http` is `@tagsmith/runtime/http`. */
export type Entry = (typeof entries)[number];

/** The entries that tables and modules of platforms take something from, in the order of their imports. */
export const entries = ["xsd", "repairs", "http", "endpoint", "webhook", "mock"] as const;

export type Literal = string | number | bigint | boolean | undefined;

export type ObjectMember = readonly [name: string, value: Expression];

export function literal(value: Literal): Expression {
  return { kind: "literal", value };
}

/** An object of those members that are there: what is `undefined` is left out. */
export function object(members: Readonly<Record<string, Expression | undefined>>): Expression {
  return {
    kind: "object",
    members: Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  };
}

export function array(items: readonly Expression[]): Expression {
  return { kind: "array", items };
}

export function runtime(name: string, entry?: Entry): Expression {
  return { kind: "runtime", name, ...(entry !== undefined && { entry }) };
}

export function call(callee: Expression, ...callArguments: readonly Expression[]): Expression {
  return { kind: "call", callee, arguments: callArguments };
}

/** The expression of a plain value: strings, numbers, booleans, and arrays and objects of them. */
export function plain(value: unknown): Expression {
  if (Array.isArray(value)) return array(value.map(plain));
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return { kind: "object", members: members.map(([name, member]) => [name, plain(member)] as const) };
  }
  return literal(value as Literal);
}

/** All expressions in an expression, itself first. */
export function* expressionsIn(expression: Expression): Generator<Expression> {
  yield expression;
  for (const part of partsOf(expression)) yield* expressionsIn(part);
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "object":
      return expression.members.map(([, value]) => value);
    case "array":
      return expression.items;
    case "call":
      return [expression.callee, ...expression.arguments];
    case "arrow":
      return [expression.body];
    case "new":
      return [expression.argument];
    default:
      return [];
  }
}
