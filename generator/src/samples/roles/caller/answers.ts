import { array, literal, object } from "../../../expression/expression.js";
import { documentOf } from "../../../emit/roles/answers.js";
import { hasParameters } from "../../../emit/roles/client-module.js";
import { itemsOfOperation } from "../../../emit/roles/client-table.js";
import type { Document } from "../../../model/model.js";
import type { Operation } from "../../../model/roles.js";
import { positionIn } from "../../edit.js";
import { wrongOf } from "../../edges.js";
import { specPath } from "../../element.js";
import { shown } from "../../expected.js";
import type { LeafSample } from "../../leaf.js";
import { type AnswerCase, errorAnswers, urlOf } from "../client/expected-answers.js";
import { leavesOf, madeDocument } from "../document.js";
import type { TestTable } from "../test-file.js";
import { type CallerTesting, askText, askedName, askedWith } from "./testing.js";

/** What is told of answers that are not what the spec says, each alone. */
export function wrongAnswerTests(operation: Operation, testing: CallerTesting): TestTable[] {
  const { platform, client, base } = testing;
  const called = askedWith(operation, testing);
  if (called === undefined) return [];
  const first: [number, string][] =
    operation.signed && client.token !== undefined ? [[200, JSON.stringify(Object.fromEntries(base.token))]] : [];
  const asked = `${platform.name} ${operation.name}`;
  const url = urlOf(client, operation, called.given);
  const own = ownCases(operation, testing, `${asked}: `, url).filter(
    ({ answers }) => !operation.errors.some((error) => isSaidBy(error, answers[0]?.[1] ?? "")),
  );
  const cases = [
    ...errorAnswers(platform, client, operation, called.given, first),
    ...own.map((each) => ({ ...each, answers: [...first, ...each.answers] })),
  ];
  const parameters = hasParameters(operation) ? askedName(operation) : "";
  return [
    {
      rows: array(
        cases.map(({ name, answers, message }) =>
          object({
            name: literal(name),
            answers: array(answers.map(([status, text]) => array([literal(status), literal(text)]))),
            problem: literal(`answer ${answers.length}: ${message}`),
          }),
        ),
      ),
      type: "Answered",
      title: "$name is told",
      takes: ["answers", "problem"],
      body: [
        `const { items, problems } = ${askText(operation, "answering(answers)", parameters, testing)};`,
        "expect({ items, problems }).toEqual({ items: [], problems: [problem] });",
      ],
    },
  ];
}

type WrongAnswer = Pick<AnswerCase, "name" | "answers" | "message">;

/** Answers of another kind, which each kind of answer tells by something else. */
function ownCases({ answer, ...rest }: Operation, testing: CallerTesting, asked: string, url: string): WrongAnswer[] {
  const of = (name: string, status: number, text: string, message: string): WrongAnswer => ({
    name,
    answers: [[status, text]],
    message: `${asked}${message}`,
  });
  const busy = of("status 503", 503, "busy", `status 503 (${url}): busy`);
  const page = "<!DOCTYPE html><html><head><title>Log in</title></head><body></body></html>";
  switch (answer.kind) {
    case "none":
      return [busy];
    case "text":
      return [
        busy,
        of(
          "another text",
          200,
          "busy",
          `expected the text ${JSON.stringify(answer.text)} but received "busy" (${url})`,
        ),
      ];
    case "json":
      return [busy, of("a text", 200, "busy", `expected a JSON object but received "busy" (${url})`)];
    case "document": {
      const document = documentOf(testing.platform, answer.document);
      const expected = `expected a document but received the HTML page "Log in" (${url})`;
      const isPage = document.roots.includes("html");
      const bad = badItem({ answer, ...rest }, document, testing);
      return [
        busy,
        ...(isPage ? [] : [of("a page for people", 200, page, expected)]),
        ...(bad === undefined
          ? []
          : [of("an item that cannot be read", 200, bad.text, `left out an item that cannot be read: ${bad.problem}`)]),
      ];
    }
  }
}

/** A document whose only item has a text that is not of its type. */
function badItem(
  operation: Operation,
  document: Document,
  { platform, endpoint }: CallerTesting,
): { readonly text: string; readonly problem: string } | undefined {
  const items = itemsOfOperation(platform, operation);
  const made = madeDocument(platform, document, "lean");
  if (items === undefined || made === undefined || document.versions !== undefined) return undefined;
  const depth = items.property.split(".").length;
  const count = endpoint.operations.find(({ name }) => name === operation.name)?.pages?.count;
  for (const { leaf, at, path, ...named } of leavesOf(made.root)) {
    const wrong = wrongOf(leaf);
    // A member of the item itself, and a text that is wrong at sight.
    if (wrong === undefined || wrong.text.length > 20 || at.length !== depth + 2) continue;
    if (leaf.secret || leaf.personal) continue;
    const value = literal(undefined);
    const bad = madeDocument(
      platform,
      document,
      "lean",
      new Map<string, string | LeafSample>([
        [specPath({ path }), { text: wrong.text, value }],
        ...(count === undefined ? [] : [[count, "1"] as const]),
      ]),
    );
    if (bad === undefined || named.cdata || bad.text.split(wrong.text).length !== 2) continue;
    const { line, column } = positionIn(bad.text, bad.text.indexOf(wrong.text));
    const problem = `${line}:${column} ${path}: expected ${wrong.expected} but received ${shown(wrong.text)}`;
    return { text: bad.text, problem };
  }
  return undefined;
}

/** Whether a text is what an error of the spec looks like. */
function isSaidBy({ test }: Operation["errors"][number], text: string): boolean {
  if (test.kind === "html") return text.includes(test.containing);
  if (test.kind !== "text") return false;
  const parts = test.template.split(/\{[^{}]+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^]*")}$`).test(text);
}
