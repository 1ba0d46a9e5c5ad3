import { endpoint } from "@tagsmith/runtime/endpoint";
import { describe, expect, test } from "vitest";
import { depotTable, parcels } from "./endpoint-tables.js";
import { credentials, depot, optionsOf, password, window } from "./depot.js";

describe("what is asked for", () => {
  test.each([
    ["GET", "", 404, "expected action=export or action=shipped but received nothing"],
    ["GET", "action=stop", 404, 'expected action=export or action=shipped but received action="stop"'],
    ["POST", "action=export", 405, "expected the method GET but received POST"],
    ["GET", "action=shipped&order_number=1", 405, "expected the method POST but received GET"],
    ["PUT", "action=export", 405, "expected the method GET or POST but received PUT"],
    [
      "GET",
      `action=stop&action=${password}`,
      404,
      'expected action=export or action=shipped but received action="stop"&action="***"',
    ],
  ])("%s ?%s is answered with %i", async (method, query, status, text) => {
    const answer = await depot().ask(`https://store.example/?${credentials}&${query}`, { method });
    expect([answer.status, await answer.text()]).toEqual([status, text]);
  });

  test("names an operation without regard to case", async () => {
    expect((await depot().ask(`https://store.example/?${credentials}&Action=EXPORT&${window}`)).status).toBe(200);
  });

  test("says which methods there are", async () => {
    const options = await depot().ask("https://store.example/", { method: "OPTIONS" });
    expect([options.status, options.headers.get("allow"), await options.text()]).toEqual([
      204,
      "GET, HEAD, POST, OPTIONS",
      "",
    ]);
    const refused = await depot().ask(`https://store.example/?${credentials}&action=shipped`, {});
    expect(refused.headers.get("allow")).toBe("POST, OPTIONS");
  });

  test("by HEAD is answered as by GET, without the content", async () => {
    const url = `https://store.example/?${credentials}&action=export&${window}`;
    const [head, get] = [await depot().ask(url, { method: "HEAD" }), await depot().ask(url)];
    const text = await get.text();
    expect([head.status, await head.text(), head.headers.get("content-length")]).toEqual([
      200,
      "",
      String(text.length),
    ]);
  });
});

describe("parameters", () => {
  test.each([
    [
      "start_date=&end_date=1/1/2024",
      'start_date: expected a date and time such as 03/08/2018 22:26 but received ""\nend_date: expected a date and time such as 03/08/2018 22:26 but received "1/1/2024"',
    ],
    [`${window}&page=0`, 'page: expected a whole number, at least 1 but received "0"'],
    [`${window}&page=1&page=2`, 'page: expected a whole number, at least 1 but received "1" and "2"'],
    [`${window}&page=${password}`, 'page: expected a whole number, at least 1 but received "***"'],
    [`${window}&code=4711x`, "code: expected a whole number but received a secret value"],
  ])("%s are refused with their names", async (query, text) => {
    const { ask, incidents } = depot();
    const answer = await ask(`https://store.example/?${credentials}&action=export&${query}`);
    expect([answer.status, await answer.text()]).toEqual([400, text]);
    expect(incidents).toMatchObject([{ code: "refused", status: 400 }]);
  });

  test("come typed, with defaults, and with whatever else stands in the query ignored", async () => {
    const { ask, asked } = depot();
    await ask(
      `https://store.example/?store=1&${credentials}&ACTION=export&START_DATE=01/01/2024+00:00&end_date=01/02/2024+00:00&page=`,
    );
    expect(asked).toEqual([
      { startDate: new Date(Date.UTC(2024, 0, 1)), endDate: new Date(Date.UTC(2024, 0, 2)), page: 1, code: undefined },
    ]);
  });
});

test("a handler that is missing is said at once", () => {
  const options = { username: "depot", password, export: () => [], onProblem: undefined };
  expect(() => endpoint(depotTable, options)).toThrow("depot: expected a function for shipped but received undefined");
  expect(() => endpoint(depotTable, optionsOf({ exprot: 1 }))).toThrow("depot: the setting exprot is unknown");
});

test("handlers may stand among operations, where their names are taken", async () => {
  const options = {
    username: "depot",
    password,
    operations: { export: () => parcels(1), shipped: () => {} },
    pageSize: 1,
  };
  const answer = await endpoint(
    depotTable,
    options,
  )(new Request(`https://store.example/?${credentials}&action=export&${window}`));
  expect(answer.status).toBe(200);
});
