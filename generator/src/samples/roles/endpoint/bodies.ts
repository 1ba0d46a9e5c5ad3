import type { Expression } from "../../../expression/expression.js";
import { documentOf } from "../../../emit/roles/answers.js";
import { bodyProperty, documentIn } from "../../../emit/roles/parameters.js";
import type { EndpointOperation } from "../../../model/roles.js";
import { madeDocument } from "../document.js";
import { type TestCase, shownText, shownValue } from "../test-file.js";
import { type EndpointTesting, askedValue, requestText, rightRequest, withCredentials } from "./asking.js";

/** What is posted reaches the handler as a value. */
export function bodyTests(operation: EndpointOperation, testing: EndpointTesting): TestCase[] {
  const { platform, names, endpoint } = testing;
  const property = bodyProperty(operation.body);
  const name = documentIn(operation.body);
  const [from, ...steps] = operation.body?.steps ?? [];
  if (property === undefined || name === undefined || from?.kind !== "raw" || steps.length > 1) return [];
  const made = madeDocument(platform, documentOf(platform, name), "lean");
  if (made === undefined) return [];
  const right = withCredentials(rightRequest(operation, testing), endpoint.authentication[0], testing);
  const asked = askedValue(operation, right);
  const whole: Expression =
    asked.kind === "object" ? { ...asked, members: [...asked.members, [property, made.value]] } : asked;
  const post = (body: string): string =>
    requestText(right)
      .replace(/\}\)$/, `, body: ${body} })`)
      .replace(/^new Request\("([^"]*)"\)$/, `new Request("$1", { body: ${body} })`);
  const test = (title: string, body: string, expected: Expression): TestCase => ({
    name: `${operation.name}: ${title}`,
    body: [
      "const asked: unknown[] = [];",
      `const handler = ${names.endpoint.create}({ ...options, ${operation.name}: (parameters) => void asked.push(parameters) });`,
      `expect((await handler(${post(body)})).status).toBe(200);`,
      `expect(asked).toEqual([${shownValue(expected, 4, 28)}]);`,
    ],
  });
  return [
    test("what is posted is handed over", shownText(made.text), whole),
    ...(from.empty === true ? [test("without a body the parameters are all", '""', asked)] : []),
  ];
}
