import { expect, test } from "vitest";
import { generate } from "tagsmith";

test("a document whose types hold each other hundreds deep has samples that a test can hold", async () => {
  const types = Array.from({ length: 200 }, (_, index) => [
    `  T${index}:`,
    `    "@id": id`,
    `    Total: decimal`,
    `    Items/Item* as items: T${(index + 1) % 200}`,
  ]).flat();
  const { files, problems } = await generate(
    [
      { path: "acme/platform.yaml", bytes: new TextEncoder().encode("title: Acme\n") },
      { path: "acme/orders.yaml", bytes: new TextEncoder().encode(`root: T0\ntypes:\n${types.join("\n")}\n`) },
    ],
    { typeCheck: false },
  );
  expect(problems).toEqual([]);
  const tests = files.get("acme/orders.test.ts") ?? "";
  // Without a bound, 80 such types had tests of 21 MB.
  expect(tests.split("\n").length).toBeLessThan(2_000);
  expect(tests).toContain("<Item id=");
});
