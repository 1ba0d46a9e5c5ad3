import type { EndpointOperationTable } from "../http/endpoint-table.js";
import { withinWindow } from "../http/endpoint/window.js";
import { at } from "../http/expressions/names.js";
import type { OperationTable } from "../http/table.js";
import type { Outcome } from "./caller.js";

type Parameters = Readonly<Record<string, unknown>>;

/** What is wrong with a page and no reader of it alone can see. */
export function pageProblems(
  answer: unknown,
  { answers, items: before }: Outcome,
  operation: OperationTable,
  expected: EndpointOperationTable | undefined,
  parameters: Parameters,
): string[] {
  const items = itemsIn(operation, answer);
  return [
    ...countProblems(answer, items, answers, operation),
    ...outsideProblems(items, operation, expected, parameters),
    ...twiceProblems(items, before, expected),
  ];
}

function countProblems(
  answer: unknown,
  items: readonly unknown[],
  before: readonly unknown[],
  { pages }: OperationTable,
): string[] {
  if (pages?.count === undefined) return [];
  const [first = answer] = before;
  const [said, now] = [at(first, pages.count), at(answer, pages.count)];
  if (said !== now) return [`expected ${String(said)} pages, as the first answer says, but received ${String(now)}`];
  const isShort = items.length === 0 && before.length + 1 < Number(now);
  return isShort ? [`expected items on page ${before.length + 1} of ${String(now)} but received none`] : [];
}

/** Items that were not asked for. */
function outsideProblems(
  items: readonly unknown[],
  { parameters: tables }: OperationTable,
  expected: EndpointOperationTable | undefined,
  parameters: Parameters,
): string[] {
  const { window, parameters: known } = expected ?? {};
  if (!window || !known || !expected) return [];
  const given = Object.fromEntries(
    known.map(({ name, as }) => [as, parameters[tables.find((table) => table.name === name)?.as ?? as]]),
  );
  const inside = new Set(withinWindow(expected, given, items).items);
  const [first, ...others] = items.filter((item) => !inside.has(item));
  if (first === undefined) return [];
  const more = others.length === 0 ? "" : `, and ${others.length} more`;
  return [
    `expected items of the window that was asked for but received one whose ${window.property} is ${show(at(first, window.property))}${more}`,
  ];
}

/** An item that comes again where pages are cut from a list that moves. */
function twiceProblems(
  items: readonly unknown[],
  before: readonly unknown[],
  expected: EndpointOperationTable | undefined,
): string[] {
  const key = expected?.pages?.order?.at(-1);
  if (key === undefined) return [];
  const seen = new Set(before.map((item) => at(item, key)));
  const twice = items.map((item) => at(item, key)).filter((value) => seen.has(value) || !seen.add(value));
  return twice.map((value) => `expected each item once but received the one whose ${key} is ${show(value)} again`);
}

/** The items of an answer; none where it has no list. */
export function itemsIn({ answer }: OperationTable, value: unknown): readonly unknown[] {
  if (answer.kind !== "document" || answer.items === undefined) return [];
  const items = at(value, answer.items);
  return Array.isArray(items) ? (items as readonly unknown[]) : [];
}

function show(value: unknown): string {
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : JSON.stringify(String(value));
}
