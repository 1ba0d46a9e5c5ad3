import type { Document, Platform } from "../../model/model.js";
import type { Client, MockRules, MockSearch, Operation } from "../../model/roles.js";
import { type Expression, array, literal, object, plain } from "../../expression/expression.js";
import { documentOf, itemsAt, propertiesOf, valueText } from "./answers.js";
import { itemsOfOperation } from "./client-table.js";
import { documentIn } from "./parameters.js";

/** The table of what a mock knows besides that of the client: how items are found. */
export function mockTable(platform: Platform, client: Client): Expression {
  const { mock } = platform.roles;
  return object({
    contract: literal(1),
    operations: array(
      client.operations.flatMap((operation) => {
        const searches = mock.filter((search) => search.operation === operation.name);
        const rules = platform.roles.mockRules?.find((each) => each.operation === operation.name);
        const next = nextProperty(platform, operation);
        const only = (platform.roles.mockOnly ?? []).filter((each) => each.operation === operation.name);
        if (searches.length + only.length === 0 && rules === undefined && next === undefined) return [];
        return [
          object({
            name: literal(operation.name),
            search: array(searches.map((search) => searchTable(search, operation, platform))),
            rules: rules === undefined ? undefined : rulesTable(rules, operation, platform),
            next: next === undefined ? undefined : literal(next),
            only:
              only.length === 0
                ? undefined
                : plain(only.map(({ path, parameter, is, once }) => ({ path, parameter, is, ...(once && { once }) }))),
          }),
        ];
      }),
    ),
  });
}

function searchTable(
  { parameter, comparison, paths, all, from }: MockSearch,
  operation: Operation,
  platform: Platform,
): Expression {
  const { answer } = operation;
  const items = itemsOfOperation(platform, operation);
  const document = answer.kind === "document" ? documentOf(platform, answer.document) : undefined;
  return plain({
    parameter,
    comparison,
    properties: document === undefined ? [] : paths.map((path) => propertiesIn(document, path, items?.record)),
    all,
    from,
  });
}

/** Rules stand in the document of the request, what they compare in an item of the answer. */
function rulesTable(rules: MockRules, operation: Operation, platform: Platform): Expression {
  const request = documentOf(platform, documentIn(operation.body) ?? "");
  const list = itemsAt(request, rules.list);
  const items = itemsOfOperation(platform, operation);
  const answer = operation.answer.kind === "document" ? documentOf(platform, operation.answer.document) : undefined;
  return plain({
    property: list.property,
    field: propertiesIn(request, rules.field, list.record),
    comparison: propertiesIn(request, rules.comparison, list.record),
    value: propertiesIn(request, rules.value, list.record),
    any:
      rules.any === undefined
        ? undefined
        : [propertiesIn(request, rules.any.path, undefined), valueText(request, rules.any.path, rules.any.is)],
    fields:
      answer === undefined
        ? []
        : rules.fields.map(([field, paths]) => [field, paths.map((path) => propertiesIn(answer, path, items?.record))]),
    comparisons: rules.comparisons,
  });
}

function propertiesIn(document: Document, path: string, from: Document["type"] | undefined): string {
  return propertiesOf(document, path, from).join(".");
}

/** Where pages go by a token that the answer gives: the property that has it. */
function nextProperty(platform: Platform, { answer, pages }: Operation): string | undefined {
  if (answer.kind !== "document" || pages?.next.kind !== "path" || pages.next.last) return undefined;
  return propertiesOf(documentOf(platform, answer.document), pages.next.path).join(".");
}
