import {
  type CursorRule,
  type Position,
  cursorOf,
  isBefore,
  keyOf,
  parameterAfter,
  positionsAfter,
  readPosition,
  writePosition,
} from "./cursor.js";
import { afterValue, inOrderOfCursor, whyNoCursor } from "./entry.js";
import { at } from "./expressions/names.js";
import { ParameterError } from "./errors/parameter-error.js";
import type { CallOptions } from "./options.js";
import { compareValues } from "./order.js";
import { type Page, type PagesStart, pagesOf, withoutStart } from "./pages.js";
import type { Session } from "./session.js";
import type { OperationTable } from "./table.js";

/**
 * What an operation gives. Nothing is sent before it is iterated or awaited, and each iteration asks anew:
 * `for await (const order of shop.orders())` goes through all pages.
 */
export interface Call<Answer, Item> extends AsyncIterable<Item> {
  /** The items, each with the cursor that a later run goes on from. */
  readonly entries: () => AsyncGenerator<Entry<Item>, void, undefined>;
  /** Whole answers, page by page. */
  readonly answers: () => AsyncGenerator<Answer, void, undefined>;
  /** The first answer. */
  readonly answer: () => Promise<Answer>;
}

/** An item and where a run that ended with it goes on. */
export interface Entry<Item> {
  readonly item: Item;
  /** Given as `cursor`, the next run starts after this item; missing where nothing is known to go on from. */
  readonly cursor: string | undefined;
}

type Parameters = Readonly<Record<string, unknown>>;

/** Binds an operation to its parameters. */
export function callOf(
  session: Session,
  operation: OperationTable,
  parameters: Parameters,
  options: CallOptions,
): Call<unknown, unknown> {
  const answers = async function* (): AsyncGenerator<unknown, void, undefined> {
    const start = startOf(session, operation, parameters, options);
    for await (const { value } of pagesOf(session, operation, start, options.signal)) yield value;
  };
  const allEntries = async function* (): AsyncGenerator<Entry<unknown>, void, undefined> {
    const start = startOf(session, operation, parameters, options);
    const pages = pagesOf(session, operation, start, options.signal);
    if (!start.rule) yield* withoutCursor(pages);
    else if (start.rule.entry) yield* byEntry(pages, start.rule, start.position, start.entry !== undefined);
    else if (isOrdered(operation)) yield* inOrder(pages, start.rule, start.position);
    else yield* inAnyOrder(pages, start.rule, start.position);
  };
  const { testItem = session.options.testItem } = options;
  const { test } = operation;
  const entries = test === undefined || testItem === "give" ? allEntries : () => withoutTests(allEntries(), test);
  return {
    entries,
    answers,
    answer: async () => {
      for await (const value of answers()) return value;
      return undefined;
    },
    async *[Symbol.asyncIterator]() {
      for await (const { item } of entries()) yield item;
    },
  };
}

async function* withoutTests(entries: Entries, test: string): Entries {
  for await (const entry of entries) if (at(entry.item, test) !== true) yield entry;
}

type Pages = AsyncGenerator<Page>;
type Entries = AsyncGenerator<Entry<unknown>, void, undefined>;

async function* withoutCursor(pages: Pages): Entries {
  for await (const { items } of pages) for (const item of items) yield { item, cursor: undefined };
}

/** Each page starts after the greatest value of the one before, or there is one only. */
function isOrdered({ pages, cursor }: OperationTable): boolean {
  return pages === undefined || pages.by === cursor?.parameter;
}

async function* inOrder(pages: Pages, rule: CursorRule, start: Position | undefined): Entries {
  let position = start;
  for await (const { items } of pages) {
    const before = position;
    const fresh = before ? items.filter((item) => !isBefore(rule, item, before)) : items;
    const positions = positionsAfter(rule, fresh, before);
    for (const [index, item] of fresh.entries()) {
      position = positions[index];
      yield entryOf(item, position);
    }
  }
}

/**
 * Pages by number say nothing about order, and their items move when others arrive: what was given already is left out,
 * and only the last item of a run moves the cursor.
 */
async function* inAnyOrder(pages: Pages, rule: CursorRule, start: Position | undefined): Entries {
  const seen = new Set<string>();
  let greatest = start;
  let held: { readonly item: unknown } | undefined;
  try {
    for await (const { items } of pages) {
      const fresh = items.filter((item) => {
        const key = keyOf(rule.table, item);
        if ((start && isBefore(rule, item, start)) || (key !== undefined && seen.has(key))) return false;
        if (key !== undefined) seen.add(key);
        return true;
      });
      greatest = positionsAfter(rule, fresh, greatest).at(-1) ?? greatest;
      for (const item of fresh) {
        if (held) yield entryOf(held.item, start);
        held = { item };
      }
    }
  } catch (error) {
    if (held) yield entryOf(held.item, start);
    throw error;
  }
  if (held) yield entryOf(held.item, greatest);
}

/**
 * Each page starts after the greatest value of the one before as long as their items come in its order. From the first
 * that do not on, pages go by position: what was given already is left out, and only the last item moves the cursor.
 */
async function* byEntry(pages: Pages, rule: CursorRule, start: Position | undefined, hasCursor: boolean): Entries {
  const seen = new Set<string>();
  let position = start;
  let greatest = start;
  let held: { readonly item: unknown } | undefined;
  try {
    for await (const { items, isInOrder } of pages) {
      const fresh = items.filter((item) => {
        const key = keyOf(rule.table, item);
        if ((start && isBefore(rule, item, start)) || (key !== undefined && seen.has(key))) return false;
        if (key !== undefined) seen.add(key);
        return true;
      });
      const positions = positionsAfter(rule, fresh, greatest);
      greatest = positions.at(-1) ?? greatest;
      for (const [index, item] of fresh.entries()) {
        if (isInOrder) {
          position = positions[index];
          yield entryOf(item, position);
          continue;
        }
        if (held) yield entryOf(held.item, hasCursor ? position : undefined);
        held = { item };
      }
    }
  } catch (error) {
    if (held) yield entryOf(held.item, hasCursor ? position : undefined);
    throw error;
  }
  if (held) yield entryOf(held.item, hasCursor ? greatest : undefined);
}

function entryOf(item: unknown, position: Position | undefined): Entry<unknown> {
  return { item, cursor: position && writePosition(position) };
}

interface Start extends PagesStart {
  readonly rule: CursorRule | undefined;
  readonly position: Position | undefined;
}

/** The parameters of the first request: the caller's, or after the cursor where that is further on. */
function startOf(
  { table }: Session,
  operation: OperationTable,
  parameters: Parameters,
  { cursor }: CallOptions,
): Start {
  const rule = cursorOf(operation);
  const reason = rule?.entry && whyNoCursor(operation, parameters);
  const entry = reason === undefined ? rule?.entry : undefined;
  const given = entry ? inOrderOfCursor(entry, parameters) : parameters;
  if (cursor === undefined) return { parameters: given, rule, position: undefined, entry };
  if (!rule || reason !== undefined) {
    const facts = { platform: table.platform, operation: operation.name, parameter: "cursor" };
    const expected = reason === undefined ? "none" : `none, since ${reason}`;
    throw new ParameterError({ ...facts, expected, received: JSON.stringify(cursor) });
  }
  const position = readPosition(table.platform, operation.name, rule, cursor);
  const after = parameterAfter(rule, position);
  // A later run does not start where the first did.
  const rest = withoutStart(operation, given);
  if (entry) return { parameters: afterValue(entry, rest, after), rule, position, entry };
  const before = parameters[rule.parameter.as];
  const isFurther = before !== undefined && compareValues(before, after) > 0;
  return { parameters: isFurther ? rest : { ...rest, [rule.parameter.as]: after }, rule, position, entry };
}
