import { describe, expect, test } from "vitest";
import type { LeafType } from "../../generator/src/model/model.js";
import { documentOf, endAt, platformOf } from "./platforms.js";

// What the pages that the platforms were taken from name, copied from them by hand: nothing of it may be missing.
describe("every value that a page lists is a word of its type", () => {
  test.each([
    ["modular-merchant/request", "search_type", ["keyword"]],
    ["modular-merchant/request", "any_vs_all", ["any", "all"]],
    ["modular-merchant/request", "asc_vs_desc", ["ASC", "DESC"]],
    [
      "modular-merchant/request",
      "search_rule/compare_type",
      ["*LIKE*", "*NOT LIKE*", "=", "!=", ">", "<", "LIKE*", "*LIKE"],
    ],
    [
      "modular-merchant/request",
      "search_rule/search_field",
      [
        "product_attr_{attribute}",
        "order_field_{field}",
        ..."orders.adjustment aff_commission.value aff_tid.aff_id aff_commission.tid orders.bill_address_1".split(" "),
        ..."orders.bill_address_2 orders.bill_city orders.bill_country orders.bill_first_name".split(" "),
        ..."orders.bill_last_name orders.bill_state orders.bill_zip orders.cmr_ip orders.cid".split(" "),
        ..."orders.digdel_password orders.email orders.gw_value orders.memo orders.create_date orders.id".split(" "),
        ..."note.content orders.processor orders.tax_value order_total orders.auth_date orders.pay_date".split(" "),
        ..."orders.gateway orders.phone_ac orders.phone order_item.pid product_value".split(" "),
        ..."order_shipment.ship_date order_shipment.ship_method_id order_shipment.status orders.sai".split(" "),
        ..."orders.ship_address_1 orders.ship_address_2 orders.ship_city orders.ship_country".split(" "),
        ..."orders.ship_first_name orders.ship_last_name orders.ship_state orders.ship_zip".split(" "),
        "{field}",
      ],
    ],
    ["modular-merchant/orders", "data/order/processor", ["C", "A", "S"]],
    ["xmlshop/orders", "order/@testmode", ["1", "0"]],
    ["shiprush/orders", "Order/Items/Item/WeightUnits", ["Pounds", "Ounces", "Grams"]],
    ["shopsite/orders", "Response/ResponseCode", ["1", "2", "3"]],
    ["shopsite/orders", "Order/Shipping/Products/Product/ProdType", ["Tangible", "Download", "E-mailGiftCertificate"]],
    ["shopsite/orders", "Order/Shipping/Products/Product/Taxable", ["Yes", "No"]],
  ])("%s %s", (name, path, words) => {
    expect(wordsOf(endAt(documentOf(name), path)?.leaf)).toEqual(words);
  });

  test.each([
    ["xmlshop", "orders", "testmode", ["0", "1", "2"]],
    ["shopsite", "orders", "pay", ["yes", "no_cvv"]],
  ])("%s %s %s", (platform, name, parameter, words) => {
    const operation = platformOf(platform).roles.client?.operations.find((each) => each.name === name);
    expect(wordsOf(operation?.parameters.find((each) => each.name === parameter)?.leaf)).toEqual(words);
  });

  test("shiprush's words for what is cancelled, and for what is paid", () => {
    const each = platformOf("shiprush").roles.endpoint?.operations[0]?.each;
    expect(each?.words[0]?.in).toBe("cancelled,deleted,voided,refunded");
    expect(platformOf("shiprush").settings.find(({ name }) => name === "paidStatuses")?.type.default).toBe(
      "new,paid,creditcard",
    );
  });

  test("foxycart's versions of seed 003", () => {
    const versions = documentOf("foxycart/datafeed").versions?.names ?? [];
    expect(["0.4", "0.5", "0.6", "0.7", "0.8", "051", "060"].filter((name) => !versions.includes(name))).toEqual([]);
  });
});

function wordsOf(leaf: LeafType | undefined): string[] {
  const scalar = leaf?.scalar;
  if (scalar?.kind === "boolean") return [scalar.yes, scalar.no];
  return scalar?.kind === "enumeration" || scalar?.kind === "words" ? scalar.words.map(({ wire }) => wire) : [];
}
