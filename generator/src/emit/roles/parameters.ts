import type { Platform } from "../../model/model.js";
import type { Expression as ModelExpression, Parameter, Pipeline } from "../../model/roles.js";
import { codecOf } from "../../expression/codecs.js";
import { type Expression, array, literal, object } from "../../expression/expression.js";
import { camelCase } from "../names.js";
import { defaultOf } from "../values.js";
import { documentOf } from "./answers.js";
import { type ExpressionContext, expressionOf, http } from "./expressions.js";

/** Parameters as tables have them. */
export function parameterTables(
  parameters: readonly Parameter[],
  context: ExpressionContext = { settings: new Set() },
): Expression {
  return array(parameters.map((parameter) => parameterTable(parameter, context)));
}

function parameterTable(
  { name, property, location, at, leaf, optional, repeated }: Parameter,
  context: ExpressionContext,
): Expression {
  const hasDefault = leaf.default !== undefined;
  return object({
    name: literal(name),
    as: literal(property),
    // The parameters of a function stand nowhere in a request.
    in: literal(location === "body" ? "query" : location),
    at: at === undefined ? undefined : expressionOf(at, context),
    type: codecOf(leaf),
    optional: optional && !hasDefault ? literal(true) : undefined,
    repeated: repeated ? literal(true) : undefined,
    default: hasDefault ? defaultOf(leaf) : undefined,
    secret: leaf.secret ? literal(true) : undefined,
    personal: leaf.personal ? literal(true) : undefined,
  });
}

/** The property of the parameters that holds the document which is the body: it is called as the document. */
export function bodyProperty(pipeline: Pipeline | undefined): string | undefined {
  const document = documentIn(pipeline);
  return document === undefined ? undefined : camelCase(document);
}

/** Whether a request may come without its body. */
export function mayBeEmpty(pipeline: Pipeline | undefined): boolean {
  const from = pipeline?.steps[0];
  return from?.kind === "raw" && from.empty === true;
}

/** The document that a body is. */
export function documentIn(pipeline: Pipeline | undefined): string | undefined {
  const last = pipeline?.steps.at(-1);
  return last?.kind === "document" ? last.document : undefined;
}

/** A body that is a document; the steps stand in the order in which they are undone on the way in. */
export function bodyTable(
  pipeline: Pipeline,
  platform: Platform,
  tableName: (document: string) => string,
  context: ExpressionContext,
  set: readonly { readonly name: string; readonly value: Expression }[] = [],
  root?: ModelExpression,
): Expression {
  const name = documentIn(pipeline);
  if (name === undefined) throw new Error(`${platform.name}: a body ends in no document`);
  documentOf(platform, name);
  const [from] = pipeline.steps;
  const steps = pipeline.steps.flatMap((step) => (step.kind === "function" ? [stepOf(step, context)] : []));
  return object({
    document: { kind: "reference", to: tableName(name) },
    root: root === undefined ? undefined : expressionOf(root, context),
    as: literal(camelCase(name)),
    field: from?.kind === "form" ? literal(from.field) : undefined,
    fieldSetting: from?.kind === "setting" ? literal(from.setting) : undefined,
    // A sender undoes from the last to the first what a receiver does.
    steps: array(steps.toReversed()),
    set:
      set.length === 0 ? undefined : array(set.map((each) => object({ name: literal(each.name), value: each.value }))),
  });
}

function stepOf(
  { name, arguments: given }: Extract<Pipeline["steps"][number], { kind: "function" }>,
  context: ExpressionContext,
): Expression {
  // `rc4` alone is the function of expressions.
  const called = name === "rc4" ? "rc4Step" : name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return http(called, ...given.map((each) => expressionOf(each, context)));
}
