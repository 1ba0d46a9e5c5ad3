import { expect, test } from "vitest";
import { documentTypeName, isPropertyName, propertyOf, typeNameOf } from "../../../generator/src/model/names.js";

test.each([
  ["OrderID", "orderId"],
  ["SKU", "sku"],
  ["ID", "id"],
  ["price_prd", "pricePrd"],
  ["CustomField1", "customField1"],
  ["startorder", "startorder"],
  ["SS-UserName", "ssUserName"],
  ["orders.create_date", "ordersCreateDate"],
  ["shop:OrderTotal", "shopOrderTotal"],
  ["LineItemID", "lineItemId"],
  ["XMLFile", "xmlFile"],
  ["eCheck", "eCheck"],
  ["OrderUTC", "orderUtc"],
  ["address2Line", "address2Line"],
  ["upload1_url", "upload1Url"],
  ["ÄrgerNis", "ärgerNis"],
  ["_leading", "leading"],
  ["__proto__", "proto"],
  ["a", "a"],
])("the property of %s is %s", (name, property) => {
  expect(propertyOf(name)).toBe(property);
});

test.each([
  ["transaction_detail", "TransactionDetail"],
  ["orders", "Orders"],
  ["BillTo", "BillTo"],
  ["xs:element", "XsElement"],
  ["SKU", "SKU"],
])("the type of %s is %s", (name, type) => {
  expect(typeNameOf(name)).toBe(type);
});

test.each([
  ["order-search", "OrderSearch"],
  ["request", "RequestDocument"],
  ["date", "DateDocument"],
])("the document %s is %s", (name, type) => {
  expect(documentTypeName(name)).toBe(type);
});

test.each([
  ["orderId", true],
  ["$", true],
  ["größe", true],
  ["", false],
  ["1st", false],
  ["a-b", false],
  ["a b", false],
])("%j as the name of a property: %s", (name, fits) => {
  expect(isPropertyName(name)).toBe(fits);
});
