import { endpoint } from "@tagsmith/runtime/endpoint";
import { describe, expect, test } from "vitest";
import { depotTable } from "./endpoint-tables.js";
import { credentials, depot, optionsOf, password, window } from "./depot.js";

describe("credentials", () => {
  const url = `https://store.example/depot?action=export&${window}`;
  const basic = (text: string): RequestInit => ({ headers: { authorization: `Basic ${btoa(text)}` } });

  test.each([
    ["Basic", url, basic(`depot:${password}`)],
    ["Basic in other letters", url, { headers: { authorization: `bAsIc  ${btoa(`depot:${password}`)}` } }],
    ["the query, without regard to case", `${url}&${credentials}`, {}],
    ["headers", url, { headers: { "DP-UserName": "depot", "dp-password": password } }],
  ])("are taken from %s", async (_, address, init) => {
    expect((await depot().ask(address, init)).status).toBe(200);
  });

  test.each([
    ["are missing", url, {}],
    ["have a wrong password", url, basic("depot:CANARY-9f3c")],
    ["have a wrong name", url, basic(`depots:${password}`)],
    ["have a longer password", url, basic(`depot:${password}x`)],
    ["have no password", url, basic("depot:")],
    ["are no base64", url, { headers: { authorization: "Basic ???" } }],
    [
      "are base64 with bits left over",
      url,
      { headers: { authorization: `Basic ${btoa("depot:abcd").replace("Q=", "R=")}` } },
    ],
    [
      "stand half in the query and half in headers",
      `${url}&DP-UserName=depot`,
      { headers: { "DP-Password": password } },
    ],
    ["come twice in the query", `${url}&${credentials}&dp-password=other`, {}],
    ["are of another scheme", url, { headers: { authorization: `Bearer ${password}` } }],
  ])("that %s are refused", async (_, address, init) => {
    const { ask, incidents } = depot();
    const answer = await ask(address, init);
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe('Basic realm="depot", charset="UTF-8"');
    expect(await answer.text()).toBe("expected the credentials of this store");
    expect(incidents).toEqual([
      { code: "refused", severity: "notice", message: "depot: expected the credentials of this store", status: 401 },
    ]);
  });

  test("in a form are taken where the request is one", async () => {
    const { ask, shipped } = depot();
    const body = new URLSearchParams({ "DP-UserName": "depot", "DP-Password": password });
    const answer = await ask("https://store.example/?action=shipped&order_number=7", { method: "POST", body });
    // The form is also the body of the operation, which is no document.
    expect([answer.status, shipped]).toEqual([400, []]);
  });

  test("that are empty cannot be set", () => {
    const table = (): unknown => endpoint(depotTable, optionsOf({ password: "" }));
    expect(table).toThrow("depot: the setting password is empty: everyone could come in");
  });
});
