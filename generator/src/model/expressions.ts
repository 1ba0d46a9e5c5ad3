import type { ScalarNode } from "../load/node.js";
import type { ExpressionSyntax } from "../notation/expression.js";
import { patternMistake } from "../notation/facets.js";
import { quote } from "../problems/problems.js";
import { type Building, unknownName } from "./building.js";
import { type ValueType, type Wanted, functions } from "./functions.js";
import type { LeafType } from "./model.js";
import type { Expression } from "./roles.js";

/** What names in an expression stand for. */
export interface Scope {
  readonly names: ReadonlyMap<string, ValueType>;
  /** The type of what a path into a document leads to; reports a path that leads nowhere. */
  readonly path?: (path: string, scalar: ScalarNode, start: number, end: number) => ValueType | undefined;
}

/** Checks and types an expression; what it gives must be `wanted`. */
export function typed(
  syntax: ExpressionSyntax,
  wanted: Wanted,
  scalar: ScalarNode,
  scope: Scope,
  building: Building,
): Expression | undefined {
  const found = check(syntax, scalar, scope, building);
  if (found === undefined) return undefined;
  return fits(found.type, wanted, syntax, scalar, building) ? found.expression : undefined;
}

/** The names in an expression, each where it stands. */
export function namesIn(expression: Expression): (Expression & { kind: "name" })[] {
  switch (expression.kind) {
    case "name":
      return [expression];
    case "call":
      return expression.arguments.flatMap(namesIn);
    case "join":
      return expression.terms.flatMap(namesIn);
    case "add":
      return [...namesIn(expression.left), ...namesIn(expression.right)];
    default:
      return [];
  }
}

/** How a text on the wire counts in an expression. */
export function valueTypeOf({ scalar }: LeafType): ValueType {
  return scalar.kind === "integer" || scalar.kind === "seconds" || scalar.kind === "unixTime" ? "integer" : "text";
}

/** An expression and what it gives. */
export interface Typed {
  readonly expression: Expression;
  readonly type: ValueType;
}

/** Checks and types an expression. */
export function check(
  syntax: ExpressionSyntax,
  scalar: ScalarNode,
  scope: Scope,
  building: Building,
): Typed | undefined {
  const place = scalar.part(syntax.start, syntax.end);
  switch (syntax.kind) {
    case "string":
      return { expression: { kind: "string", value: syntax.value, place }, type: "text" };
    case "number":
      return { expression: { kind: "number", value: syntax.value, place }, type: "integer" };
    case "name":
      return checkName(syntax.name, scalar, syntax, scope, building);
    case "path": {
      const type = scope.path?.(syntax.path, scalar, syntax.end - syntax.path.length, syntax.end);
      if (scope.path === undefined)
        building.problems.add("expression", place, "an expression without a path", quote(syntax.path), {
          hint: "only `next` knows an answer",
        });
      return type && { expression: { kind: "path", path: syntax.path, last: syntax.last, place }, type };
    }
    case "call":
      return checkCall(syntax, scalar, scope, building);
    case "join": {
      const terms = syntax.terms.map((term) => typed(term, "text", scalar, scope, building));
      if (terms.includes(undefined)) return undefined;
      return { expression: { kind: "join", terms: terms as Expression[], place }, type: "text" };
    }
    case "add": {
      const left = check(syntax.left, scalar, scope, building);
      const right = check(syntax.right, scalar, scope, building);
      if (left === undefined || right === undefined) return undefined;
      for (const [side, word] of [
        [left, "before"],
        [right, "after"],
      ] as const) {
        if (side.type === "integer" || side.type === "text") continue;
        const expected = `a number, or an id of digits, ${word} +`;
        building.problems.add("expression", side.expression.place, expected, named[side.type]);
        return undefined;
      }
      return { expression: { kind: "add", left: left.expression, right: right.expression, place }, type: left.type };
    }
  }
}

function checkName(
  name: string,
  scalar: ScalarNode,
  span: { start: number; end: number },
  scope: Scope,
  building: Building,
): Typed | undefined {
  const place = scalar.part(span.start, span.end);
  const type = scope.names.get(name);
  if (type !== undefined) return { expression: { kind: "name", name, place }, type };
  const builtin = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (builtin?.parameters.length === 0)
    return { expression: { kind: "call", function: name, arguments: [], place }, type: builtin.result };
  if (builtin !== undefined)
    building.problems.add("expression", place, `${quote(name)} with what it is applied to, in ( )`, quote(name));
  else unknownName(building, place, "a name that is known here", name, [...scope.names.keys(), "now", "timestamp"]);
  return undefined;
}

function checkCall(
  syntax: ExpressionSyntax & { kind: "call" },
  scalar: ScalarNode,
  scope: Scope,
  building: Building,
): Typed | undefined {
  const { name, start, end } = syntax.function;
  const signature = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (signature === undefined) {
    unknownName(building, scalar.part(start, end), "a function", name, Object.keys(functions));
    return undefined;
  }
  const { parameters, variadic = false, result } = signature;
  const given = syntax.arguments.length;
  const place = scalar.part(syntax.start, syntax.end);
  if (given < parameters.length || (given > parameters.length && !variadic)) {
    const count = variadic ? `at least ${parameters.length}` : String(parameters.length);
    building.problems.add(
      "expression",
      place,
      `${count} ${parameters.length === 1 ? "argument" : "arguments"} of ${name}`,
      String(given),
    );
    return undefined;
  }
  const checked = syntax.arguments.map((argument, index) => {
    const wanted = parameters[Math.min(index, parameters.length - 1)] ?? "any";
    const found = check(argument, scalar, scope, building);
    if (found === undefined) return undefined;
    return fits(found.type, wanted, argument, scalar, building) ? found.expression : undefined;
  });
  if (checked.includes(undefined)) return undefined;
  return { expression: { kind: "call", function: name, arguments: checked as Expression[], place }, type: result };
}

/** Text becomes bytes as UTF-8, and an integer text; nothing becomes anything else by itself. */
function fits(
  found: ValueType,
  wanted: Wanted,
  syntax: ExpressionSyntax,
  scalar: ScalarNode,
  { problems }: Building,
): boolean {
  const { kind, start, end } = syntax;
  if (found === wanted || (wanted === "count" && kind === "number")) return true;
  if (wanted === "pattern") {
    const given = syntax.kind === "string" ? patternMistake(syntax.value) : "";
    if (given === undefined) return true;
    const place = scalar.part(start, end);
    const written = given === "" ? named[found] : quote(String(scalar.value).slice(start, end));
    problems.add("expression", place, "a regular expression in quotes", written, given === "" ? {} : { hint: given });
    return false;
  }
  if (wanted === "any" && found !== "bytes") return true;
  if (found === "integer" && (wanted === "text" || wanted === "bytes")) return true;
  if (found === "text" && wanted === "bytes") return true;
  problems.add(
    "expression",
    scalar.part(start, end),
    wanted === "any" ? "text" : wanted === "count" ? "a whole number that is written out" : named[wanted],
    named[found],
    {
      ...(found === "bytes" && wanted !== "pairs" && { hint: "base64( ) or hex( ) makes text of bytes" }),
      ...((found === "pairs" || found === "texts") && { hint: "lines( ) and join( ) make one text of them" }),
    },
  );
  return false;
}

const named: Readonly<Record<ValueType, string>> = {
  text: "text",
  texts: "several texts",
  bytes: "bytes",
  integer: "an integer",
  pairs: "pairs of names and values",
};
