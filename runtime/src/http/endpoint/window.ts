import { invalid } from "../../codec.js";
import type { EndpointOperationTable } from "../endpoint-table.js";
import { at } from "../expressions/names.js";
import { compareValues, writeAs } from "../order.js";
import type { ParameterTable } from "../table.js";

/** Items that belong to a window, and what is to be said about those that do not. */
export interface Within {
  readonly items: readonly unknown[];
  readonly leftOut: string | undefined;
}

type Parameters = Readonly<Record<string, unknown>>;

/** The items of the window that was asked for, both ends included, as the parameters' format can tell them apart. */
export function withinWindow(
  { window, parameters }: EndpointOperationTable,
  given: Parameters,
  items: readonly unknown[],
): Within {
  if (!window) return { items, leftOut: undefined };
  const from = boundOf(parameters, given, window.from);
  const to = boundOf(parameters, given, window.to);
  const outside = new Set<unknown>();
  for (const item of items) {
    const value = at(item, window.property);
    // One without a value cannot be written either: the answer's error says it better.
    if (value === undefined) continue;
    if (from && from.compare(value) < 0) outside.add(item);
    if (to && to.compare(value) > 0) outside.add(item);
  }
  if (outside.size === 0) return { items, leftOut: undefined };
  const [first] = outside;
  const leftOut =
    `left out ${outside.size} of ${items.length} items, whose ${window.property} is not in the window from ` +
    `${from?.text ?? "the beginning"} to ${to?.text ?? "the end"}; that of the first is ${show(at(first, window.property))}`;
  return { items: items.filter((item) => !outside.has(item)), leftOut };
}

interface Bound {
  /** As written on the wire. */
  readonly text: string;
  readonly compare: (value: unknown) => number;
}

function boundOf(tables: readonly ParameterTable[], given: Parameters, name: string): Bound | undefined {
  const table = tables.find((candidate) => candidate.name === name);
  const bound = table && given[table.as];
  const text = table && bound !== undefined ? writeAs(table, bound) : undefined;
  if (!table || text === undefined) return undefined;
  return { text, compare: (value) => compareValues(atPrecision(table, value), atPrecision(table, bound)) };
}

/** What is left of a value once it was written and read again. */
export function atPrecision(table: Pick<ParameterTable, "type">, value: unknown): unknown {
  const text = writeAs(table, value);
  const read: unknown = text === undefined ? invalid : table.type.read(text);
  return read === invalid ? value : read;
}

function show(value: unknown): string {
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : String(value);
}
