import { expect, test, vi } from "vitest";
import { draftOf, notesOf, shortfall } from "./drafting.js";

vi.setConfig({ testTimeout: 120_000 });

test("ten megabytes are drafted from in seconds, with all that was seen in them", () => {
  const order = (number: number): string =>
    `<Order id="${number}"><Placed>2018-03-${String((number % 28) + 1).padStart(2, "0")}</Placed>` +
    `<Total>${number % 997}.${String(number % 100).padStart(2, "0")}</Total><Note>${"some words ".repeat(8)}${number}</Note>` +
    `${number % 50_000 === 49_999 ? "<Gift>true</Gift>" : ""}</Order>`;
  let orders = "";
  for (let number = 0; orders.length < 10_000_000; number++) orders += order(number);
  const document = `<Orders>${orders}</Orders>`;
  const start = performance.now();
  const draft = draftOf(document);
  expect(performance.now() - start).toBeLessThan(30_000);
  expect(
    notesOf(document)
      .slice(1)
      .map((line) => line.replace(/seen \d+ times|missing \d+ times/g, "...")),
  ).toEqual([
    '"@id": id #! ...',
    'Placed: date "yyyy-MM-dd" #! ...',
    "Total: decimal #! ...; 0.00 to 996.97",
    "Note: text #! ...",
    'Gift?: boolean #! seen once, ...: "true"',
  ]);
  expect(shortfall(draft, document)).toBeUndefined();
});

test("a document that is deep, and one that is all different, cost no more than their size", () => {
  const deep = `<r>${"<a><b>".repeat(120)}x${"</b></a>".repeat(120)}</r>`;
  expect(shortfall(draftOf(deep), deep)).toBeUndefined();
  const names = Array.from(
    { length: 600 },
    (_, index) => `<n${index}><x${index % 7}>${index}</x${index % 7}></n${index}>`,
  );
  const wide = `<r>${names.join("")}</r>`;
  expect(shortfall(draftOf(wide), wide)).toBeUndefined();
});
