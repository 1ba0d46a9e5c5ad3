import { describe, expect, test } from "vitest";
import { build, written } from "./roles.js";

describe("a client", () => {
  const platform = build(`title: Acme
settings:
  clientId: text
  secretKey: text secret
  code: text secret
  url?: url
client:
  baseUrl: https://acme.example/api
  token:
    POST: = url
    let:
      nonce: = random-hex(8)
      credentials: = base64(clientId ":" nonce)
      signature: >-
        = base64(hmac-sha1(secretKey, credentials))
    form:
      grant_type: = "authorization_code"
      code: = code
      signature: = signature
    answer: { json: [access_token, expires_in, download_url] }
    errors:
      refused: { json: [error] }
    uses: 1
    expires: expires_in
    renew: true
    urls: [download_url]
  sign:
    let:
      nonce: = random-hex(8)
      signed: >-
        = lines(access_token, timestamp, nonce, "",
                method, host, port, path, sorted(params))
    form:
      signature: = base64(hmac-sha1(secretKey, signed))
    header:
      Digest: = hex(sha1(body))
    escape: raw
  operations:
    orders:                          # Asks for orders.
      POST: = download_url
      form:
        min_id? as minId: id         # The smallest.
        portion?: integer > 0 = 50
        status[]* as statuses: id
      answer: orders
      errors:
        vendor: { text: "error|{id}" }
        login: { html: Log in }
        failed: { where: '@count = "-1"', message: "@count" }
      pages: { by: min_id, size: portion, next: last Order/@ID + 1, until: short, count: "@count" }
      cursor: { item: Order, field: "@ID", parameter: min_id, inclusive: true }
      check: { portion: "1" }
      repeat: safe
    order:
      GET: /orders/{id}.xml
      sign: none
      path:
        id: id
      answer: text "ok"
mock:
  orders:
    search:
      min_id: least @ID
      status[]: equals Status | Total
`);
  const client = platform.roles.client;

  test("asks for a token", () => {
    const token = client?.token;
    expect([
      token?.method,
      token && written(token.url),
      token?.uses,
      token?.expires,
      token?.renew,
      token?.urls,
    ]).toEqual(["POST", "url", 1, "expires_in", true, ["download_url"]]);
    expect(token?.computed.map(({ location, name, value }) => `${location} ${name}: ${written(value)}`)).toEqual([
      "let nonce: random-hex(8)",
      'let credentials: base64((clientId ":" nonce))',
      "let signature: base64(hmac-sha1(secretKey, credentials))",
      'form grant_type: "authorization_code"',
      "form code: code",
      "form signature: signature",
    ]);
    expect(token?.answer).toEqual({ kind: "json", members: ["access_token", "expires_in", "download_url"] });
    expect(token?.errors.map(({ name, test }) => [name, test])).toEqual([
      ["refused", { kind: "json", members: ["error"] }],
    ]);
  });

  test("signs what it asks", () => {
    expect(client?.sign?.computed.map(({ location, escape }) => `${location} ${escape && written(escape)}`)).toEqual([
      "let undefined",
      "let undefined",
      'form "raw"',
      "header undefined",
    ]);
    expect(client?.sign?.computed.map(({ location, name, value }) => `${location} ${name}: ${written(value)}`)).toEqual(
      [
        "let nonce: random-hex(8)",
        'let signed: lines(access_token, timestamp(), nonce, "", method, host, port, path, sorted(params))',
        "form signature: base64(hmac-sha1(secretKey, signed))",
        "header Digest: hex(sha1(body))",
      ],
    );
  });

  test("has operations with parameters, pages, a cursor and errors", () => {
    const [orders, order] = client?.operations ?? [];
    expect([
      orders?.documentation,
      orders?.method,
      orders && written(orders.path),
      orders?.signed,
      orders?.repeat,
    ]).toEqual(["Asks for orders.", "POST", "download_url", true, "safe"]);
    expect(
      orders?.parameters.map(({ name, property, location, optional, repeated, documentation }) => [
        name,
        property,
        location,
        optional,
        repeated,
        documentation,
      ]),
    ).toEqual([
      ["min_id", "minId", "form", true, false, "The smallest."],
      ["portion", "portion", "form", true, false, ""],
      ["status[]", "statuses", "form", true, true, ""],
    ]);
    expect(orders?.pages && { ...orders.pages, next: written(orders.pages.next) }).toMatchObject({
      by: "min_id",
      size: "portion",
      next: "last Order/@ID + 1",
      until: "short",
      count: "@count",
    });
    expect(orders?.cursor).toMatchObject({ item: "Order", field: "@ID", parameter: "min_id", inclusive: true });
    expect(orders?.check).toEqual({ portion: "1" });
    expect(orders?.errors.map(({ name, test }) => [name, test])).toEqual([
      ["vendor", { kind: "text", template: "error|{id}" }],
      ["login", { kind: "html", containing: "Log in" }],
      ["failed", { kind: "where", path: "@count", is: "-1", message: "@count" }],
    ]);
    expect([order && written(order.path), order?.signed, order?.answer, order?.repeat]).toEqual([
      '("/orders/" percent(id) ".xml")',
      false,
      { kind: "text", text: "ok" },
      "unsafe",
    ]);
  });

  test("has a mock that finds by parameters", () => {
    expect(platform.roles.mock).toEqual([
      { operation: "orders", parameter: "min_id", comparison: "least", paths: ["@ID"] },
      { operation: "orders", parameter: "status[]", comparison: "equals", paths: ["Status", "Total"] },
    ]);
  });

  test("has settings, some of which may be left out", () => {
    expect(platform.settings.map(({ name, optional, type }) => [name, optional, type.secret])).toEqual([
      ["clientId", false, false],
      ["secretKey", false, true],
      ["code", false, true],
      ["url", true, false],
      ["baseUrl", true, false],
    ]);
  });

  test("can be led elsewhere, though its spec fixes the address: to a mock or a proxy", () => {
    expect(platform.roles.client?.baseUrl).toMatchObject({ kind: "name", name: "baseUrl" });
    expect(platform.settings.at(-1)).toMatchObject({
      documentation: "Where the platform is, or what stands in its place: a mock, or a proxy.",
      type: { scalar: { kind: "url" }, default: "https://acme.example/api" },
    });
  });
});

test("a client can send a document, in the body or in a field that a setting names", () => {
  const { roles } = build(`title: Acme
settings:
  field?: text
  key: text secret
client:
  baseUrl: https://acme.example
  operations:
    search:
      POST: /search
      body: form = field | orders
      set:
        "@count": = "1"
        Order/Status: = key
      check: { "Order/@ID": "5" }
      answer: none
`);
  const [search] = roles.client?.operations ?? [];
  expect(search?.body?.steps).toEqual([
    { kind: "setting", setting: "field" },
    { kind: "document", document: "orders" },
  ]);
  expect(search?.computed.map(({ location, name, value }) => `${location} ${name}: ${written(value)}`)).toEqual([
    'body @count: "1"',
    "body Order/Status: key",
  ]);
  expect(search?.check).toEqual({ "Order/@ID": "5" });
});
