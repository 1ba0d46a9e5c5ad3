import type { Document, Platform } from "../../generator/src/model/model.js";
import {
  attribute,
  choice,
  document,
  element,
  flag,
  integer,
  leaf,
  many,
  namedLeaf,
  optional,
  platform,
  record,
  text,
} from "./model.js";

const words = (...names: string[]): { name: string; wire: string; documentation: string }[] =>
  names.map((name) => ({ name, wire: name, documentation: "" }));

/** A document with one of each thing that a spec can say. */
export const orders: Document = document("orders", "orders", [
  record("Orders", [
    attribute("count", "count", leaf(integer, { facets: { minimum: "0" }, sizeOf: "orders" }), {
      documentation: "How many orders the answer holds.",
    }),
    element("order", "orders", "Order", many, { documentation: "The orders." }),
  ]),
  record("Order", [
    attribute("ID", "id", leaf("id"), { documentation: "The order's key." }),
    attribute("tax", "tax", leaf("decimal", { personal: true }), { optional: true }),
    flag("correction", "id", "100000000"),
    element("price", "price", leaf("decimal", { named: "Money" })),
    element("placed", "placed", leaf("unixTime")),
    element("changed", "changed", leaf(moment(), { named: "Moment" })),
    element("day", "day", leaf({ kind: "date", formats: ["yyyy-MM-dd"] }, { nothing: ["0000-00-00", ""] })),
    element(["shipping", "shiping"], "shipping", leaf("text")),
    element(
      "gift",
      "gift",
      leaf({ kind: "boolean", yes: "true", no: "false", lenient: false }, { nothing: [""] }),
      optional,
    ),
    element("status", "status", leaf({ kind: "enumeration", open: false, words: words("new", "paid") })),
    element(
      "unit",
      "unit",
      leaf({ kind: "enumeration", open: true, words: words("g", "kg") }, { default: "g" }),
      optional,
    ),
    element("Options?/Option", "options", "Option", many),
    element("Items/Item", "items", "Item", { minimum: 1, maximum: Infinity }),
    element("payment", "payment", "Payment"),
    element("tags", "tags", leaf({ kind: "list", item: leaf("id"), separator: "," }), optional),
    element("fields", "fields", { kind: "map", leaf: leaf("text") }, optional),
    element("code", "code", leaf("text", { facets: { pattern: "[A-Z]{2}[0-9]+" } }), optional),
    element("key", "key", leaf("hex", { secret: true }), optional),
    element("parent", "parent", "Order", optional),
  ]),
  record("Option", [attribute("code", "code", leaf("text")), text("value", leaf("text"))]),
  record("Item", [
    element("name", "name", leaf("text")),
    element("quantity", "quantity", leaf(integer, { facets: { minimum: "1", maximum: "99" } })),
    choice("extra", [element("wrap", "wrap", leaf("text")), element("note", "note", leaf("text"))], many),
  ]),
  record("Payment", [
    choice("method", [
      element("Card", "card", "Card"),
      element("Cash", "cash", leaf("text")),
      element("Debit", "debit", "Card"),
    ]),
  ]),
  record("Card", [
    element("number", "number", leaf("id", { secret: true })),
    element("owner", "owner", leaf("text"), optional),
  ]),
  namedLeaf("Money", leaf("decimal"), "An amount."),
  namedLeaf("Moment", leaf(moment()), "A time."),
]);

export const acme: Platform = platform("acme", [orders]);

function moment(): { kind: "dateTime"; formats: string[]; zone: string } {
  return { kind: "dateTime", formats: ["MM/dd/yyyy HH:mm", "M/d/yyyy H:mm[:ss][ a]"], zone: "UTC" };
}
