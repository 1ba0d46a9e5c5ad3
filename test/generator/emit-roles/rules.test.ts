import { expect, test } from "vitest";
import { type RequestDocument, modularMerchant } from "@tagsmith/platforms/modular-merchant";
import { modularMerchantMock } from "@tagsmith/platforms/modular-merchant/mock";

const shop = modularMerchantMock({ count: 9 });

/** The ids of the orders that some rules find. */
async function found(match: "all" | "any", rules: RequestDocument["rules"]): Promise<string[]> {
  const request = { searchType: "keyword", match, direction: "ascending", rules } as const;
  const ids: string[] = [];
  for await (const { id } of modularMerchant(shop.settings, { fetch: shop.fetch }).orders({ request })) ids.push(id);
  return ids;
}

test("a mock finds items by the rules that a request lists", async () => {
  const [first, second] = shop.items;
  if (first === undefined || second === undefined) throw new Error("the mock has no items");
  expect(await found("all", [{ field: "orders.id", comparison: "equals", value: second.id }])).toEqual([second.id]);
  expect(await found("all", [{ field: "orders.id", comparison: "greater", value: second.id }])).toEqual(
    shop.items.slice(2).map(({ id }) => id),
  );
  const either = [first, second].map(({ id }) => ({ field: "orders.id", comparison: "equals", value: id }) as const);
  expect(await found("any", either)).toEqual([first.id, second.id]);
  expect(await found("all", either)).toEqual([]);
});
