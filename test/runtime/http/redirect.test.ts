import { describe, expect, test } from "vitest";
import { type Answer, ordersXml, plain, shop } from "./shop.js";

const to = (location: string, status = 302): Answer => plain("moved", { status, headers: { location } });

describe("a redirect within the same origin", () => {
  test.each([301, 302, 307, 308])("of status %i is followed with the same method and body", async (status) => {
    const seen: string[] = [];
    const answer: Answer = async (request) => {
      seen.push(`${request.method} ${request.url} ${await request.text()}`);
      return ordersXml(1);
    };
    const { orders, seen: noticed } = shop([to("/api/v2/orders.php?a=1#b", status), answer]);
    await orders({ portion: 2 }).answer();
    expect(seen).toEqual(["POST https://shop.example/api/v2/orders.php?a=1 portion=2&testmode=0"]);
    expect(noticed.problems).toEqual([
      {
        code: "redirect",
        severity: "notice",
        message: `https://shop.example/API/orders.php: status ${status} leads to https://shop.example/api/v2/orders.php`,
      },
    ]);
  });

  test("of status 303 is followed with GET and without the body", async () => {
    const seen: unknown[] = [];
    const answer: Answer = async (request) => {
      seen.push(request.method, await request.text(), request.headers.get("content-type"));
      return ordersXml(1);
    };
    await shop([to("result", 303), answer])
      .orders()
      .answer();
    expect(seen).toEqual(["GET", "", null]);
  });

  test("that never ends is an error", async () => {
    const { orders, seen } = shop([to("/a")]);
    await expect(orders().answer()).rejects.toMatchObject({
      message: "shop orders: status 302 (https://shop.example/API/orders.php); 5 redirects led nowhere",
    });
    expect(seen.requests).toHaveLength(6);
  });
});

describe("a redirect elsewhere is not followed", () => {
  test.each<[location: string, shown: string]>([
    ["https://evil.example/?api_key=CANARY-354dsg43652", "https://evil.example/"],
    ["//evil.example/orders", "https://evil.example/orders"],
    ["http://shop.example/API/orders.php", "http://shop.example/API/orders.php"],
    ["https://shop.example:8443/", "https://shop.example:8443/"],
    ["https://u:p@shop.example/", "https://shop.example/"],
    ["file:///etc/passwd", "file:///etc/passwd"],
    ["https://[", "no URL"],
  ])("%s", async (location, shown) => {
    const { orders, seen } = shop([to(location, 307)]);
    await expect(orders().answer()).rejects.toMatchObject({
      name: "StatusError",
      status: 307,
      message: `shop orders: status 307 (https://shop.example/API/orders.php); it leads to ${shown}, another host: give that address if you trust it`,
    });
    expect(seen.requests).toHaveLength(1);
  });
});

test("a redirect without a place is an answer like any other", async () => {
  await expect(
    shop([new Response(null, { status: 304 })])
      .orders()
      .answer(),
  ).rejects.toMatchObject({ status: 304 });
});
