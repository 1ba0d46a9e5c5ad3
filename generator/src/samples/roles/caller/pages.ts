import { array } from "../../../expression/expression.js";
import type { Expression as SpecExpression, Operation } from "../../../model/roles.js";
import type { Called } from "../client/testing.js";
import { told } from "../client/testing.js";
import { shownRequest } from "../shown-request.js";
import { type TestCase, shownText, shownValue } from "../test-file.js";
import { type ItemSample, itemSample } from "./items.js";
import { type CallerTesting, askText, askedName, askedWith, day, first, last, secretsOf } from "./testing.js";

/** All pages of an endpoint are asked for, and what no page says of itself is told: items that are there twice, or none. */
export function pageTests(operation: Operation, testing: CallerTesting): TestCase[] {
  const sample = itemSample(operation, testing);
  const called = askedWith(operation, testing);
  // The program would ask for no more than one page where it is not full.
  if (sample === undefined || called === undefined || operation.pages?.until === "short") return [];
  const paging = { operation, sample, called, testing };
  return [
    ...allTests(paging),
    ...fullTests(paging),
    ...twiceTests(paging),
    ...countTests(paging),
    ...outsideTests(paging),
  ];
}

interface Paging {
  readonly operation: Operation;
  readonly sample: ItemSample;
  readonly called: Called;
  readonly testing: CallerTesting;
}

/** Three items on three pages, where there are any. */
function allTests({ operation, sample, called, testing }: Paging): TestCase[] {
  const { pages } = operation;
  const { asked, count, names } = sample;
  const isPaged = pages !== undefined && asked.pages !== undefined;
  const given = asked.pages === undefined ? names : names.toReversed();
  const size = isPaged ? ", pageSize: 1" : "";
  const number = isPaged ? (pages.count === undefined ? 4 : 3) : 1;
  const requests = Array.from({ length: number }, (_, index) => pageRequest(operation, called, index, testing));
  const isKnown = requests.every((request) => request !== undefined);
  const counts = Array.from({ length: number }, () => (isPaged ? 3 : 1));
  return [
    {
      name: "all pages of an endpoint are asked for, and nothing is wrong with them",
      body: [
        `const endpoint = ${endpointText(paged(given, size), operation, testing)};`,
        `const { answers, items, requests, problems } = ${ask("endpoint", operation, testing)};`,
        "expect(problems).toEqual([]);",
        `expect(items).toEqual([${names.join(", ")}]);`,
        count === undefined || count.includes(".")
          ? `expect(answers.length).toBe(${number});`
          : `expect(answers.map((answer) => answer.${count})).toEqual([${counts.join(", ")}]);`,
        isKnown
          ? `expect(requests).toEqual(${shownValue(array(requests), 4, 27)});`
          : `expect(requests.length).toBe(${number});`,
      ],
    },
  ];
}

/** A page holds as many items as the spec says. */
function fullTests({ operation, sample, testing }: Paging): TestCase[] {
  const { asked, key, names, property } = sample;
  const { pages } = operation;
  const start = key?.values[0]?.kind === "literal" ? key.values[0].value : undefined;
  if (pages === undefined || asked.pages === undefined || key === undefined || start === undefined) return [];
  const { size } = asked.pages;
  const number = key.leaf.scalar.kind === "id" ? `String(${start} + index)` : `${start} + index`;
  if (size > 1000 || typeof start === "bigint") return [];
  const lengths = [size, 1, ...(pages.count === undefined ? [0] : [])];
  return [
    {
      name: `a page has as many items as the spec says: ${size}`,
      body: [
        `const all = Array.from({ length: ${size + 1} }, (_, index) => ({ ...${names[0]}, ${key.property}: ${number} }));`,
        `const endpoint = ${endpointText("all", operation, testing)};`,
        `const { answers, items, problems } = ${ask("endpoint", operation, testing)};`,
        "expect(problems).toEqual([]);",
        "expect(items).toEqual(all);",
        `expect(answers.map((answer) => answer.${property}.length)).toEqual([${lengths.join(", ")}]);`,
      ],
    },
  ];
}

/** Pages that are cut from a list which moves have an item of the page before again. */
function twiceTests({ operation, sample, testing }: Paging): TestCase[] {
  const { key, names, page } = sample;
  const again = key?.values[1];
  if (key === undefined || again?.kind !== "literal") return [];
  const [one, two, three] = names;
  const isPaged = operation.pages !== undefined;
  const answers = isPaged ? [page(2, one, two), page(2, two, three)] : [page(1, one, two, two)];
  const message = `expected each item once but received the one whose ${key.property} is ${JSON.stringify(String(again.value))} again`;
  return [
    wrongPages(
      `an item that is there twice${isPaged ? ", on two pages" : ""}`,
      ended(answers, operation, sample),
      isPaged ? [one, two, two, three] : [one, two, two],
      [`answer ${answers.length}: ${message}`],
      operation,
      testing,
    ),
  ];
}

/** A number of pages that changes while they are asked for, and one that is too great. */
function countTests({ operation, sample, testing }: Paging): TestCase[] {
  const { count, names, page } = sample;
  const { pages } = operation;
  if (count === undefined || pages?.count === undefined || stepOf(pages.next, pages.by) !== 1) return [];
  const [one, two, three] = names;
  const other = (answer: number): string =>
    `answer ${answer}: expected 2 pages, as the first answer says, but received 3`;
  return [
    wrongPages(
      "another number of pages than the first answer says",
      [page(2, one), page(3, two), page(3, three)],
      names,
      [other(2), other(3)],
      operation,
      testing,
    ),
    wrongPages(
      "a page without items before the last",
      [page(3, one), page(3)],
      [one],
      ["answer 2: expected items on page 2 of 3 but received none"],
      operation,
      testing,
    ),
  ];
}

/** Items that changed before and after what was asked for. */
function outsideTests({ operation, sample, testing }: Paging): TestCase[] {
  const { asked, changed, names, page } = sample;
  const isAsked = [asked.window?.from, asked.window?.to].every((bound) =>
    operation.parameters.some(({ name }) => name === bound),
  );
  if (changed === undefined || !isAsked) return [];
  const [one, two, three] = names;
  const at = (name: string, milliseconds: number): string =>
    `{ ...${name}, ${changed.property}: ${shownValue(changed.at(milliseconds), 0)} }`;
  const value = changed.at(first - day);
  const shown = value.kind === "new" ? value.argument : value;
  if (shown.kind !== "literal") return [];
  const received = value.kind === "new" ? String(shown.value) : JSON.stringify(String(shown.value));
  const message = `answer 1: expected items of the window that was asked for but received one whose ${changed.property} is ${received}, and 1 more`;
  return [
    {
      name: "items outside of the window, which has both of its ends",
      body: [
        `const [before, after] = [${at(one, first - day)}, ${at(three, last + day)}];`,
        `const answers = answering(${pagesText(ended([page(1, "before", two, "after")], operation, sample))});`,
        `const { items, problems } = ${ask("answers", operation, testing)};`,
        `expect({ items, problems }).toEqual({ items: [before, ${two}, after], problems: [${shownText(message)}] });`,
      ],
    },
  ];
}

function wrongPages(
  name: string,
  answers: readonly string[],
  items: readonly string[],
  problems: readonly string[],
  operation: Operation,
  testing: CallerTesting,
): TestCase {
  return {
    name,
    body: [
      `const answers = answering(${pagesText(answers)});`,
      `const { items, problems } = ${ask("answers", operation, testing)};`,
      `expect({ items, problems }).toEqual({ items: [${items.join(", ")}], problems: [${problems.map(shownText).join(", ")}] });`,
    ],
  };
}

function pagesText(answers: readonly string[]): string {
  return `[${answers.map((answer) => `[200, ${answer}]`).join(", ")}]`;
}

/** Where no page says how many there are, one without items is the end. */
function ended(answers: readonly string[], { pages }: Operation, { page }: ItemSample): readonly string[] {
  return pages !== undefined && pages.count === undefined ? [...answers, page(1)] : answers;
}

function paged(given: readonly string[], size: string): string {
  return `[${given.join(", ")}]${size}`;
}

function endpointText(given: string, { name }: Operation, { names }: CallerTesting): string {
  return `${names.endpoint.create}({ ...options, ${name}: () => ${given} })`;
}

function ask(endpoint: string, operation: Operation, testing: CallerTesting): string {
  return askText(operation, endpoint, askedName(operation), testing);
}

/** The request of a page, counted from 0, as logs show it; nothing where the spec alone does not say how pages follow. */
function pageRequest(operation: Operation, called: Called, index: number, testing: CallerTesting) {
  const { pages, parameters } = operation;
  const { given } = called;
  const shown = (texts: typeof given.parameters) =>
    told(() => shownRequest(testing.client, operation, { ...given, parameters: texts }, secretsOf(testing)));
  if (pages === undefined || index === 0) return shown(given.parameters);
  const start = given.parameters.find(([name]) => name === pages.by)?.[1];
  const step = stepOf(pages.next, pages.by);
  if (step === undefined || start === undefined || !parameters.some(({ name }) => name === pages.by)) return undefined;
  const text = String(Number(start) + step * index);
  return shown(
    given.parameters
      .filter(([name]) => !pages.first.includes(name))
      .map(([name, before]) => [name, name === pages.by ? text : before] as const),
  );
}

/** By how much the next page's number is greater: `page + 1`. */
function stepOf(next: SpecExpression, by: string): number | undefined {
  if (next.kind !== "add" || next.left.kind !== "name" || next.left.name !== by) return undefined;
  return next.right.kind === "number" ? next.right.value : undefined;
}
