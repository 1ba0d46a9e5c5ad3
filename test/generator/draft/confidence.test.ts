import { describe, expect, test } from "vitest";
import { confidenceOf } from "../../../generator/src/draft/confidence.js";
import { addText, newEvidence } from "../../../generator/src/draft/evidence.js";
import { draftOf } from "./drafting.js";

function markOf(name: string, parent: string, ...texts: readonly string[]): string | undefined {
  const evidence = newEvidence();
  for (const text of texts) addText(evidence, text, false, 0);
  return confidenceOf(name, parent, evidence)?.reason;
}

describe("by its name a text is", () => {
  test.each([
    ["password", "secret"],
    ["customer_password_salt", "secret"],
    ["CVV2", "secret"],
    ["SecurityCode", "secret"],
    ["CardNumber", "secret"],
    ["cc_number", "secret"],
    ["apiKey", "secret"],
    ["access_token", "secret"],
    ["Email", "personal"],
    ["customer_email", "personal"],
    ["ShipToPhone", "personal"],
    ["fax", "personal"],
    ["Address1", "personal"],
    ["shipping_address2", "personal"],
    ["City", "personal"],
    ["PostalCode", "personal"],
    ["zip", "personal"],
    ["first_name", "personal"],
    ["LastName", "personal"],
    ["CardHolder", "personal"],
    ["cc_exp_month", "personal"],
    ["cc_number_masked", "personal"],
    ["CustomerNotes", "personal"],
    ["date_of_birth", "personal"],
  ])("%s: %s", (name, mark) => {
    expect(markOf(name, "Order")).toBe(`${mark} by its name`);
  });

  test.each([
    "Name",
    "Title",
    "OrderID",
    "Country",
    "EmailType",
    "phone_required",
    "AddressID",
    "CardType",
    "GiftCardNumber",
    "ShippingMethod",
    "Total",
    "PanelCount",
    "key",
    "token_count",
  ])("%s: nothing", (name) => {
    expect(markOf(name, "Item")).toBeUndefined();
  });

  test("that of a person only where the element around is one", () => {
    expect(
      ["BillTo", "ShipTo", "Customer", "billing", "Recipient", "Address"].map((parent) => markOf("Name", parent)),
    ).toEqual(Array.from({ length: 6 }, () => "personal by its name"));
    expect(["Item", "shipping", "Option", "Store"].map((parent) => markOf("Name", parent))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("by its spelling a text is", () => {
  test("personal where all are email addresses", () => {
    expect(markOf("login", "x", "ada@example.com", "b@c.de")).toBe("personal: its texts are email addresses");
    expect(markOf("login", "x", "ada@example.com", "ada")).toBeUndefined();
  });

  test("secret where all have the check digit of cards", () => {
    expect(markOf("reference", "x", "4111111111111111", "5555555555554444")).toBe(
      "secret: its digits are those of cards",
    );
    expect(markOf("reference", "x", "4111111111111111", "4111111111111112")).toBeUndefined();
  });
});

test("neither secret nor personal texts stand anywhere in a draft", () => {
  const draft = draftOf(
    "<Orders><Order><Email>ada@example.com</Email><CVV>737</CVV><Phone>555-0100</Phone><BillTo><Name>Ada</Name></BillTo>" +
      "<Password>Enter1</Password><Zip>98122</Zip><Birthday>1815-12-10</Birthday><Note>Call Ada at noon</Note></Order></Orders>",
  );
  for (const text of ["ada", "737", "555", "Ada", "Enter1", "98122", "1815", "noon"]) expect(draft).not.toContain(text);
});
