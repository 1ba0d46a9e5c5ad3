import { type Answered, ask } from "./ask.js";
import { cursorOf, parameterAfter, positionsAfter } from "./cursor.js";
import { type EntryRule, afterValue, isInOrder, valueAskedFor } from "./entry.js";
import { AnswerError } from "./errors/answer-error.js";
import { at } from "./expressions/names.js";
import { leavesOf, withNamed, writtenNames } from "./named.js";
import { compareValues, isWhole } from "./order.js";
import { scopeOf } from "./scope.js";
import { type Session, contextOf } from "./session.js";
import { readSettings } from "./settings.js";
import type { OperationTable, PagesTable } from "./table.js";
import { textOf } from "./value.js";

/** One answer and the items in it. */
export interface Page {
  readonly value: unknown;
  readonly items: readonly unknown[];
  /** All that is left comes after the last of them. */
  readonly isInOrder: boolean;
}

/** What the first page is asked with, and the entry by which the others are asked for, if they can be. */
export interface PagesStart {
  readonly parameters: Parameters;
  readonly entry: EntryRule | undefined;
}

type Parameters = Readonly<Record<string, unknown>>;

/** Asks for answer after answer, until the platform has no more. */
export async function* pagesOf(
  session: Session,
  operation: OperationTable,
  { parameters: given, entry }: PagesStart,
  signal: AbortSignal | undefined,
): AsyncGenerator<Page> {
  let parameters: Parameters | undefined = await withSet(
    session,
    operation,
    withSize(session.table.platform, operation, given),
  );
  const asked = new Set<string>();
  let isOrdered = entry !== undefined;
  while (parameters) {
    const answered = await ask(session, operation, parameters, signal);
    const items = itemsIn(operation, answered.value);
    isOrdered &&= operation.cursor !== undefined && isInOrder(operation.cursor, items);
    const page = { value: answered.value, items, isInOrder: isOrdered };
    yield page;
    if (operation.pages && entry && isOrdered) {
      parameters = nextByEntry(session, operation, entry, parameters, page, answered);
    } else {
      parameters =
        operation.pages && (await next(session, operation, operation.pages, parameters, page, answered, asked));
    }
  }
}

/** The parameters of the page after the last item, however many items came meanwhile. */
function nextByEntry(
  { table }: Session,
  operation: OperationTable,
  entry: EntryRule,
  parameters: Parameters,
  { items }: Page,
  { url }: Answered,
): Parameters | undefined {
  const rule = cursorOf(operation);
  if (items.length === 0 || !rule) return undefined;
  const { pages } = operation;
  const wire = writtenNames(table.platform, operation, parameters);
  if (pages?.until === "short" && items.length < Number(wire.get(pages.size ?? ""))) return undefined;
  const position = positionsAfter(rule, items, undefined).at(-1);
  const before = valueAskedFor(entry, parameters);
  if (!position || (before !== undefined && compareValues(position.value, before) <= 0)) {
    const reason = `it was asked for what comes after ${String(before)} and has nothing that does: the paging would not end`;
    throw new AnswerError({ platform: table.platform, operation: operation.name, url, reason });
  }
  return afterValue(entry, withoutStart(operation, parameters), parameterAfter(rule, position));
}

/** The parameters of a call without those that say where its first page starts. */
export function withoutStart({ pages, parameters, body }: OperationTable, given: Parameters): Parameters {
  const { by, first = [] } = pages ?? {};
  const kept = withoutFirst({ parameters }, given, first);
  const property = body?.as ?? "body";
  const leaf = body && leavesOf({ body }).find(({ name }) => name === by);
  const document = kept[property];
  if (!leaf || typeof document !== "object" || document === null) return kept;
  return { ...kept, [property]: { ...document, [leaf.as]: undefined } };
}

function itemsIn({ answer }: OperationTable, value: unknown): readonly unknown[] {
  if (answer.kind !== "document" || answer.items === undefined) return value === undefined ? [] : [value];
  const items = at(value, answer.items);
  return Array.isArray(items) ? (items as readonly unknown[]) : [];
}

/** A page has a size even where the caller gives none. */
function withSize(platform: string, operation: OperationTable, given: Parameters): Parameters {
  const { size, defaultSize } = operation.pages ?? {};
  if (size === undefined || defaultSize === undefined) return given;
  if (writtenNames(platform, operation, given).has(size)) return given;
  return withNamed(operation, given, size, defaultSize) ?? given;
}

/** The document that is sent may get from the settings where a page begins and how long it is: the next is counted from there. */
async function withSet(session: Session, operation: OperationTable, given: Parameters): Promise<Parameters> {
  const { pages, body } = operation;
  let parameters = given;
  for (const { name, value } of body?.set ?? []) {
    if (name !== pages?.by && name !== pages?.size) continue;
    if (writtenNames(session.table.platform, operation, parameters).has(name)) continue;
    const scope = scopeOf(readSettings(session.table, session.settings), contextOf(session), new Map());
    parameters = withNamed(operation, parameters, name, textOf(await value.evaluate(scope))) ?? parameters;
  }
  return parameters;
}

/** The parameters of the next page, or nothing where this one was the last. */
async function next(
  session: Session,
  operation: OperationTable,
  pages: PagesTable,
  parameters: Parameters,
  { value, items }: Page,
  { url }: Answered,
  asked: Set<string>,
): Promise<Parameters | undefined> {
  const { table } = session;
  const wire = writtenNames(table.platform, operation, parameters);
  if (items.length === 0) return undefined;
  if (pages.until === "short" && items.length < Number(wire.get(pages.size ?? ""))) return undefined;
  const scope = scopeOf(
    readSettings(table, session.settings),
    contextOf(session),
    new Map<string, unknown>([
      ...wire,
      ["received", items.length],
      ["answer", value],
      ["last", items[items.length - 1]],
    ]),
  );
  const text = textOf(await pages.next.evaluate(scope));
  if (text === "" || (pages.count !== undefined && isBehind(operation, pages, at(value, pages.count), text))) {
    return undefined;
  }
  const before = wire.get(pages.by);
  asked.add(String(before));
  // A platform that ignores the parameter would be asked for the same page for ever.
  const isStuck = isWhole(text) && isWhole(before) ? compareValues(text, before) <= 0 : asked.has(text);
  const place = { platform: table.platform, operation: operation.name, url };
  if (isStuck) {
    const reason = `the next page would have ${pages.by} ${text}, which does not come after ${String(before)}: the paging would not end`;
    throw new AnswerError({ ...place, reason });
  }
  const found = following(operation, parameters, pages, text);
  if (found) return found;
  const reason = `the next page would have ${pages.by} ${JSON.stringify(text)}, which cannot be asked for`;
  throw new AnswerError({ ...place, reason });
}

/** Whether a number of a page lies behind the last, counted from the parameter's default or from 1. */
function isBehind({ parameters }: OperationTable, { by }: PagesTable, count: unknown, text: string): boolean {
  const first = parameters.find(({ name }) => name === by)?.default;
  return Number(text) - (first === undefined ? 1 : Number(first)) >= Number(count);
}

/** The parameters of the following page, without those that only the first is asked with. */
function following(
  operation: OperationTable,
  parameters: Parameters,
  { by, first = [] }: PagesTable,
  text: string,
): Parameters | undefined {
  return withNamed(operation, withoutFirst(operation, parameters, first), by, text);
}

function withoutFirst(
  { parameters }: Pick<OperationTable, "parameters">,
  given: Parameters,
  first: readonly string[],
): Parameters {
  const dropped = parameters.filter(({ name }) => first.includes(name)).map(({ as }) => as);
  return Object.fromEntries(Object.entries(given).filter(([name]) => !dropped.includes(name)));
}
