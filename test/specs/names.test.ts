import { describe, expect, test } from "vitest";
import { documentOf, endAt } from "./platforms.js";

// What the pages that the platforms were taken from name, copied from them by hand: nothing of it may be missing.
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
