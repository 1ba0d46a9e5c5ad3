import { at } from "./expressions/names.js";
import { compareValues } from "./order.js";
import type { AnyRecord, CursorTable, EntryTable, OperationTable } from "./table.js";

type Parameters = Readonly<Record<string, unknown>>;

/** The entry by which an operation goes on, if it does, with the property of the parameters that holds the document. */
export interface EntryRule {
  readonly table: EntryTable;
  readonly body: string;
}

/** How an operation goes on by an entry of the document that it sends, if it does. */
export function entryOf({ cursor, body }: Pick<OperationTable, "cursor" | "body">): EntryRule | undefined {
  return cursor?.entry && body && { table: cursor.entry, body: body.as ?? "body" };
}

/**
 * Why a call cannot go on after an item that it gave, in words; nothing where it can. Pages of a call that cannot are asked
 * for by position.
 */
export function whyNoCursor(operation: OperationTable, parameters: Parameters): string | undefined {
  if (!operation.cursor) return `the spec names no cursor for ${operation.name}`;
  const rule = entryOf(operation);
  if (!rule) return undefined;
  const { list, says, where } = rule.table;
  const document = documentIn(parameters, rule);
  for (const [name, value] of Object.entries(where)) {
    const given = document[name] ?? defaultOf(operation, name);
    if (given !== undefined && given !== value) return `${name} is ${JSON.stringify(given)} in the ${rule.body}`;
  }
  const own = entriesIn(document, list).find((entry) => isOfOurs(rule.table, entry));
  const [[first = "", value] = []] = Object.entries(says);
  return own && `the ${rule.body} has an entry of ${list} of its own whose ${first} is ${JSON.stringify(value)}`;
}

/** The parameters of a call with all that makes its answers come in the order of the cursor. */
export function inOrderOfCursor({ table: { where }, body }: EntryRule, parameters: Parameters): Parameters {
  return { ...parameters, [body]: { ...(parameters[body] as Parameters | undefined), ...where } };
}

/** The parameters of a call that asks for what comes after a value. */
export function afterValue(rule: EntryRule, parameters: Parameters, value: unknown): Parameters {
  const { list, says, value: property } = rule.table;
  const document = documentIn(parameters, rule);
  const others = entriesIn(document, list).filter((entry) => !isOfOurs(rule.table, entry));
  return {
    ...parameters,
    [rule.body]: { ...document, [list]: [...others, { ...says, [property]: value }] },
  };
}

/** The value that a call asks for what comes after. */
export function valueAskedFor(rule: EntryRule, parameters: Parameters): unknown {
  const entries = entriesIn(documentIn(parameters, rule), rule.table.list);
  return entries.find((entry) => isOfOurs(rule.table, entry))?.[rule.table.value];
}

/** Whether the items of an answer came in the order of the cursor: what comes after the last is all that is left then. */
export function isInOrder({ property }: CursorTable, items: readonly unknown[]): boolean {
  const values = items.map((item) => at(item, property));
  return values.every(
    (value, index) => value !== undefined && (index === 0 || compareValues(values[index - 1], value) <= 0),
  );
}

function documentIn(parameters: Parameters, { body }: EntryRule): Parameters {
  return (parameters[body] ?? {}) as Parameters;
}

function entriesIn(document: Parameters, list: string): readonly Parameters[] {
  const entries = document[list];
  return Array.isArray(entries) ? (entries as readonly Parameters[]) : [];
}

/** The first of what an entry says is what it is about. */
function isOfOurs({ says }: EntryTable, entry: Parameters): boolean {
  const [[name, value] = []] = Object.entries(says);
  return name !== undefined && entry[name] === value;
}

function defaultOf({ body }: OperationTable, property: string): unknown {
  const record: AnyRecord | undefined = body?.document().type();
  return record?.members.find(({ as }) => as === property)?.default;
}
