import { xmlshop } from "@tagsmith/platforms/xmlshop";
import { xmlshopMock } from "@tagsmith/platforms/xmlshop/mock";
import { expect, test } from "vitest";

test("an order of XMLShop", async () => {
  const { settings, fetch } = xmlshopMock();
  for await (const order of xmlshop(settings, { fetch }).orders()) {
    expect(order.price).toMatch(/^\d+\.\d\d$/);
    expect(order.time).toBeInstanceOf(Date);
  }
});
