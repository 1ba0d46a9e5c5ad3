import type { Codec } from "../codec.js";
import { atPrecision } from "../http/endpoint/window.js";
import { compareValues } from "../http/order.js";
import { writeValue } from "../http/settings.js";
import type { AnyRecord, ParameterTable } from "../http/table.js";
import { codecAt } from "./sample.js";
import type { Comparison, MockOperationTable, RulesTable, SearchTable } from "./table.js";

/** What was asked for, by the names on the wire. */
export type Asked = ReadonlyMap<string, AskedValue>;

export interface AskedValue {
  readonly text: string;
  readonly value: unknown;
  readonly table: Pick<ParameterTable, "type">;
}

/** The items that a request finds. */
export function findItems(
  { search, rules }: Pick<MockOperationTable, "search" | "rules">,
  record: AnyRecord,
  items: readonly unknown[],
  asked: Asked,
  body: unknown,
  now: number,
): readonly unknown[] {
  const tests = search.flatMap((table) => testOf(table, record, asked, search, now) ?? []);
  const rule = rules && rulesOf(rules, record, body);
  return items.filter((item) => tests.every((test) => test(item)) && (rule?.(item) ?? true));
}

type Test = (item: unknown) => boolean;

function testOf(
  { parameter, comparison, properties, all = [] }: SearchTable,
  record: AnyRecord,
  asked: Asked,
  search: readonly SearchTable[],
  now: number,
): Test | undefined {
  const given = asked.get(parameter);
  if (comparison === "skip" || comparison === "take" || comparison === "reverse") return undefined;
  if (!given || all.includes(given.text)) return undefined;
  const bound = { ...given, value: instantOf(comparison, given, asked, search, now) };
  return anyOf(properties, record, comparison, bound);
}

/** Negative seconds are counted back from the end that was asked for or, without it, from now. */
function instantOf(
  comparison: Comparison,
  { text, value }: AskedValue,
  asked: Asked,
  search: readonly SearchTable[],
  now: number,
): unknown {
  if (comparison !== "after" || !/^-\d+$/.test(text)) return value;
  const before = search.find((each) => each.comparison === "before");
  const end = before && asked.get(before.parameter)?.value;
  return new Date((end instanceof Date ? end.getTime() : now) + Number(text) * 1000);
}

function anyOf(properties: readonly string[], record: AnyRecord, comparison: Comparison, given: AskedValue): Test {
  const places = properties.map((path) => ({ path: path.split("."), type: codecAt(record, path) }));
  const isNegative = comparison === "differs" || comparison === "lacks";
  return (item) => {
    const found = places.flatMap(({ path, type }) =>
      valuesAt(item, path).map((value) => fits(comparison, value, type, given)),
    );
    return isNegative ? found.every(Boolean) : found.some(Boolean);
  };
}

function fits(comparison: Comparison, value: unknown, type: Codec<unknown> | undefined, given: AskedValue): boolean {
  const written = type && writeValue(type, value);
  const text = typeof written === "string" ? written : String(value);
  const [lower, sought] = [text.toLowerCase(), given.text.toLowerCase()];
  switch (comparison) {
    case "equals":
      return text === given.text || isEqual(value, given.value);
    case "differs":
      return text !== given.text && !isEqual(value, given.value);
    case "contains":
      return lower.includes(sought);
    case "lacks":
      return !lower.includes(sought);
    case "starts":
      return lower.startsWith(sought);
    case "ends":
      return lower.endsWith(sought);
    default: {
      const order = compareValues(comparable(value, given), comparable(given.value, given));
      if (comparison === "greater") return order > 0;
      if (comparison === "less") return order < 0;
      return comparison === "least" || comparison === "after" ? order >= 0 : order <= 0;
    }
  }
}

function isEqual(left: unknown, right: unknown): boolean {
  return typeof left === typeof right && compareValues(left, right) === 0;
}

/** A time without a zone and one with it can be compared by their clocks only. */
function comparable(value: unknown, { value: bound, table }: AskedValue): unknown {
  if (value instanceof Date && typeof bound === "string") return value.toISOString().slice(0, 19);
  if (bound instanceof Date && typeof value === "string") return new Date(`${value}${value.includes("T") ? "Z" : ""}`);
  return atPrecision(table, value);
}

/** All values at a path of properties, through lists. */
function valuesAt(value: unknown, [name, ...rest]: readonly string[]): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, name === undefined ? [] : [name, ...rest]));
  if (name === undefined) return [value];
  return typeof value === "object" && Object.hasOwn(value, name)
    ? valuesAt((value as Record<string, unknown>)[name], rest)
    : [];
}

function rulesOf(table: RulesTable, record: AnyRecord, body: unknown): Test | undefined {
  const request = (body ?? {}) as Readonly<Record<string, unknown>>;
  const rules = request[table.property];
  if (!Array.isArray(rules) || rules.length === 0) return undefined;
  const tests = (rules as readonly Readonly<Record<string, unknown>>[]).flatMap((rule): Test[] => {
    const properties = table.fields.find(([field]) => field === rule[table.field])?.[1];
    const comparison = table.comparisons.find(([word]) => word === rule[table.comparison])?.[1];
    if (!properties || !comparison) return [];
    const value = rule[table.value];
    const type = codecAt(record, properties[0] ?? "");
    const written = type && writeValue(type, value);
    const text = typeof written === "string" ? written : String(value ?? "");
    return [anyOf(properties, record, comparison, { text, value, table: { type: type ?? anyText } })];
  });
  const isAny = table.any !== undefined && request[table.any[0]] === table.any[1];
  return (item) => (isAny && tests.length > 0 ? tests.some((test) => test(item)) : tests.every((test) => test(item)));
}

/** For values whose type nobody knows: they are compared as they are. */
const anyText = { read: (text: string) => text, write: (value: unknown) => String(value) } as Codec<unknown>;
