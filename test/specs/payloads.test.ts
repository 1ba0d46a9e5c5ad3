import type { Problem } from "@tagsmith/runtime";
import { Datafeed, Subscriptions } from "@tagsmith/platforms/foxycart";
import { RequestDocument } from "@tagsmith/platforms/modular-merchant";
import { Orders as ShiprushOrders } from "@tagsmith/platforms/shiprush";
import { Orders as ShipstationOrders, Shipnotice } from "@tagsmith/platforms/shipstation";
import { Orders as ShopsiteOrders } from "@tagsmith/platforms/shopsite";
import { describe, expect, test } from "vitest";
import { hasSamples, sharedSample } from "./shared.js";

interface Readable {
  readonly safeParse: (input: Uint8Array) => {
    readonly ok: boolean;
    readonly value?: unknown;
    readonly problems: readonly Problem[];
  };
}

describe.runIf(hasSamples())("every payload that was found in public is read", () => {
  test.each<[path: string, document: Readable, shown: Readonly<Record<string, unknown>>]>([
    ["foxycart/reconstructed-from-seed/foxycart-v0.4.xml", Datafeed, { version: "0.4" }],
    ["foxycart/reconstructed-from-seed/foxycart-v0.5.xml", Datafeed, { version: "0.5" }],
    ["foxycart/reconstructed-from-seed/foxycart-v0.6.xml", Datafeed, { version: "0.6" }],
    ["foxycart/reconstructed-from-seed/foxycart-v0.7.xml", Datafeed, { version: "0.7" }],
    ["foxycart/reconstructed-from-seed/foxycart-v0.8.xml", Datafeed, { version: "0.8" }],
    ["foxycart/reconstructed-from-seed/foxycart-v051.xml", Datafeed, { version: "051" }],
    ["foxycart/quickbooks-php-v060-three-transactions.xml", Datafeed, { version: "060" }],
    ["foxycart/backdrop-v0.7.0.xml", Datafeed, { version: "0.7.0" }],
    ["foxycart/moxycart-v1.1-sample1.xml", Datafeed, { version: "1.1" }],
    ["foxycart/foxystripe-v2.0.anonymized.xml", Datafeed, { version: "2.0" }],
    // The vendor's own test post: it says 0.6, has elements of 2.0, and two of them twice.
    ["foxycart/testpost-2.0-plain-duplicate-elements.xml", Datafeed, { version: "0.6" }],
    ["foxycart/subscription-datafeed-partial-wiki.xml", Subscriptions, {}],
    ["shiprush/shiprush-seed-orders.xml", ShiprushOrders, { pages: 3 }],
    ["shipstation/orders-guide-current.xml", ShipstationOrders, {}],
    ["shipstation/shipnotice-guide-current.xml", Shipnotice, {}],
    ["shopsite/shipworks-TestConnection.xml", ShopsiteOrders, { orders: [] }],
    // A request to another API of the vendor, whose fields ours does not list.
    [
      "modular-merchant/get_customers.request.xml",
      RequestDocument,
      { rules: [{ field: "other:customer.email", comparison: "contains", value: "@modularmerchant.com" }] },
    ],
  ])("%s", (path, document, shown) => {
    const { value, problems } = document.safeParse(sharedSample(path));
    expect(problems.filter(({ severity }) => severity === "error").map(({ message }) => message)).toEqual([]);
    expect(value).toMatchObject(shown);
  });

  test("the first of two dates and of two totals counts, and the others are kept as unknown content", () => {
    const { value } = Datafeed.safeParse(sharedSample("foxycart/testpost-2.0-plain-duplicate-elements.xml"));
    const [transaction] = value?.transactions ?? [];
    expect([transaction?.transactionDate, transaction?.orderTotal]).toEqual(["2010-08-19T13:50:00", "24.38"]);
  });
});

describe.runIf(hasSamples())("what is no order, notice or datafeed is refused for what it is", () => {
  test.each<[path: string, document: Readable, message: string]>([
    [
      "shopsite/baystate-pages-redacted.xml",
      ShopsiteOrders,
      "3:1 /ShopSitePages: expected the element ShopSiteOrders but received the element ShopSitePages",
    ],
    [
      "shopsite/baystate-products-sample.xml",
      ShopsiteOrders,
      "3:1 /ShopSiteProducts: expected the element ShopSiteOrders but received the element ShopSiteProducts",
    ],
    // An answer of the legacy API, which is not covered.
    [
      "foxycart/foxysync-api-customer_get-v1.0.xml",
      Datafeed,
      "1:1 /foxydata: expected the element transactions but received nothing",
    ],
    // A fragment: what it lacks is listed.
    [
      "foxycart/quickbooks-php-cdata-markup-chars.xml",
      Datafeed,
      "4:3 /foxydata/transactions/transaction[1]: expected the element payment_gateway_type but received nothing",
    ],
  ])("%s", (path, document, message) => {
    const errors = document.safeParse(sharedSample(path)).problems.filter(({ severity }) => severity === "error");
    expect(errors[0]?.message).toBe(message);
  });
});
