import { VendorError, literal, type ClientTable } from "@tagsmith/runtime/http";
import { describe, expect, test } from "vitest";
import { ordersXml, plain, shop, xml } from "./shop.js";
import { shopTable, shopWith } from "./tables.js";

describe("what an answer can be instead of a document", () => {
  test.each<[what: string, answer: Response, error: string]>([
    [
      "the vendor's error",
      plain("error|5|no such id|a|b\n"),
      'VendorError: shop orders: the platform answered with the error `vendor`: id "5", name "no such id", data "a|b"',
    ],
    [
      "the vendor's error with a status",
      plain("error|5|no such id|", { status: 400 }),
      'VendorError: shop orders: the platform answered with the error `vendor`: id "5", name "no such id"',
    ],
    [
      "a page",
      new Response("<!DOCTYPE html><title>Welcome\n to CANARY-354dsg43652</title>"),
      'AnswerError: shop orders: expected a document but received the HTML page "Welcome to ***" (https://shop.example/API/orders.php)',
    ],
    [
      "a page without a title",
      new Response("<html><body>Hi</body></html>"),
      "AnswerError: shop orders: expected a document but received an HTML page (https://shop.example/API/orders.php)",
    ],
    [
      "nothing",
      new Response(null),
      "AnswerError: shop orders: expected a document but received an empty answer (https://shop.example/API/orders.php)",
    ],
    [
      "a document that was cut",
      xml('<orders count="1"><order ID="7"><price>1</price>'),
      "AnswerError: shop orders: 1:49 /orders/order[1]: expected the end tag </order> but received the end of the document (https://shop.example/API/orders.php)",
    ],
    [
      "a wrong value",
      xml('<orders count="1"><order ID="7"><price>CANARY-354dsg43652</price></order></orders>'),
      'AnswerError: shop orders: 1:40 /orders/order[1]/price: expected a whole number but received "***" (https://shop.example/API/orders.php)',
    ],
    [
      "status 400 with a text",
      plain("bad\n\nrequest CANARY-354dsg43652", { status: 400 }),
      "StatusError: shop orders: status 400 (https://shop.example/API/orders.php): bad request ***",
    ],
    [
      "status 404 with a document, which may hold the data of customers",
      xml("<customer>Ada</customer>", { status: 404 }),
      "StatusError: shop orders: status 404 (https://shop.example/API/orders.php)",
    ],
    [
      "status 401",
      plain("no", { status: 401 }),
      "RefusedError: shop orders: the platform refused the credentials (https://shop.example/API/orders.php, status 401); check these settings:\n" +
        "  apiId; found at: the API page of your account\n" +
        "  apiKey; it looks like 354dsg43652; found at: the API page of your account",
    ],
  ])("%s", async (_, answer, error) => {
    await expect(shop([answer]).orders().answer().catch(String)).resolves.toBe(error);
  });

  test("a personal value that the platform repeats is in no message", async () => {
    const { orders, seen } = shop([plain("error|5|no such customer|Ada Lovelace")]);
    await expect(orders({ name: "Ada Lovelace" }).answer()).rejects.toMatchObject({
      message:
        'shop orders: the platform answered with the error `vendor`: id "5", name "no such customer", data "***"',
    });
    expect(seen.answers[0]?.text).toBe("error|5|no such customer|***");
  });

  test("the fields of a vendor's error are for programs", async () => {
    const error = await shop([plain("error|5|no such id|x")])
      .orders()
      .answer()
      .catch((error: unknown) => error);
    expect(error).toBeInstanceOf(VendorError);
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      message: 'shop orders: the platform answered with the error `vendor`: id "5", name "no such id", data "x"',
      name: "VendorError",
      platform: "shop",
      operation: "orders",
      error: "vendor",
      fields: { id: "5", name: "no such id", data: "x" },
      status: 200,
    });
  });

  test("all problems of a document are there", async () => {
    const answer = xml(
      '<orders count="2"><order ID="7"><price>a</price></order><order><price>b</price></order></orders>',
    );
    await expect(shop([answer]).orders().answer()).rejects.toMatchObject({
      problems: [
        { code: "wrong-value", path: "/orders/order[1]/price", received: '"a"' },
        { code: "wrong-value", path: "/orders/order[2]/price", received: '"b"' },
        { code: "missing" },
      ],
    });
  });
});

describe("errors that documents, pages and JSON say", () => {
  const table = shopWith((operation) => ({
    ...operation,
    errors: [
      { name: "broken", kind: "where", path: ["count"], is: "0", message: ["orders"] },
      { name: "login", kind: "html", containing: "Your name is unknown", refused: true },
      { name: "json", kind: "json", members: ["error", "error_description"] },
    ],
  }));

  test.each<[what: string, answer: Response, expected: object]>([
    ["a document", ordersXml(), { name: "VendorError", error: "broken", fields: { message: "" } }],
    [
      "a document with a status",
      xml('<orders count="0"/>', { status: 500 }),
      { name: "VendorError", error: "broken", status: 500 },
    ],
    [
      "a page",
      new Response("<html>Your name is unknown"),
      { name: "RefusedError", settings: [{ setting: "apiId" }, { setting: "apiKey" }] },
    ],
    [
      "a page behind a header that the server prints",
      new Response("Content-type: text/html\r\nSet-Cookie: a=b\r\n\r\n<html>Your name is unknown"),
      { name: "RefusedError" },
    ],
    [
      "JSON behind a header",
      new Response('Content-type: text/html\n\n{"error":"invalid"}'),
      { name: "VendorError", error: "json" },
    ],
    ["another page", new Response("<html>Hello"), { name: "AnswerError" }],
    [
      "another page behind a header",
      new Response("Content-type: text/html\n\n<html><title>Hello</title>"),
      {
        name: "AnswerError",
        message: expect.stringMatching(/expected a document but received the HTML page "Hello" /) as string,
      },
    ],
    [
      "a document behind a header with a status, which shows nothing of it",
      new Response("Content-type: text/xml\n\n<Name>Ada</Name>", { status: 500 }),
      { name: "StatusError", excerpt: undefined },
    ],
    [
      "JSON",
      new Response('{"error":"invalid","error_description":"key","other":1}'),
      { name: "VendorError", error: "json", fields: { error: "invalid", error_description: "key" } },
    ],
    ["JSON without an error", new Response('{"error":""}'), { name: "AnswerError" }],
  ])("%s", async (_, answer, expected) => {
    await expect(
      shop([answer], { retries: { attempts: 1 } }, table)
        .orders()
        .answer(),
    ).rejects.toMatchObject(expected);
  });
});

describe("answers that are no documents", () => {
  const answering = (answer: ClientTable["operations"][number]["answer"]) => (): ClientTable => ({
    ...shopTable(),
    operations: [
      {
        name: "orders",
        method: "GET",
        path: literal("/ok"),
        parameters: [],
        computed: [],
        answer,
        errors: [],
        repeat: "safe",
      },
    ],
  });

  test.each<[what: string, answer: ClientTable["operations"][number]["answer"], response: Response, value: unknown]>([
    ["a text", { kind: "text", text: "ok" }, plain("ok\n"), "ok"],
    ["JSON", { kind: "json", members: ["a"] }, plain('{"a":1,"b":2}'), { a: 1, b: 2 }],
    ["nothing", { kind: "none" }, plain("anything"), undefined],
  ])("%s", async (_, answer, response, value) => {
    expect(await shop([response], {}, answering(answer)).orders().answer()).toEqual(value);
  });

  test.each<[what: string, answer: ClientTable["operations"][number]["answer"], response: Response, message: string]>([
    [
      "another text",
      { kind: "text", text: "ok" },
      plain("no"),
      'shop orders: expected the text "ok" but received "no" (https://shop.example/ok)',
    ],
    [
      "no JSON",
      { kind: "json", members: [] },
      plain("{"),
      "shop orders: expected a JSON object but received something that is none, or not whole (https://shop.example/ok)",
    ],
    [
      "a member that is missing",
      { kind: "json", members: ["a"] },
      plain("{}"),
      "shop orders: expected the member a in the answer but received nothing (https://shop.example/ok)",
    ],
  ])("%s is refused", async (_, answer, response, message) => {
    await expect(shop([response], {}, answering(answer)).orders().answer()).rejects.toMatchObject({
      name: "AnswerError",
      message,
    });
  });
});
