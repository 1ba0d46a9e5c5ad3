import { expect, test } from "vitest";
import { build } from "./roles.js";

test("a webhook reads its body in steps and says what it answers", () => {
  const { roles } = build(`title: Acme
settings:
  key: text secret
webhook:
  orders:                            # New orders.
    body: form Data | form-url-decode | rc4(key) | orders
    item: Order
    answer: text "ok"
    refused: 422 text "not a feed"
`);
  expect(
    roles.webhooks.map(({ body, ...webhook }) => ({ ...webhook, steps: body.steps.map(({ kind }) => kind) })),
  ).toMatchObject([
    {
      name: "orders",
      documentation: "New orders.",
      steps: ["form", "function", "function", "document"],
      item: "Order",
      answer: "ok",
      refused: { status: 422, text: "not a feed" },
      failed: { status: 500, text: "" },
    },
  ]);
});
