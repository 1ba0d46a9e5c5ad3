import { type ClientTable, add, answer, last, value } from "@tagsmith/runtime/http";
import { describe, expect, test } from "vitest";
import { integer } from "../../../runtime/src/values/integer.js";
import { text } from "../../../runtime/src/values/text.js";
import { type Answer, idsOf, ordersXml, shop, xml } from "./shop.js";
import { type Operation, ordersTable, shopTable, shopWith, withoutCursor } from "./tables.js";

describe("pages that go by the smallest ID", () => {
  test("are asked for until one is empty", async () => {
    const { orders, seen } = shop([ordersXml("0098", "0099"), ordersXml("0107"), ordersXml()]);
    expect(await idsOf(orders({ portion: 2 }))).toBe("0098 0099 0107");
    expect(seen.requests).toEqual([
      "portion=2 testmode=0",
      "portion=2 min_id=0100 testmode=0",
      "portion=2 min_id=0108 testmode=0",
    ]);
  });

  test("drop what only the first page is asked with", async () => {
    const { orders, seen } = shop([ordersXml(5), ordersXml()]);
    await idsOf(orders({ start: 10 }));
    expect(seen.requests).toEqual(["start=10 testmode=0", "min_id=6 testmode=0"]);
  });

  test("give no order twice when pages overlap, and none is missed that arrives meanwhile", async () => {
    const ids = ["1", "2", "3"];
    const answers: Answer[] = [
      () => ordersXml(...ids.splice(0, 2), ...(ids.push("4", "5"), [])),
      ordersXml("2", "3", "4"),
      ordersXml("4", "5"),
      ordersXml(),
    ];
    expect(await idsOf(shop(answers).orders())).toBe("1 2 3 4 5");
  });

  test("end with an error when the platform gives the same page again", async () => {
    const { orders, seen } = shop([ordersXml(1, 2)]);
    await expect(idsOf(orders())).rejects.toMatchObject({
      name: "AnswerError",
      message:
        "shop orders: the next page would have min_id 3, which does not come after 3: the paging would not end (https://shop.example/API/orders.php)",
    });
    expect(seen.requests).toEqual(["testmode=0", "min_id=3 testmode=0"]);
  });

  test("are asked for no sooner than they are needed", async () => {
    const { orders, seen } = shop([ordersXml(1, 2), ordersXml(3), ordersXml()]);
    for await (const { id } of orders()) if (id === "2") break;
    expect(seen.requests).toHaveLength(1);
  });

  test("are asked for with a size of their own where the caller gives none", async () => {
    const { orders, seen } = shop([ordersXml()], {}, paging({ defaultSize: "50" }));
    await idsOf(orders());
    await idsOf(orders({ portion: 2 }));
    expect(seen.requests).toEqual(["portion=50 testmode=0", "portion=2 testmode=0"]);
  });

  test("end with one that is short, where the platform says so", async () => {
    const { orders, seen } = shop([ordersXml(1, 2), ordersXml(3)], {}, paging({ until: "short" }));
    expect(await idsOf(orders({ portion: 2 }))).toBe("1 2 3");
    expect(seen.requests).toHaveLength(2);
  });
});

describe("pages that go by number", () => {
  const byNumber = shopWith((operation) => ({
    ...operation,
    parameters: [{ name: "page", as: "page", in: "form", type: integer, default: 1 }],
    pages: { by: "page", next: add(value("page"), 1), count: "count" },
    answer: { kind: "document", document: pagedTable, items: "orders" },
  }));

  test("are asked for as often as the answer says", async () => {
    const { orders, seen } = shop([paged(3, 1, 2), paged(3, 3), paged(3, 4)], {}, byNumber);
    expect(await idsOf(orders())).toBe("1 2 3 4");
    expect(seen.requests).toEqual(["page=1", "page=2", "page=3"]);
  });

  test("go on from where the caller starts, and end where there are none", async () => {
    const { orders, seen } = shop([paged(3, 4)], {}, byNumber);
    expect(await idsOf(orders({ page: 3 }))).toBe("4");
    expect(seen.requests).toEqual(["page=3"]);
    const empty = shop([paged(1)], {}, byNumber);
    expect(await idsOf(empty.orders())).toBe("");
    expect(empty.seen.requests).toEqual(["page=1"]);
  });

  test("give no order twice when a new one moves the others to the next page", async () => {
    expect(await idsOf(shop([paged(2, 9, 8), paged(2, 8, 7)], {}, byNumberWithCursor(byNumber)).orders())).toBe(
      "9 8 7",
    );
  });

  test("move the cursor with the last order only, since they may come in any order", async () => {
    const { orders } = shop([paged(2, 9, 8), paged(2, 8, 7)], {}, byNumberWithCursor(byNumber));
    const cursors: unknown[] = [];
    for await (const { item, cursor } of orders().entries()) cursors.push([item.id, cursor]);
    expect(cursors).toEqual([
      ["9", undefined],
      ["8", undefined],
      ["7", "9"],
    ]);
  });

  test("give what came before an error, with a cursor that misses nothing", async () => {
    const { orders } = shop([paged(2, 9, 8), xml("<orders>")], {}, byNumberWithCursor(byNumber));
    const seen: unknown[] = [];
    const run = async (): Promise<void> => {
      for await (const { item, cursor } of orders({}, { cursor: "3" }).entries()) seen.push([item.id, cursor]);
    };
    await expect(run()).rejects.toMatchObject({ name: "AnswerError" });
    expect(seen).toEqual([
      ["9", "3"],
      ["8", "3"],
    ]);
  });
});

test("pages that go by a token of the answer end where there is none", async () => {
  const byToken = shopWith((operation) => ({
    ...withoutCursor(operation),
    parameters: [{ name: "after", as: "after", in: "form", type: text, optional: true }],
    pages: { by: "after", next: answer("next", "answer @next") },
    answer: { kind: "document", document: tokenTable, items: "orders" },
  }));
  const page = (next: string, id: number): Response =>
    xml(`<orders${next && ` next="${next}"`}><order ID="${id}"><price>1</price></order></orders>`);
  const { orders, seen } = shop([page("b+c", 2), page("a", 1), page("", 3)], {}, byToken);
  expect(await idsOf(orders())).toBe("2 1 3");
  expect(seen.requests).toEqual(["", "after=b+c", "after=a"]);
  const stuck = shop([page("b", 2), page("a", 1), page("b", 2)], {}, byToken);
  await expect(idsOf(stuck.orders())).rejects.toMatchObject({ name: "AnswerError" });
});

test("a next page that cannot be asked for is an error", async () => {
  const table = paging({ by: "start", next: last("id") });
  await expect(idsOf(shop([ordersXml("A7")], {}, table).orders())).rejects.toMatchObject({
    message:
      'shop orders: the next page would have start "A7", which cannot be asked for (https://shop.example/API/orders.php)',
  });
});

function paging(pages: Partial<NonNullable<Operation["pages"]>>): () => ClientTable {
  return shopWith((operation) => ({
    ...operation,
    ...(operation.pages && { pages: { ...operation.pages, ...pages } }),
  }));
}

function byNumberWithCursor(table: () => ClientTable): () => ClientTable {
  return () => ({
    ...table(),
    operations: table().operations.map((operation) => ({
      ...operation,
      parameters: [
        ...operation.parameters,
        ...shopTable().operations.flatMap(({ parameters }) => parameters.filter(({ name }) => name === "min_id")),
      ],
    })),
  });
}

/** As the orders of the shop, but `count` says how many pages there are. */
function pagedTable(): ReturnType<typeof ordersTable> {
  return withMembers((member) => (member.as === "count" ? { xml: "@count", as: "count", type: integer } : member));
}

function tokenTable(): ReturnType<typeof ordersTable> {
  return withMembers((member) =>
    member.as === "count" ? { xml: "@next", as: "next" as "count", number: "?", type: text as never } : member,
  );
}

type Member = ReturnType<ReturnType<typeof ordersTable>["type"]>["members"][number];

function withMembers(change: (member: Member) => Member): ReturnType<typeof ordersTable> {
  const table = ordersTable();
  return { ...table, type: () => ({ ...table.type(), members: table.type().members.map(change) }) };
}

function paged(pages: number, ...ids: readonly number[]): Response {
  const orders = ids.map((id) => `<order ID="${id}"><price>1</price></order>`).join("");
  return xml(`<orders count="${pages}">${orders}</orders>`);
}
