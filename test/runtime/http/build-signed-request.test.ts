import { buildRequest, buildTokenRequest } from "@tagsmith/runtime/http";
import { describe, expect, test } from "vitest";
import { counting, storeTable } from "./tables.js";
import { wire } from "./wire.js";

describe("a request that needs a token and is signed", () => {
  const settings = {
    clientId: "B9D3299B",
    secretKey: "ABCD-EF01-2345-6789",
    code: "MTQxMDZ8ZGViYmllfDJ8",
    authorizationUrl: "https://demo.store.example/authorize.cgi",
  };
  const host = "demo.shopsite.com";
  const token = {
    access_token: "MTQ5NDQxOTU1MnxldmFsdWF0ZTUwfDF8U2hpcFdvcmtzfDc3NXw=",
    download_url: `https://${host}/cgi-bin/ssdemos/stores/evaluate/sc/db_xml.cgi`,
  };
  const context = {
    random: () => Uint8Array.of(0x50, 0x3b, 0xb7, 0x63),
    now: () => 1494419560999,
    token,
    allowedHosts: [host],
  };

  // Three vectors made by hand after the vendor's own code.
  test("asks for the token with the signature of the client credentials", async () => {
    const random = (): Uint8Array => Uint8Array.of(0x80, 0x02, 0x6b, 0xc7);
    expect(await wire(await buildTokenRequest(storeTable, settings, { random }))).toBe(
      "POST https://demo.store.example/authorize.cgi\ncontent-type: application/x-www-form-urlencoded\n\n" +
        "grant_type=authorization_code&code=MTQxMDZ8ZGViYmllfDJ8" +
        "&client_credentials=QjlEMzI5OUI6ODAwMjZiYzc%3D&signature=5mnqwxBCrKfbTW5FhHAQaFW9hW4%3D",
    );
    expect(await (await buildTokenRequest(storeTable, { ...settings, escape: "raw" }, { random })).text()).toBe(
      "grant_type=authorization_code&code=MTQxMDZ8ZGViYmllfDJ8" +
        "&client_credentials=QjlEMzI5OUI6ODAwMjZiYzc=&signature=5mnqwxBCrKfbTW5FhHAQaFW9hW4=",
    );
  });

  test.each([
    [
      { maxorder: "50", pay: "no_cvv", startorder: "1236" },
      "clientApp=1&dbname=orders&maxorder=50&pay=no_cvv&startorder=1236&signature=ps4MLYyUyQyzLvi9YIysfm4JpRk%3D",
    ],
    [
      { version: "14.0", startdate: "05/01/2017", enddate: "05/31/2017" },
      "clientApp=1&dbname=orders&version=14.0&startdate=05%2F01%2F2017&enddate=05%2F31%2F2017&signature=dA6sQTitD4HpcYEbaf%2BAvi2%2Fyw8%3D",
    ],
  ])("signs %o", async (parameters, signed) => {
    expect(await wire(await buildRequest(storeTable, "orders", settings, parameters, context))).toBe(
      `POST ${token.download_url}\ncontent-type: application/x-www-form-urlencoded\n\n${signed}` +
        "&token=MTQ5NDQxOTU1MnxldmFsdWF0ZTUwfDF8U2hpcFdvcmtzfDc3NXw%3D&timestamp=1494419560&nonce=503bb763",
    );
  });

  test("refuses an address in the token's answer that leads to another host, unless it is allowed", async () => {
    await expect(
      buildRequest(storeTable, "orders", settings, {}, { ...context, allowedHosts: ["evil.example"] }),
    ).rejects.toMatchObject({
      name: "AnswerError",
      message:
        `store token: the answer's download_url leads to https://${host}, which is not https://demo.store.example: ` +
        `add ${host} to allowedHosts if you trust it (https://demo.store.example/authorize.cgi)`,
    });
  });

  test("says that it needs the token", async () => {
    await expect(buildRequest(storeTable, "orders", settings)).rejects.toMatchObject({
      name: "ParameterError",
      message: "store orders: token: expected the answer of the token request but received nothing",
    });
  });

  test("is the same for the same instant and the same random bytes", async () => {
    const build = async (): Promise<string> =>
      wire(await buildRequest(storeTable, "orders", settings, {}, { ...context, random: counting() }));
    expect(await build()).toBe(await build());
  });
});
