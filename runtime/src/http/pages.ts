import { type Answered, ask } from "./ask.js";
import { AnswerError } from "./errors/answer-error.js";
import { at } from "./expressions/names.js";
import { withNamed, writtenNames } from "./named.js";
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
}

type Parameters = Readonly<Record<string, unknown>>;

/** Asks for answer after answer, until the platform has no more. */
export async function* pagesOf(
  session: Session,
  operation: OperationTable,
  given: Parameters,
  signal: AbortSignal | undefined,
): AsyncGenerator<Page> {
  let parameters: Parameters | undefined = await withSet(
    session,
    operation,
    withSize(session.table.platform, operation, given),
  );
  const asked = new Set<string>();
  while (parameters) {
    const answered = await ask(session, operation, parameters, signal);
    const page = { value: answered.value, items: itemsIn(operation, answered.value) };
    yield page;
    parameters =
      operation.pages && (await next(session, operation, operation.pages, parameters, page, answered, asked));
  }
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
  const dropped = operation.parameters.filter(({ name }) => first.includes(name)).map(({ as }) => as);
  const kept = Object.entries(parameters).filter(([name]) => !dropped.includes(name));
  return withNamed(operation, Object.fromEntries(kept), by, text);
}
