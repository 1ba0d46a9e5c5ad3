import type { EndpointOperationTable } from "../endpoint-table.js";
import { at } from "../expressions/names.js";

/** All items of a window: the endpoint cuts the pages. */
export type AllItems<Item> = Iterable<Item> | AsyncIterable<Item>;

/** One page that was cut already, with the number of all pages. */
export interface OnePage<Item> {
  readonly items: AllItems<Item>;
  readonly pages: number;
}

/** What a callback gave, taken apart. */
export interface Given {
  readonly items: readonly unknown[];
  /** Missing: these are all items. */
  readonly pages?: number;
  /** The value of the whole document, where it was given. */
  readonly value?: Readonly<Record<string, unknown>>;
}

/** Takes what a callback gave for a document with items; anything else throws and says what may be given. */
export async function takeItems(operation: EndpointOperationTable, itemsAt: string, result: unknown): Promise<Given> {
  if (isIterable(result)) return { items: await collect(result) };
  if (typeof result === "object" && result !== null) {
    const given = result as Readonly<Record<string, unknown>>;
    const inside = at(given, itemsAt);
    const count = operation.pages?.count;
    if (isIterable(inside)) {
      const pages = count === undefined ? given["pages"] : at(given, count);
      const value = { ...given };
      return withPages(operation, { items: await collect(inside), value }, pages);
    }
    if (isIterable(given["items"])) {
      return withPages(operation, { items: await collect(given["items"]) }, given["pages"]);
    }
  }
  throw new TypeError(
    `${operation.name}: expected an array or another iterable of items, or an object with \`${itemsAt}\` or \`items\` and \`pages\`, ` +
      `but the handler returned ${result === null ? "null" : typeof result}`,
  );
}

function withPages(operation: EndpointOperationTable, given: Given, pages: unknown): Given {
  if (!operation.pages) return given;
  if (typeof pages === "number" && Number.isSafeInteger(pages) && pages >= 0) return { ...given, pages };
  throw new TypeError(`${operation.name}: expected the number of all pages beside the items of one page`);
}

function isIterable(value: unknown): value is AllItems<unknown> {
  return typeof value === "object" && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value);
}

async function collect(items: AllItems<unknown>): Promise<readonly unknown[]> {
  if (Array.isArray(items)) return items as readonly unknown[];
  const found: unknown[] = [];
  for await (const item of items) found.push(item);
  return found;
}
