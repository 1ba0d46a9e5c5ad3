import type { Document, Platform } from "../../model/model.js";
import type { Authentication, Endpoint, EndpointOperation } from "../../model/roles.js";
import { type Expression, array, literal, object, plain } from "../../expression/expression.js";
import { type Names, documentNames } from "../names.js";
import { type Items, answerTable, documentOf, itemsAt, itemsOf, propertiesOf } from "./answers.js";
import type { ExpressionContext } from "./expressions.js";
import { bodyTable, mayBeEmpty, parameterTables } from "./parameters.js";
import { namesInEndpoint, settingTables, settingsOf } from "./settings.js";

/** The table of an endpoint: what a vendor may ask, and how it is answered. */
export function endpointTable(platform: Platform, endpoint: Endpoint, names: Names): Expression {
  const settings = settingsOf(platform, "endpoint", namesInEndpoint(endpoint));
  const context: ExpressionContext = { settings: new Set(settings.map(({ name }) => name)) };
  return object({
    contract: literal(1),
    platform: literal(platform.name),
    settings: settingTables(settings),
    authentication: array(endpoint.authentication.map(authenticationTable)),
    operations: array(endpoint.operations.map((operation) => operationTable(operation, platform, names, context))),
  });
}

/** The items of an answer that an endpoint gives: those that it classifies, or the only list. */
export function itemsOfAnswer(platform: Platform, { answer, each }: EndpointOperation): Items | undefined {
  if (answer.kind !== "document") return undefined;
  const document = documentOf(platform, answer.document);
  return each === undefined ? itemsOf(document) : itemsAt(document, each.item);
}

function authenticationTable(way: Authentication): Expression {
  if (way.kind === "basic") return plain(way);
  return plain({ kind: "fields", in: way.location, fields: Object.entries(way.fields) });
}

function operationTable(
  operation: EndpointOperation,
  platform: Platform,
  names: Names,
  context: ExpressionContext,
): Expression {
  const { name, method, path, when, parameters, body, answer } = operation;
  const document = answer.kind === "document" ? documentOf(platform, answer.document) : undefined;
  const items = itemsOfAnswer(platform, operation);
  const tableName = (called: string): string => documentNames(names, documentOf(platform, called)).table;
  return object({
    name: literal(name),
    method: literal(method),
    path: path === "" || path === "/" ? undefined : literal(path),
    when: plain(Object.entries(when)),
    parameters: parameterTables(parameters),
    body: body === undefined ? undefined : bodyTable(body, platform, tableName, context),
    bodyOptional: mayBeEmpty(body) ? literal(true) : undefined,
    answer: answerTable(answer, items, platform, names),
    window: windowTable(operation, document, items),
    pages: pagesTable(operation, document, items),
    each: eachTable(operation, document, items),
  });
}

/** A path that begins in the document, seen from the item. */
function inItem(document: Document, path: string, items: Items): string {
  return propertiesOf(document, path).slice(items.property.split(".").length).join(".");
}

function windowTable(
  { window }: EndpointOperation,
  document: Document | undefined,
  items: Items | undefined,
): Expression | undefined {
  if (window === undefined || document === undefined || items === undefined) return undefined;
  return plain({ property: inItem(document, window.field, items), from: window.from, to: window.to });
}

function pagesTable(
  { pages }: EndpointOperation,
  document: Document | undefined,
  items: Items | undefined,
): Expression | undefined {
  if (pages === undefined || document === undefined) return undefined;
  const { parameter, size, count, order } = pages;
  return plain({
    parameter,
    size,
    count: count === undefined ? undefined : propertiesOf(document, count).join("."),
    order: order.map((path) => propertiesOf(document, path, items?.record).join(".")),
  });
}

function eachTable(
  { each }: EndpointOperation,
  document: Document | undefined,
  items: Items | undefined,
): Expression | undefined {
  if (each === undefined || document === undefined) return undefined;
  return plain({
    as: each.property,
    words: each.words.map(({ word, field, in: listed, setting }) => ({
      word,
      property: field === undefined ? undefined : propertiesOf(document, field, items?.record).join("."),
      in: listed?.split(","),
      setting,
    })),
  });
}
