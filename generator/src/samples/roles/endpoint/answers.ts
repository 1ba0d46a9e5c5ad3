import { documentNames } from "../../../emit/names.js";
import { documentOf, propertiesOf } from "../../../emit/roles/answers.js";
import { itemsOfAnswer } from "../../../emit/roles/endpoint-table.js";
import type { EndpointOperation } from "../../../model/roles.js";
import { madeDocument, sizesOf } from "../document.js";
import { momentSample } from "../moments.js";
import { type TestCase, shownText, shownValue } from "../test-file.js";
import { type Asking, type EndpointTesting, askedValue, requestText } from "./asking.js";
import { bodyTests } from "./bodies.js";
import { callTests } from "./calls.js";
import { day, windowRequest, windowSample } from "./windows.js";

export function answerTests(operation: EndpointOperation, testing: EndpointTesting): TestCase[] {
  return [...windowTests(operation, testing), ...bodyTests(operation, testing)];
}

function windowTests(operation: EndpointOperation, testing: EndpointTesting): TestCase[] {
  const { platform, names, documents } = testing;
  const { answer, window, pages, name } = operation;
  const sample = windowSample(operation, testing);
  const items = itemsOfAnswer(platform, operation);
  if (sample === undefined || items === undefined || window === undefined || answer.kind !== "document") return [];
  const document = documentOf(platform, answer.document);
  const { parse } = documentNames(documents, document);
  const property = propertiesOf(document, window.field).slice(items.property.split(".").length).join(".");
  const fromAsked = operation.parameters.find((each) => each.name === window.from);
  const toAsked = operation.parameters.find((each) => each.name === window.to);
  const create = names.endpoint.create;
  const at = (asking: Asking, given: string, more = ""): string =>
    `await ${create}({ ...options, ${name}: () => ${given}${more} })(${requestText(asking)})`;
  const later = `{ ...${sample.name}, ${property}: new Date(${JSON.stringify(new Date(sample.at + day).toISOString())}) }`;
  const whole = windowRequest(operation, testing, sample.at, sample.at + day);
  const isFlat = !items.property.includes(".") && !property.includes(".");
  const shownPages = pages?.count === undefined ? undefined : propertiesOf(document, pages.count).join(".");
  const value = (given: string, count: number): string =>
    `{ ${sizes.map((size) => `${size}: 1, `).join("")}${shownPages === undefined ? "" : `${shownPages}: ${count}, `}${items.property}: ${given} }`;
  const sizes = sizesOf(document, items.property).filter((size) => size !== shownPages);
  const empty = madeDocument(
    platform,
    document,
    "smallest",
    new Map(pages?.count === undefined ? [] : [[pages.count, "1"]]),
  );
  const tests: TestCase[] = [
    {
      name: `${name}: what the handler gives, word by word`,
      body: [
        `const answer = ${at(windowRequest(operation, testing, sample.at, sample.at), `[${sample.name}]`)};`,
        'expect(answer.headers.get("content-type")).toBe("text/xml; charset=utf-8");',
        `expect(await answer.text()).toBe(${shownText(sample.made.text)});`,
      ],
    },
    ...(empty === undefined
      ? []
      : [
          {
            name: `${name}: nothing`,
            body: [`const answer = ${at(whole, "[]")};`, `expect(await answer.text()).toBe(${shownText(empty.text)});`],
          },
        ]),
    {
      name: `${name}: the handler is asked with typed parameters`,
      body: [
        "const asked: unknown[] = [];",
        `${at(whole, "{", ` asked.push(parameters); return []; }`).replace(`${name}: () => {`, `${name}: (parameters) => {`)};`,
        `expect(asked).toEqual([${shownValue(askedValue(operation, whole), 4, 28)}]);`,
      ],
    },
  ];
  if (!isFlat) return tests;
  tests.push({
    name: `${name}: what is outside of the window is left out and reported`,
    body: [
      "const problems: string[] = [];",
      "const onProblem = ({ message }: { message: string }): void => void problems.push(message);",
      `const answer = ${at(windowRequest(operation, testing, sample.at, sample.at), `[${sample.name}, ${later}]`, ", onProblem")};`,
      `expect(${parse}(await answer.text())).toEqual(${value(`[${sample.name}]`, 1)});`,
      `expect(problems).toEqual([${shownText(
        `${platform.name} ${name}: left out 1 of 2 items, whose ${property} is not in the window from ` +
          `${fromAsked === undefined ? "" : (momentSample(fromAsked.leaf, sample.at)?.text ?? "")} to ` +
          `${toAsked === undefined ? "" : (momentSample(toAsked.leaf, sample.at)?.text ?? "")}; that of the first is ${new Date(sample.at + day).toISOString()}`,
      )}]);`,
    ],
  });
  if (pages === undefined) return tests;
  // Pages are counted from the parameter's default, mostly 1.
  const start = Number(operation.parameters.find((each) => each.name === pages.parameter)?.leaf.default ?? "1");
  tests.push({
    name: `${name}: pages in the order that the spec says`,
    body: [
      `const later = ${later};`,
      `const first = ${at(windowRequest(operation, testing, sample.at, sample.at + day, start), `[later, ${sample.name}]`, ", pageSize: 1")};`,
      `expect(${parse}(await first.text())).toEqual(${value(`[${sample.name}]`, 2)});`,
      `const second = ${at(windowRequest(operation, testing, sample.at, sample.at + day, start + 1), `[later, ${sample.name}]`, ", pageSize: 1")};`,
      `expect(${parse}(await second.text())).toEqual(${value("[later]", 2)});`,
    ],
  });
  return [...tests, ...callTests(operation, sample, later, testing)];
}
