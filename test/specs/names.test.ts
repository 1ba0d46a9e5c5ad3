import { describe, expect, test } from "vitest";
import { readSpecs } from "../../generator/src/front.js";
import type { Document, LeafType, NamedType, Platform } from "../../generator/src/model/model.js";
import { type PathEnd, resolvePath } from "../../generator/src/model/paths.js";
import { allSpecs } from "../generator/repository.js";

// What the pages that the platforms were taken from name, copied from them by hand: nothing of it may be missing.
const { platforms } = readSpecs(new Map(allSpecs().map(({ path, bytes }) => [`specs/${path}`, decode(bytes)])));

describe("every element and attribute that a page names has a type, documentation and a source", () => {
  test.each<[document: string, inside: string, names: string]>([
    // Seed 001: the template and the list of response parameters.
    ["xmlshop/orders", "", "@count order"],
    ["xmlshop/orders", "order", "@ID @time @time_str @price @price_prd @price_tax @price_ship"],
    ["xmlshop/orders", "order", "@discount @discount_prd @discount_tax @discount_ship @status @status_str"],
    ["xmlshop/orders", "order", "@boxes @testmode @num_comments products correction email comment shippint_details"],
    ["xmlshop/orders", "order", "shipping_details payment_details shipping_info site_url site_name"],
    ["xmlshop/orders", "order", "shipping_address billing_address"],
    ["xmlshop/orders", "order/products", "@quantity @weight product"],
    ["xmlshop/orders", "order/products/product", "@ID @quantity @weight @price_one @price_one_wo_attr @price @tax"],
    ["xmlshop/orders", "order/products/product", "@price_full name attribute_configuration/attribute attributes model"],
    ["xmlshop/orders", "order/products/product/attribute_configuration/attribute", "@code @value"],
    ["xmlshop/orders", "order/correction", "@time @time_str @admin @amount description"],
    ["xmlshop/orders", "order/shipping_address", "first_name last_name company address1 address2 city state zip"],
    ["xmlshop/orders", "order/shipping_address", "country tel fax"],
    ["xmlshop/orders", "order/billing_address", "first_name last_name company address1 address2 city state zip"],
    ["xmlshop/orders", "order/billing_address", "country tel fax"],
    // Seed 002: the example response.
    ["shiprush/orders", "", "@pages Order"],
    ["shiprush/orders", "Order", "OrderID OrderNumber OrderDate OrderStatus LastModified ShippingMethod PaymentMethod"],
    ["shiprush/orders", "Order", "OrderTotal TaxAmount ShippingAmount CustomerNotes InternalNotes Gift GiftMessage"],
    ["shiprush/orders", "Order", "CustomField1 CustomField2 CustomField3 Customer Items/Item"],
    ["shiprush/orders", "Order/Customer", "CustomerCode BillTo ShipTo"],
    ["shiprush/orders", "Order/Customer/BillTo", "Name Company Phone Email"],
    ["shiprush/orders", "Order/Customer/ShipTo", "Name Company Address1 Address2 City State PostalCode Country Phone"],
    ["shiprush/orders", "Order/Items/Item", "SKU Name ImageUrl Weight WeightUnits Quantity UnitPrice Location"],
    ["shiprush/orders", "Order/Items/Item", "Options/Option"],
    ["shiprush/orders", "Order/Items/Item/Options/Option", "Name Value Weight"],
    // Seed 003: what it names; its samples lost their tags.
    ["foxycart/datafeed", "transactions/transaction", "is_test is_anonymous cc_number_masked cc_type cc_exp_month"],
    ["foxycart/datafeed", "transactions/transaction", "cc_exp_year processor_response_details sub_token_url store_id"],
    ["foxycart/datafeed", "transactions/transaction", "processor_response taxes/tax discounts/discount"],
    ["foxycart/datafeed", "transactions/transaction", "payment_gateway_type receipt_url customer_company"],
    ["foxycart/datafeed", "transactions/transaction", "shipping_company shipto_addresses/shipto_address"],
    ["foxycart/datafeed", "transactions/transaction", "customer_password transaction_details/transaction_detail"],
    ["foxycart/datafeed", "transactions/transaction/taxes/tax", "tax_name tax_amount tax_rate"],
    ["foxycart/datafeed", "transactions/transaction/discounts/discount", "code name amount display"],
    [
      "foxycart/datafeed",
      "transactions/transaction/discounts/discount",
      "coupon_discount_type coupon_discount_details",
    ],
    ["foxycart/datafeed", "transactions/transaction/transaction_details/transaction_detail", "sub_token_url"],
    ["foxycart/datafeed", "transactions/transaction/shipto_addresses/shipto_address", "shipto_company"],
    [
      "foxycart/datafeed",
      "transactions/transaction/shipto_addresses/shipto_address",
      "shipto_shipping_service_description shipto_taxes/shipto_tax",
    ],
    [
      "foxycart/datafeed",
      "transactions/transaction/shipto_addresses/shipto_address/shipto_taxes/shipto_tax",
      "shipto_tax_name shipto_tax_amount shipto_tax_rate",
    ],
    // Seed 004: the search options, the sample response, and the definitions of its nodes.
    ["modular-merchant/request", "", "admin_sid admin_key api_key search_type start_result number_of_results"],
    ["modular-merchant/request", "", "any_vs_all order_by asc_vs_desc search_rule"],
    ["modular-merchant/request", "search_rule", "search_field compare_type search_string"],
    ["modular-merchant/orders", "", "response_status data/order"],
    ["modular-merchant/orders", "data/order", "id gw_value adjustment cid email create_date auth_date pay_date"],
    ["modular-merchant/orders", "data/order", "processor sai ship_first_name ship_last_name ship_address_1"],
    ["modular-merchant/orders", "data/order", "ship_address_2 ship_city ship_state ship_zip ship_country"],
    ["modular-merchant/orders", "data/order", "bill_first_name bill_last_name bill_address_1 bill_address_2"],
    ["modular-merchant/orders", "data/order", "bill_city bill_state bill_zip bill_country phone_ac phone cmr_ip"],
    ["modular-merchant/orders", "data/order", "pay_method cc_pan_id bid gateway digdel_password wish_list_id"],
    ["modular-merchant/orders", "data/order", "reward_points_earned reward_points_spent memo aff_id aff_com_id"],
    ["modular-merchant/orders", "data/order", "aff_tid aff_com_value order_item_qty order_item_price cogs msrp"],
    ["modular-merchant/orders", "data/order", "state_tax country_tax zip_tax total_tax ship_fee_value"],
    ["modular-merchant/orders", "data/order", "prod_add_ship_value zone_fee_value total_shipping adjustment_value"],
    ["modular-merchant/orders", "data/order", "order_total gateway_responses/response shipment"],
    ["modular-merchant/orders", "data/order", "checkout_fields/checkout_field customer_fields/customer_field"],
    ["modular-merchant/orders", "data/order", "customer_attributes/customer_attribute"],
    ["modular-merchant/orders", "data/order/gateway_responses/response", "response_id response_text"],
    ["modular-merchant/orders", "data/order/shipment", "id order_id zone_fee_value prod_add_ship_value"],
    ["modular-merchant/orders", "data/order/shipment", "ship_fee_value ship_method_id ship_date status"],
    ["modular-merchant/orders", "data/order/shipment", "ship_method_name ship_method_type ship_method_code"],
    ["modular-merchant/orders", "data/order/shipment", "shipping_exempt order_item"],
    ["modular-merchant/orders", "data/order/shipment/order_item", "prod_id prod_name shipping_exempt weight length"],
    ["modular-merchant/orders", "data/order/shipment/order_item", "width height dropship_id ship_solo id order_id"],
    ["modular-merchant/orders", "data/order/shipment/order_item", "qty price create_date shipment_id gift_wrap"],
    ["modular-merchant/orders", "data/order/shipment/order_item", "event_id cogs msrp price_adj"],
    [
      "modular-merchant/orders",
      "data/order/checkout_fields/checkout_field",
      "checkout_field_data_sid checkout_field_sid content title",
    ],
    [
      "modular-merchant/orders",
      "data/order/customer_fields/customer_field",
      "customer_field_data_sid customer_field_sid content title",
    ],
    [
      "modular-merchant/orders",
      "data/order/customer_attributes/customer_attribute",
      "customer_attribute_data_sid customer_attribute_sid content title",
    ],
  ])("%s %s: %s", (name, inside, names) => {
    const missing = names.split(" ").filter((each) => {
      const end = endAt(documentOf(name), inside === "" ? each : `${inside}/${each}`);
      const member = end?.members.at(-1);
      return (
        end === undefined ||
        (end.leaf === undefined && end.record === undefined && each !== "processor_response_details") ||
        member === undefined ||
        member.documentation === "" ||
        member.source === undefined
      );
    });
    expect(missing).toEqual([]);
  });
});

describe("every parameter that a page names can be given or is always sent, with documentation and a source", () => {
  test.each([
    ["shopsite", "orders", "clientApp dbname version startorder endorder startdate enddate pay"],
    ["shopsite", "ordersByLogin", "startorder endorder startdate enddate pay"],
    ["xmlshop", "orders", "api_id api_key start portion start_time end_time ID min_id max_id email name zip status"],
    ["xmlshop", "orders", "cc4 testmode shipping_details"],
    ["shiprush", "export", "SS-UserName SS-Password action start_date end_date page"],
    ["modular-merchant", "orders", "admin_sid admin_key api_key"],
  ])("%s %s: %s", (platform, name, names) => {
    const operation = platformOf(platform).roles.client?.operations.find((each) => each.name === name);
    const documented = (operation?.parameters ?? []).filter(
      ({ documentation, source }) => documentation !== "" && source !== undefined,
    );
    const known = new Set([...documented, ...(operation?.computed ?? [])].map((each) => each.name));
    expect(names.split(" ").filter((each) => !known.has(each))).toEqual([]);
  });

  test("shopsite's token and signature: what seed 000 sends", () => {
    const { token, sign } = platformOf("shopsite").roles.client ?? {};
    const fields = (computed: typeof token): string =>
      (computed?.computed ?? []).flatMap(({ location, name }) => (location === "form" ? [name] : [])).join(" ");
    expect(fields(token)).toBe("grant_type code client_credentials signature");
    expect(fields(sign as typeof token)).toBe("signature token timestamp nonce");
  });

  test("shiprush's endpoint: what seed 002 asks", () => {
    const { authentication, operations } = platformOf("shiprush").roles.endpoint ?? {};
    const query = authentication?.find((way) => way.kind === "fields" && way.location === "query");
    expect(query?.kind === "fields" && Object.keys(query.fields)).toEqual(["SS-UserName", "SS-Password"]);
    expect(operations?.map(({ when, parameters }) => [when, parameters.map(({ name }) => name)])).toEqual([
      [{ action: "export" }, ["start_date", "end_date", "page"]],
    ]);
  });

  test("foxycart's webhooks: the fields and the answer of seed 003", () => {
    const webhooks = platformOf("foxycart").roles.webhooks;
    expect(webhooks.map(({ body: { steps }, answer }) => [steps[0], answer])).toEqual([
      [{ kind: "form", field: "FoxyData" }, "foxy"],
      [{ kind: "form", field: "FoxySubscriptionData" }, "foxysub"],
    ]);
  });
});

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

function endAt(document: Document, path: string): PathEnd | undefined {
  const types = new Map<string, NamedType>(document.types.map((type) => [type.name, type]));
  const resolved = resolvePath(document.type, path, types);
  return "end" in resolved ? resolved.end : undefined;
}

function documentOf(name: string): Document {
  const [platform = "", document = ""] = name.split("/");
  const found = platformOf(platform).documents.find((each) => each.name === document);
  if (found === undefined) throw new Error(`there is no document ${name}`);
  return found;
}

function platformOf(name: string): Platform {
  const found = platforms.find((each) => each.name === name);
  if (found === undefined) throw new Error(`there is no platform ${name}`);
  return found;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
