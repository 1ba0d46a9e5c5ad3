import { readFileSync } from "node:fs";
import { Orders, serializeOrders } from "@tagsmith/platforms/shipstation";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { describe, expect, test } from "vitest";

const specs = new URL("../../specs/shipstation/", import.meta.url);

describe("what is written for ShipStation is valid by its schema", () => {
  test.each([
    ["the sample", readFileSync(new URL("samples/orders-two.xml", specs), "utf8")],
    ["a page without orders", '<Orders pages="1"/>'],
  ])("%s", (_, xml) => {
    const { value, problems } = Orders.safeParse(xml);
    expect(problems).toEqual([]);
    expect(value && validity(serializeOrders(value))).toEqual([]);
  });

  test("and the schema would say so", () => {
    expect(validity("<Orders><Order/></Orders>").length).toBeGreaterThan(0);
  });
});

function validity(xml: string): string[] {
  const schema = XmlDocument.fromString(readFileSync(new URL("orders.xsd", specs), "utf8"));
  const validator = XsdValidator.fromDoc(schema);
  const document = XmlDocument.fromString(xml);
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    return [String(error)];
  } finally {
    document.dispose();
    validator.dispose();
    schema.dispose();
  }
}
