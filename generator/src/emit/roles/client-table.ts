import { unknownLeaf } from "../../model/leaf.js";
import type { Document, LeafType, Platform } from "../../model/model.js";
import { resolvePath } from "../../model/paths.js";
import type { Client, Computed, Cursor, CursorEntry, Operation, TokenExchange } from "../../model/roles.js";
import { codecOf } from "../../expression/codecs.js";
import { type Expression, array, literal, object, plain } from "../../expression/expression.js";
import { type Names, documentNames } from "../names.js";
import { valueOf } from "../values.js";
import { type Items, answerTable, documentOf, errorTable, itemsAt, itemsOf, propertiesOf, typesOf } from "./answers.js";
import { type ExpressionContext, expressionOf } from "./expressions.js";
import { bodyTable, documentIn, parameterTables } from "./parameters.js";
import { namesInClient, settingTables, settingsOf } from "./settings.js";

/** The table of a client: its builders, its mock and the command line run from it too. */
export function clientTable(platform: Platform, client: Client, names: Names): Expression {
  const settings = settingsOf(platform, "client", namesInClient(client));
  const context: ExpressionContext = { settings: new Set(settings.map(({ name }) => name)) };
  const { token, sign, operations } = client;
  return object({
    contract: literal(1),
    platform: literal(platform.name),
    settings: settingTables(settings),
    baseUrl: expressionOf(client.baseUrl, context),
    token: token === undefined ? undefined : tokenTable(token, platform, names, context),
    sign: sign === undefined ? undefined : computedTables(sign.computed, context),
    operations: array(operations.map((operation) => operationTable(operation, client, platform, names, context))),
  });
}

/** The items of an operation's answer: those that its cursor counts by, or the only list. */
export function itemsOfOperation(platform: Platform, { answer, cursor }: Operation): Items | undefined {
  if (answer.kind !== "document") return undefined;
  const document = documentOf(platform, answer.document);
  return cursor === undefined ? itemsOf(document) : itemsAt(document, cursor.item);
}

function operationTable(
  operation: Operation,
  { token, sign }: Client,
  platform: Platform,
  names: Names,
  context: ExpressionContext,
): Expression {
  const { name, method, path, parameters, computed, body, root, answer } = operation;
  const { errors, check, signed, repeat, over, test } = operation;
  const document = answer.kind === "document" ? documentOf(platform, answer.document) : undefined;
  const items = itemsOfOperation(platform, operation);
  const set = computed
    .filter(({ location }) => location === "body")
    .map((each) => ({ name: each.name, value: expressionOf(each.value, context) }));
  const tableName = (called: string): string => documentNames(names, documentOf(platform, called)).table;
  return object({
    name: literal(name),
    method: literal(method),
    path: expressionOf(path, context),
    parameters: parameterTables(parameters, context),
    computed: computedTables(
      computed.filter(({ location }) => location !== "body"),
      context,
    ),
    body: body === undefined ? undefined : bodyTable(body, platform, tableName, context, set, root),
    answer: answerTable(answer, items, platform, names),
    errors: array(errors.map((error) => errorTable(error, document))),
    pages: pagesTable(operation, document, items, context),
    cursor: cursorTable(operation, document, items, platform),
    check: check === undefined ? undefined : plain(check),
    sign: signed || (token ?? sign) === undefined ? undefined : literal(false),
    repeat: literal(repeat),
    over: over === undefined ? undefined : literal(over),
    test: test === undefined || document === undefined ? undefined : testOf(document, test, items),
  });
}

/** The property of an item that is true where it is a test. */
export function testOf(document: Document, test: string, items: Items | undefined): Expression {
  return literal(propertiesOf(document, test, items?.record).join("."));
}

function pagesTable(
  { pages }: Operation,
  document: Document | undefined,
  items: Items | undefined,
  context: ExpressionContext,
): Expression | undefined {
  if (pages === undefined) return undefined;
  const property = (path: string, last: boolean): string => {
    if (document === undefined) return path;
    const properties = propertiesOf(document, path);
    return (last ? properties.slice(items?.property.split(".").length ?? 0) : properties).join(".");
  };
  const { by, first, size, next, until, count } = pages;
  return object({
    by: literal(by),
    first: first.length === 0 ? undefined : plain(first),
    size: size === undefined ? undefined : literal(size),
    next: expressionOf(next, { ...context, property }),
    until: until === undefined ? undefined : literal(until),
    count: count === undefined || document === undefined ? undefined : literal(propertiesOf(document, count).join(".")),
  });
}

function cursorTable(
  { cursor, body }: Operation,
  document: Document | undefined,
  items: Items | undefined,
  platform: Platform,
): Expression | undefined {
  if (cursor === undefined || document === undefined) return undefined;
  const property = (path: string): Expression => literal(propertiesOf(document, path, items?.record).join("."));
  const { entry, field, parameter, inclusive, key } = cursor;
  return object({
    property: property(field),
    parameter: parameter === undefined ? undefined : literal(parameter),
    entry: entry === undefined ? undefined : entryTable(entry, cursor, document, items, body, platform),
    inclusive: literal(inclusive),
    key: key === undefined ? undefined : property(key),
  });
}

function entryTable(
  { list, value, says, where }: CursorEntry,
  { field }: Cursor,
  answer: Document,
  items: Items | undefined,
  body: Operation["body"],
  platform: Platform,
): Expression {
  const document = documentOf(platform, documentIn(body) ?? "");
  const { property, record } = itemsAt(document, list);
  const values = (texts: CursorEntry["says"], from: Document["type"]): Expression =>
    object(
      Object.fromEntries(
        texts.map(([path, text]) => {
          const leaf = leafAt(document, path, from);
          return [
            propertiesOf(document, path, from).join("."),
            leaf === undefined ? literal(text) : valueOf(leaf, text),
          ];
        }),
      ),
    );
  const leaf = leafAt(answer, field, items?.record ?? answer.type);
  return object({
    list: literal(property),
    value: literal(propertiesOf(document, value, record).join(".")),
    type: codecOf(leaf ?? unknownLeaf),
    says: values(says, record),
    where: values(where, document.type),
  });
}

function leafAt(document: Document, path: string, from: Document["type"]): LeafType | undefined {
  const resolved = resolvePath(from, path, typesOf(document));
  return "end" in resolved ? resolved.end.leaf : undefined;
}

function tokenTable(
  { method, url, computed, answer, errors, uses, expires, renew, urls, over }: TokenExchange,
  platform: Platform,
  names: Names,
  context: ExpressionContext,
): Expression {
  const document = answer.kind === "document" ? documentOf(platform, answer.document) : undefined;
  return object({
    method: literal(method),
    url: expressionOf(url, context),
    computed: computedTables(computed, context),
    answer: answerTable(answer, undefined, platform, names),
    errors: array(errors.map((error) => errorTable(error, document))),
    uses: uses === undefined ? undefined : literal(uses),
    expires: expires === undefined ? undefined : literal(expires),
    renew: literal(renew),
    urls: urls.length === 0 ? undefined : plain(urls),
    over: over === undefined ? undefined : literal(over),
  });
}

/** What is computed, as tables have it. */
export function computedTables(computed: readonly Computed[], context: ExpressionContext): Expression {
  return array(
    computed.map(({ name, location, value, escape }) =>
      object({
        name: literal(name),
        in: literal(location),
        value: expressionOf(value, context),
        escape: escape === undefined ? undefined : expressionOf(escape, context),
      }),
    ),
  );
}
