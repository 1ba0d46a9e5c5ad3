import { type Incident } from "@tagsmith/runtime/endpoint";
import { sender, webhook } from "@tagsmith/runtime/webhook";
import { describe, expect, test } from "vitest";
import { serialize } from "../../../runtime/src/writer/serialize.js";
import { salesTable, signedTable, tillTable } from "./webhook-tables.js";
import { apiKey, optionsOf, till, two, url } from "./webhook-till.js";

describe("what the sender posts, the webhook accepts", () => {
  test.each(["urlencoded", "multipart"] as const)("in a form that is %s", async (form) => {
    const { post, events } = till();
    const request = await sender(tillTable, { apiKey }).buildRequest(two, url, { form });
    const answer = await post(request);
    expect([answer.status, await answer.text(), answer.headers.get("content-type")]).toEqual([
      200,
      "till",
      "text/plain; charset=utf-8",
    ]);
    expect(events).toEqual([
      `archive sales 2.0 2024-01-01T00:00:00.000Z ${serialize(salesTable, two)}`,
      "sale 7 12.50 Zoë (1 of 2, 2.0)",
      "sale 8 1  (2 of 2, 2.0)",
    ]);
  });

  test("as bytes, which are sent as they are", async () => {
    const xml = new TextEncoder().encode("\ufeff<sales><!-- as it came --></sales>\n");
    const { post, archived } = till();
    expect((await post(await sender(tillTable, { apiKey }).buildRequest(xml, url))).status).toBe(200);
    expect(archived[0]?.xml).toEqual(xml);
    expect(archived[0]?.version).toBe("1.0");
  });

  test("in the version that is asked for", async () => {
    const { post, archived } = till();
    const request = await sender(tillTable, { apiKey }).buildRequest({ sales: [] }, url, { version: "2.0" });
    await post(request);
    expect(archived[0]?.version).toBe("2.0");
  });

  test("for each webhook of the URL by its field, with its own answer", async () => {
    const { post, events } = till();
    const request = await sender(tillTable, { apiKey }).buildRequest({ note: "past due" }, url, { webhook: "notes" });
    expect(await (await post(request)).text()).toBe("tillnotes");
    expect(events.at(-1)).toBe("note past due");
  });

  test("signed, where the platform signs", async () => {
    const notes: unknown[] = [];
    const now = () => 1_700_000_000_000;
    const handle = webhook(
      signedTable,
      optionsOf({ secret: "CANARY-s", notes: (note: unknown) => notes.push(note), now }),
    );
    const request = await sender(signedTable, { secret: "CANARY-s" }, { now }).buildRequest({ note: "é" }, url);
    expect(request.headers.get("x-time")).toBe("1700000000");
    expect((await handle(request)).status).toBe(200);
    expect(notes).toEqual([{ note: "é" }]);
  });
});

test("the sender names the webhooks that there are", async () => {
  await expect(sender(tillTable, { apiKey }).buildRequest(two, url, { webhook: "sale" })).rejects.toThrow(
    'till has no webhook "sale"; there are sales, notes',
  );
});

describe("a signature", () => {
  const now = 1_700_000_000_000;
  const post = async (change: (request: Request) => Request, at = now): Promise<{ status: number; said: string[] }> => {
    const said: string[] = [];
    const handle = webhook(
      signedTable,
      optionsOf({
        secret: "CANARY-s",
        notes: () => {},
        now: () => now,
        onProblem: ({ message }: Incident) => said.push(message),
      }),
    );
    const request = await sender(signedTable, { secret: "CANARY-s" }, { now: () => at }).buildRequest(
      { note: "a" },
      url,
    );
    return { status: (await handle(change(request))).status, said };
  };
  const withHeader = (name: string, value: string | undefined) => (request: Request) => {
    if (value === undefined) request.headers.delete(name);
    else request.headers.set(name, value);
    return request;
  };

  test.each([
    ["that is missing", withHeader("x-sign", undefined), now, "X-Sign is missing"],
    ["that is wrong", withHeader("x-sign", "00".repeat(32)), now, "X-Sign is wrong"],
    [
      "that is cut",
      (request: Request) => withHeader("x-sign", request.headers.get("x-sign")?.slice(0, 62))(request),
      now,
      "X-Sign is wrong",
    ],
    [
      "in capitals",
      (request: Request) => withHeader("x-sign", request.headers.get("x-sign")?.toUpperCase())(request),
      now,
      "X-Sign is wrong",
    ],
    ["for another time", withHeader("x-time", "1700000001"), now, "X-Sign is wrong"],
    [
      "for another path",
      (request: Request) => new Request("https://shop.example/other", request),
      now,
      "X-Sign is wrong",
    ],
    ["of five minutes ago", (request: Request) => request, now - 301_000, "X-Time is not about now"],
    ["of a clock that is ahead", (request: Request) => request, now + 301_000, "X-Time is not about now"],
  ] as const)("%s is refused with the same words as everything", async (_, change, at, reason) => {
    const { status, said } = await post(change, at);
    expect(status).toBe(403);
    expect(said).toEqual([`signed notes: the signature cannot be verified: ${reason}`]);
  });

  test("covers a body that is not UTF-8 as well", async () => {
    const xml = Uint8Array.from(
      '<?xml version="1.0" encoding="ISO-8859-1"?><notes><note>é</note></notes>',
      (character) => character.charCodeAt(0),
    );
    const notes: unknown[] = [];
    const handle = webhook(
      signedTable,
      optionsOf({ secret: "CANARY-s", notes: (note: unknown) => notes.push(note), now: () => now }),
    );
    const send = async (secret: string): Promise<Request> => {
      const request = await sender(signedTable, { secret }, { now: () => now }).buildRequest(xml, url);
      request.headers.set("content-type", "application/xml");
      return request;
    };
    expect((await handle(await send("CANARY-x"))).status).toBe(403);
    expect((await handle(await send("CANARY-s"))).status).toBe(200);
    expect(notes).toEqual([{ note: "é" }]);
  });

  test("of less than five minutes ago is taken", async () => {
    expect(await post((request) => request, now - 299_000)).toEqual({ status: 200, said: [] });
  });
});

test("10,000 items of one post pass, one after the other", async () => {
  const sales = Array.from({ length: 10_000 }, (_, index) => ({
    id: String(index),
    total: "1.00",
    buyer: "b".repeat(200),
  }));
  let count = 0;
  const { post } = till({ sales: () => void count++ });
  const request = await sender(tillTable, { apiKey }).buildRequest({ sales }, url);
  expect([(await post(request)).status, count]).toEqual([200, 10_000]);
});

test.each([
  [{}, "till: expected a function for sales or notes"],
  [{ sales: 1 }, "till: expected a function for sales but received number"],
  [{ sales: () => {}, apiKey: "" }, "till: the setting apiKey is empty"],
  [{ sales: () => {}, apiKey: undefined }, "till: the setting apiKey is missing; found at: Back office > Key"],
  [{ sales: () => {}, sale: 1 }, "till: the setting sale is unknown; there are apiKey"],
])("the options %j are refused: %s", (options, message) => {
  expect(() => webhook(tillTable, optionsOf({ apiKey, ...options }))).toThrow(message);
});
