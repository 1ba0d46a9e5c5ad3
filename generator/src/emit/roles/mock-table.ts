import type { Document, Platform } from "../../model/model.js";
import type { Client, MockSearch, Operation } from "../../model/roles.js";
import { type Expression, array, literal, object, plain } from "../expression.js";
import { documentOf, propertiesOf } from "./answers.js";
import { itemsOfOperation } from "./client-table.js";

/** The table of what a mock knows besides that of the client: how items are found. */
export function mockTable(platform: Platform, client: Client): Expression {
  const { mock } = platform.roles;
  return object({
    contract: literal(1),
    operations: array(
      client.operations.flatMap((operation) => {
        const searches = mock.filter((search) => search.operation === operation.name);
        const next = nextProperty(platform, operation);
        if (searches.length === 0 && next === undefined) return [];
        return [
          object({
            name: literal(operation.name),
            search: array(searches.map((search) => searchTable(search, operation, platform))),
            next: next === undefined ? undefined : literal(next),
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

function propertiesIn(document: Document, path: string, from: Document["type"] | undefined): string {
  return propertiesOf(document, path, from).join(".");
}

/** Where pages go by a token that the answer gives: the property that has it. */
function nextProperty(platform: Platform, { answer, pages }: Operation): string | undefined {
  if (answer.kind !== "document" || pages?.next.kind !== "path" || pages.next.last) return undefined;
  return propertiesOf(documentOf(platform, answer.document), pages.next.path).join(".");
}
