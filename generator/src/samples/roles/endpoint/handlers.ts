import { type Expression, array, literal } from "../../../expression/expression.js";
import { documentOf } from "../../../emit/roles/answers.js";
import { itemsOfAnswer } from "../../../emit/roles/endpoint-table.js";
import type { Platform } from "../../../model/model.js";
import type { Endpoint, EndpointOperation } from "../../../model/roles.js";
import { madeDocument } from "../document.js";
import { exampleObject } from "../client/expected-answers.js";
import { shownValue } from "../test-file.js";

/** A handler for each operation, with as little as it may give, as members of the options. */
export function handlersText(platform: Platform, { operations }: Endpoint): string {
  return operations
    .map((operation) => {
      const given = leastOf(platform, operation);
      const text = shownValue(given, 2, operation.name.length + 12);
      return `  ${operation.name}: () => ${given.kind === "object" ? `(${text})` : text},\n`;
    })
    .join("");
}

function leastOf(platform: Platform, operation: EndpointOperation): Expression {
  const { answer } = operation;
  if (answer.kind === "json") return exampleObject(answer.members);
  if (answer.kind !== "document") return literal(undefined);
  if (itemsOfAnswer(platform, operation) !== undefined) return array([]);
  return madeDocument(platform, documentOf(platform, answer.document), "smallest")?.value ?? literal(undefined);
}
