import { explainRequest, explainTokenRequest } from "@tagsmith/runtime/http";
import { expect, test } from "vitest";
import { counting, shopTable, storeTable } from "./tables.js";

test("each step is explained, with line ends visible and secrets masked", async () => {
  const settings = {
    clientId: "B9D3299B",
    secretKey: "ABCD-EF01-2345-6789",
    code: "MTQxMDZ8ZGViYmllfDJ8",
    authorizationUrl: "https://store.example/authorize.cgi",
  };
  const token = { access_token: "MTQ5NDQxOTU1MnxldmFsdWF0ZQ==", download_url: "https://store.example/db_xml.cgi" };
  const context = { token, random: counting(), now: () => 1494419560000 };
  expect(await explainRequest(storeTable, "orders", settings, { startdate: "05/01/2017" }, context)).toEqual({
    steps: [
      { name: "clientApp", in: "form", expression: '"1"', value: "1" },
      { name: "dbname", in: "form", expression: '"orders"', value: "orders" },
      { name: "startdate", in: "form", expression: "startdate", value: "05/01/2017" },
      { name: "nonce", in: "let", expression: "random-hex(4)", value: "01020304" },
      {
        name: "signed",
        in: "let",
        expression: 'lines(access_token, timestamp, nonce, "", method, host, port, path, sorted(params))',
        value:
          "***\\n\n1494419560\\n\n01020304\\n\n\\n\nPOST\\n\nstore.example\\n\n443\\n\n/db_xml.cgi\\n\n" +
          "clientApp=1\\n\ndbname=orders\\n\nstartdate=05%2F01%2F2017\\n\n",
      },
      {
        name: "signature",
        in: "form",
        expression: "base64(hmac-sha1(secretKey, signed))",
        value: "BFGYDhRZ2srC60n5NH5r1lI70AM=",
      },
      { name: "token", in: "form", expression: "access_token", value: "***" },
      { name: "timestamp", in: "form", expression: "timestamp", value: "1494419560" },
      { name: "nonce", in: "form", expression: "nonce", value: "01020304" },
    ],
    request: {
      method: "POST",
      url: "https://store.example/db_xml.cgi",
      headers: [["content-type", "application/x-www-form-urlencoded"]],
      body: "clientApp=1&dbname=orders&startdate=05%2F01%2F2017&signature=BFGYDhRZ2srC60n5NH5r1lI70AM%3D&token=***&timestamp=1494419560&nonce=01020304",
    },
  });
  expect((await explainTokenRequest(storeTable, settings, context)).request.body).toBe(
    "grant_type=authorization_code&code=***&client_credentials=QjlEMzI5OUI6MDUwNjA3MDg%3D&signature=gQZojvAWDZaGDbRuXpj8TYRnD9k%3D",
  );
});

test("a personal parameter and a secret in the query are masked", async () => {
  const settings = { apiId: "56", apiKey: "354dsg43652", baseUrl: "https://shop.example/?k=354dsg43652" };
  const { steps, request } = await explainRequest(shopTable, "orders", settings, { name: "Ada" });
  expect(steps.slice(1, 3)).toEqual([
    { name: "api_key", in: "query", expression: "apiKey", value: "***" },
    { name: "name", in: "form", expression: "name", value: "***" },
  ]);
  expect(request).toEqual({
    method: "POST",
    url: "https://shop.example/API/orders.php?k=***&api_id=56&api_key=***",
    headers: [["content-type", "application/x-www-form-urlencoded"]],
    body: "name=***&testmode=0",
  });
});
