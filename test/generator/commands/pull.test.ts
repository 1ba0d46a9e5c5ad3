import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Pulling, numbers, openPulling, secret, timeless } from "./pulling.js";
import { tagsmith } from "./tagsmith.js";

let pulling: Pulling;

beforeAll(async () => {
  pulling = await openPulling();
});

beforeEach(() => pulling.reset());

afterAll(() => pulling.close());

describe("pull", () => {
  test("writes all items, and with a state only new ones the next time", async () => {
    const keep = ["--out", "orders.ndjson", "--state", "state.json", "--param", "portion=50"];
    const first = await pulling.pull(...keep);
    expect({ ...first, out: timeless(first.out) }).toEqual({
      code: 0,
      error: "",
      out: "500 orders, 11 requests, ... B in ... s: orders.ndjson\n",
    });
    expect(pulling.idsIn("orders.ndjson")).toEqual(numbers(1, 500));
    expect(JSON.parse(pulling.read("state.json"))).toEqual({
      platform: "acme",
      format: "ndjson",
      items: 500,
      length: statSync(join(pulling.folder, "orders.ndjson")).size,
      bookmarks: { orders: { cursor: "500" } },
    });

    pulling.shop.asked.length = 0;
    expect(timeless((await pulling.pull(...keep)).out)).toBe(
      "0 orders, 1 request, ... in ... s (500 in all): orders.ndjson\n",
    );
    pulling.shop.orders = 507;
    expect(timeless((await pulling.pull(...keep)).out)).toBe(
      "7 orders, 2 requests, ... B in ... s (507 in all): orders.ndjson\n",
    );
    expect(pulling.shop.asked).toEqual(["min_id=501&portion=50", "min_id=501&portion=50", "min_id=508&portion=50"]);
    expect(pulling.idsIn("orders.ndjson")).toEqual(numbers(1, 507));
  });

  test("writes one valid XML document, also when it goes on", async () => {
    const keep = ["--out", "orders.xml", "--state", "state.json", "--param", "portion=60"];
    pulling.shop.orders = 99;
    expect((await pulling.pull(...keep)).error).toBe("");
    pulling.shop.orders = 101;
    expect((await pulling.pull(...keep)).error).toBe("");
    expect(pulling.read("orders.xml").slice(0, 90)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<orders count="101">            \n<order id="1"><pla',
    );
    const parsed = tagsmith(pulling.folder, ["parse", "acme/orders", "orders.xml", "--ndjson"]);
    expect(parsed.error).toBe("");
    writeFileSync(join(pulling.folder, "parsed.ndjson"), parsed.out);
    expect(pulling.idsIn("parsed.ndjson")).toEqual(numbers(1, 101));
  });

  test("an XML document without items is one", async () => {
    pulling.shop.orders = 0;
    await pulling.pull("--out", "none.xml");
    expect(tagsmith(pulling.folder, ["parse", "acme/orders", "none.xml"]).out).toBe(
      '{\n  "count": 0,\n  "orders": []\n}\n',
    );
  });

  test("prints to standard output what no file is named for, and reports on standard error", async () => {
    pulling.shop.orders = 2;
    const { out, error } = await pulling.pull();
    expect(out.split("\n").map((line) => line.slice(0, 10))).toEqual(['{"id":"1",', '{"id":"2",', ""]);
    expect(timeless(error)).toBe("2 orders, 2 requests, ... in ... s: standard output\n");
  });

  test("gives the parameters in the words of programs or of the wire", async () => {
    await pulling.pull(
      "--param",
      "minId=499",
      "--param",
      "since=2026-02-03T04:05:00Z",
      "--param",
      "tag=a",
      "--param",
      "tag=b",
    );
    expect(pulling.shop.asked[0]).toBe("min_id=499&since=2026-02-03+04%3A05&tag=a&tag=b");
    await pulling.pull("--param", "min_id=500", "--param", "since=2026-02-03 04:05");
    expect(pulling.shop.asked.at(-2)).toBe("min_id=500&since=2026-02-03+04%3A05");
  });

  test("leaves out a bad item where it is asked to", async () => {
    const good = (id: number): string =>
      `<order id="${id}"><placed>2026-02-03 04:05</placed><total>1</total><boxes>1</boxes><status>P</status><email/></order>`;
    pulling.shop.answer = {
      status: 200,
      text: `<orders count="2">${good(1)}${good(2).replace("<total>1", "<total>1O")}</orders>`,
    };
    const refused = await pulling.pull("list");
    expect(refused.code).toBe(1);
    expect(refused.error).toContain('/orders/order[2]/total: expected a decimal but received "1O"');
    expect(refused.error).toContain("\n  --skip-bad leaves out what cannot be read, says so, and goes on\n");
    const skipped = await pulling.pull("list", "--skip-bad");
    expect(skipped.code).toBe(0);
    expect(skipped.out.split("\n").length).toBe(2);
    expect(skipped.error).toContain("notice: acme list: left out an item that cannot be read: ");
  });

  test("records samples in which nobody is found, and the same person stays the same", async () => {
    pulling.shop.orders = 6;
    const { code, error } = await pulling.pull(
      "--param",
      "portion=3",
      "--param",
      "email=ada@example.com",
      "--record",
      "kept",
      "--out",
      "o.ndjson",
    );
    expect({ code, error }).toEqual({ code: 0, error: "" });
    expect(readdirSync(join(pulling.folder, "kept")).sort()).toEqual(
      [1, 2, 3].flatMap((number) => [`orders-${number}.json`, `orders-${number}.request`, `orders-${number}.xml`]),
    );
    expect(pulling.read("kept/orders-1.request")).toBe(
      `POST ${pulling.shop.url}/orders?shop=7&key=***\nx-signature: ***\ncontent-type: application/x-www-form-urlencoded\n\nportion=3&email=***\n`.replace(
        "x-signature: ***",
        /^x-signature: .*$/m.exec(pulling.read("kept/orders-1.request"))?.[0] ?? "",
      ),
    );
    const all = readdirSync(join(pulling.folder, "kept"))
      .map((file) => pulling.read(`kept/${file}`))
      .join("");
    for (const personal of ["ada@", "bob@", "example.com", "555-0", "24.12.1970", "9876", "4111111111111111", secret])
      expect(all).not.toContain(personal);
    interface Kept {
      readonly orders: readonly { readonly email: string; readonly phone: string; readonly note: string }[];
    }
    const { orders } = JSON.parse(pulling.read("kept/orders-1.json")) as Kept;
    const more = (JSON.parse(pulling.read("kept/orders-2.json")) as Kept).orders;
    expect(orders[0]?.email).toMatch(/^[a-z]{3}@[a-z]{7}\.[a-z]{3}$/);
    expect(orders[1]?.email).toBe(orders[0]?.email);
    expect(orders[2]?.email).not.toBe(orders[0]?.email);
    expect(more[0]?.email).toBe(orders[0]?.email);
    expect(more[1]?.phone).toBe(orders[0]?.phone);
    expect(orders[0]?.note).toMatch(`write to ${orders[0]?.email}, key `);
    for (const number of [1, 2, 3]) {
      const parsed = tagsmith(pulling.folder, ["parse", "acme/orders", `kept/orders-${number}.xml`]);
      expect(parsed).toEqual({ code: 0, error: "", out: pulling.read(`kept/orders-${number}.json`) });
    }
  });

  test.each([
    [
      ["--state", "s.json", "list"],
      "acme: the spec names no cursor for list, so a later run cannot go on: leave out --state",
      undefined,
    ],
    [["ping"], "acme ping is answered with no list, so there is nothing to pull", undefined],
    [["oders"], 'there is no operation "oders" of acme', "Did you mean orders?"],
    [["--param", "minid=1"], 'acme orders has no parameter "minid"', "Did you mean minId?"],
    [
      ["--param", "portion=many"],
      'acme orders: portion: expected a whole number, more than 0 but received "many"',
      undefined,
    ],
    [["--format", "xml"], "--format xml needs a file: --out orders.xml", undefined],
    [["--state", "nowhere/nothing.json", "--out", "specs"], "cannot write specs: it is a folder", undefined],
  ])("exits with 2 on %j", async (more, complaint, hint) => {
    const { code, out, error } = await pulling.pull(...more);
    expect({ code, out, error }).toEqual({
      code: 2,
      out: "",
      error: `tagsmith: ${complaint}\n${hint === undefined ? "" : `  ${hint}\n`}`,
    });
  });
});
