import { type Expression, array, literal } from "../../../expression/expression.js";
import { documentOf, propertiesOf } from "../../../emit/roles/answers.js";
import { hasParameters } from "../../../emit/roles/client-module.js";
import { itemsOfAnswer } from "../../../emit/roles/endpoint-table.js";
import type { EndpointOperation, Operation } from "../../../model/roles.js";
import { goodAnswer } from "../client/expected-answers.js";
import { calledWith, told } from "../client/testing.js";
import { madeDocument, sizesOf, valueAt } from "../document.js";
import { shownRequest } from "../shown-request.js";
import { type TestCase, shownValue } from "../test-file.js";
import { type CallerTesting, askText, counterpartOf, handedOver, secretsOf } from "./testing.js";

/** What a function is given reaches the handler of an endpoint, and what that gives comes back. */
export function arrivalTests(operation: Operation, testing: CallerTesting): TestCase[] {
  const { client, names } = testing;
  const asked = counterpartOf(operation, testing);
  const called = calledWith(operation, "all", testing);
  const answer = asked && answerTo(asked, operation, testing);
  if (asked === undefined || called === undefined || answer === undefined) return [];
  const request = told(() => shownRequest(client, operation, called.given, secretsOf(testing)));
  const parameters = hasParameters(operation) ? shownValue(called.parameters, 4, 60) : "";
  const handler = `(parameters) => { asked.push(parameters); return ${shownValue(answer.given, 4, 60)}; }`;
  return [
    {
      name: "all that it is given arrives, and nothing is wrong with the answer",
      body: [
        "const asked: unknown[] = [];",
        `const endpoint = ${names.endpoint.create}({ ...options, ${operation.name}: ${handler} });`,
        `const { answers, items, requests, problems } = ${askText(operation, "endpoint", parameters, testing)};`,
        "expect(problems).toEqual([]);",
        `expect(asked).toEqual([${shownValue(handedOver(operation, asked, called.document, testing), 4, 30)}]);`,
        `expect({ answers, items }).toEqual({ answers: ${shownValue(answer.answers, 4, 40)}, items: [] });`,
        ...(request === undefined ? [] : [`expect(requests).toEqual([${shownValue(request, 4, 30)}]);`]),
      ],
    },
  ];
}

interface HandlerAnswer {
  readonly given: Expression;
  readonly answers: Expression;
}

/** What a handler gives, and the answer that comes of it; of a list, nothing. */
function answerTo(
  { answer, pages, ...rest }: EndpointOperation,
  operation: Operation,
  { platform }: CallerTesting,
): HandlerAnswer | undefined {
  if (answer.kind !== operation.answer.kind) return undefined;
  const items = itemsOfAnswer(platform, { answer, ...rest });
  if (items === undefined || answer.kind !== "document") {
    const good = goodAnswer(platform, operation);
    const isGiven = answer.kind === "document" || answer.kind === "json";
    return good && { given: isGiven ? good.value : literal(undefined), answers: array([good.value]) };
  }
  const texts = new Map(pages?.count === undefined ? [] : [[pages.count, "1"]]);
  const document = documentOf(platform, answer.document);
  const count = pages?.count === undefined ? [] : propertiesOf(document, pages.count).slice(0, 1);
  const empty = madeDocument(platform, document, "smallest", texts);
  if (empty !== undefined && valueAt(empty.value, items.property) !== undefined) return undefined;
  if (empty?.value.kind !== "object") return undefined;
  const own = new Set([items.property, ...sizesOf(document, items.property), ...count]);
  // A handler of items gives nothing else that the root must have.
  if (empty.value.members.some(([name]) => !own.has(name))) return undefined;
  return { given: array([]), answers: array([empty.value]) };
}
