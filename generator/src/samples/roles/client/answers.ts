import { type Expression, array, literal, object } from "../../../expression/expression.js";
import { hasParameters } from "../../../emit/roles/client-module.js";
import { propertyName } from "../../../emit/text.js";
import type { Operation } from "../../../model/roles.js";
import { errorAnswers, goodAnswer } from "./expected-answers.js";
import { type TestCase, type TestTable, shownValue } from "../test-file.js";
import { type ClientTesting, calledWith } from "./testing.js";

export function answerTests(operation: Operation, testing: ClientTesting): (TestCase | TestTable)[] {
  const { platform, client, names, base } = testing;
  const called = calledWith(operation, "required", testing);
  if (called === undefined) return [];
  const first: [number, string][] =
    operation.signed && client.token !== undefined ? [[200, JSON.stringify(Object.fromEntries(base.token))]] : [];
  const create = `${names.client.create}(settings, { fetch: answering(answers) })`;
  const parameters = hasParameters(operation) ? shownValue(called.parameters, 4, 60).replace(/^\{\}$/, "") : "";
  const call = `${create}.${propertyName(operation.name)}(${parameters}).answer()`;
  const good = goodAnswer(platform, operation);
  const errors = errorAnswers(platform, client, operation, called.given, first);
  return [
    ...(good === undefined
      ? []
      : [
          {
            name: `a good answer to ${operation.name}`,
            body: [
              `const answers = ${shownValue(answersExpression([...first, [200, good.text]]), 4, 20)} as const;`,
              `expect(await ${call}).toEqual(${shownValue(good.value, 4, 60)});`,
            ],
          },
        ]),
    {
      rows: array(
        errors.map((each) =>
          object({
            name: literal(each.name),
            answers: answersExpression(each.answers),
            error: literal(each.error),
            message: literal(each.message),
          }),
        ),
      ),
      type: "Answered",
      title: `${operation.name}: $name is a $error`,
      takes: ["answers", "error", "message"],
      body: [`expect(await thrown(() => ${call})).toEqual({ name: error, message });`],
    },
  ];
}

function answersExpression(answers: readonly (readonly [number, string])[]): Expression {
  return array(answers.map(([status, text]) => array([literal(status), literal(text)])));
}
