import { at } from "../http/expressions/names.js";
import { compareValues } from "../http/order.js";
import type { OperationTable } from "../http/table.js";
import type { Asked } from "./find.js";
import type { MockOperationTable } from "./table.js";

/** The items of a page, with what its answer says about the others. */
export interface MockPage {
  readonly items: readonly unknown[];
  readonly pages?: number;
  /** What asks for the next page, where pages go by a token. */
  readonly next?: string | undefined;
}

/** Cuts the page that was asked for, the way the platform's pages go. */
export function pageOf(
  { pages, cursor }: OperationTable,
  { search, order = cursor?.property, next }: MockOperationTable,
  found: readonly unknown[],
  asked: Asked,
  usualSize: number,
): MockPage {
  const upwards =
    order === undefined ? found : found.toSorted((left, right) => compareValues(at(left, order), at(right, order)));
  const isReversed = search.some(
    ({ comparison, parameter, all = [] }) => comparison === "reverse" && all.includes(asked.get(parameter)?.text ?? ""),
  );
  const sorted = isReversed ? upwards.toReversed() : upwards;
  const numberAt = (name: string | undefined): number | undefined => {
    const text = name === undefined ? undefined : asked.get(name)?.text;
    return text === undefined || !/^\d+$/.test(text) ? undefined : Number(text);
  };
  const take = search.find(({ comparison }) => comparison === "take")?.parameter ?? pages?.size;
  const skip = search.find(({ comparison }) => comparison === "skip");
  // What only the first page is asked with, and finds nothing, is where it starts.
  const start = pages?.first?.find((name) => !search.some(({ parameter }) => parameter === name));
  const isByNumber = pages?.count !== undefined;
  const isByToken = next !== undefined;
  const limited = numberAt(take) ?? (isByNumber || isByToken ? usualSize : Number.POSITIVE_INFINITY);
  if (isByNumber) {
    const page = numberAt(pages.by) ?? 1;
    const items = sorted.slice((page - 1) * limited, page * limited);
    return { items, pages: Math.max(1, Math.ceil(sorted.length / limited)) };
  }
  const from = skip?.from ?? 0;
  const offset = isByToken
    ? Number(/^after-(\d+)$/.exec((pages && asked.get(pages.by)?.text) ?? "")?.[1] ?? 0)
    : Math.max(0, (numberAt(skip?.parameter ?? start) ?? from) - from);
  const end = offset + limited;
  const items = sorted.slice(offset, end);
  return isByToken ? { items, next: end < sorted.length ? `after-${end}` : undefined } : { items };
}
