import { invalid } from "../codec.js";
import { type EntryRule, entryOf } from "./entry.js";
import { ParameterError } from "./errors/parameter-error.js";
import { at } from "./expressions/names.js";
import { addToDigits } from "./expressions/texts.js";
import { compareValues, isWhole, writeAs } from "./order.js";
import type { CursorTable, OperationTable, ParameterTable } from "./table.js";

/**
 * Where a run stands: the greatest value of a property given so far, as the parameter writes it, and the keys of the items
 * that have this value where several can. As a text, its parts are escaped and stand with a space between each two.
 */
export interface Position {
  readonly value: unknown;
  readonly text: string;
  readonly keys: readonly string[];
}

/** The table of an operation's cursor with its parameter. */
export interface CursorRule {
  readonly table: CursorTable;
  readonly parameter: Pick<ParameterTable, "as" | "type">;
  /** Where it is no parameter. */
  readonly entry?: EntryRule;
}

/** How an operation goes on, if it can. */
export function cursorOf(operation: OperationTable): CursorRule | undefined {
  const { cursor, parameters } = operation;
  const entry = entryOf(operation);
  if (cursor && entry) return { table: cursor, parameter: { as: entry.body, type: entry.table.type }, entry };
  const parameter = parameters.find(({ name }) => name === cursor?.parameter);
  return cursor && parameter && { table: cursor, parameter };
}

/** The text of a position, to be kept until the next run. */
export function writePosition({ text, keys }: Position): string {
  return [text, ...keys].map(encodeURIComponent).join(" ");
}

/** The position of a text that an earlier run gave. */
export function readPosition(platform: string, operation: string, rule: CursorRule, cursor: string): Position {
  const [text = "", ...keys] = cursor.split(" ").map(decodeURIComponent);
  const value = rule.parameter.type.read(text);
  if (value !== invalid && text !== "") return { value, text, keys };
  const received = JSON.stringify(cursor);
  throw new ParameterError({
    platform,
    operation,
    parameter: "cursor",
    expected: "a cursor of an earlier entry",
    received,
  });
}

/** The value of the parameter that asks for what comes after a position, as the caller would give it. */
export function parameterAfter({ table, parameter }: CursorRule, position: Position): unknown {
  if (!table.inclusive || !isWhole(position.text) || position.value instanceof Date) return position.value;
  const next = parameter.type.read(addToDigits(position.text, 1));
  return next === invalid ? position.value : next;
}

/** Whether an item was given before a position already. */
export function isBefore({ table }: CursorRule, item: unknown, position: Position): boolean {
  const value = at(item, table.property);
  if (value === undefined) return false;
  const order = compareValues(value, position.value);
  if (order !== 0) return order < 0;
  if (!table.inclusive || isWhole(value)) return true;
  return position.keys.includes(keyOf(table, item) ?? "");
}

/** What tells an item from all others, if the table says so or the cursor's own property does. */
export function keyOf({ key, property }: CursorTable, item: unknown): string | undefined {
  const value = at(item, key ?? property);
  if (value === undefined || (key === undefined && !isWhole(value))) return undefined;
  return String(value);
}

/**
 * The positions after each item of an answer. One is moved on only where nothing that is still to come stands before it:
 * whoever stops there and goes on later misses nothing.
 */
export function positionsAfter(
  rule: CursorRule,
  items: readonly unknown[],
  start: Position | undefined,
): (Position | undefined)[] {
  const values = items.map((item) => at(item, rule.table.property));
  const least: unknown[] = [];
  for (let index = values.length - 1, smallest: unknown; index >= 0; index--) {
    least[index] = smallest;
    const value = values[index];
    if (value !== undefined && (smallest === undefined || compareValues(value, smallest) < 0)) smallest = value;
  }
  let greatest = start;
  let safe = start;
  return items.map((item, index) => {
    greatest = advance(rule, greatest, item);
    const rest = least[index];
    const order = greatest === undefined || rest === undefined ? -1 : compareValues(greatest.value, rest);
    if (order < 0 || (order === 0 && rule.table.key !== undefined && rule.table.inclusive)) safe = greatest;
    return safe;
  });
}

function advance(
  { table, parameter }: CursorRule,
  position: Position | undefined,
  item: unknown,
): Position | undefined {
  const value = at(item, table.property);
  const text = value === undefined ? undefined : writeAs(parameter, value);
  if (text === undefined) return position;
  const order = position === undefined ? 1 : compareValues(value, position.value);
  if (order < 0) return position;
  const key = table.key === undefined || isWhole(value) ? undefined : keyOf(table, item);
  const before = position !== undefined && position.text === text ? position.keys : [];
  return { value, text, keys: key === undefined ? before : [...before, key] };
}
