import {
  type Archived,
  type Incident,
  type WebhookContext,
  type WebhookOptions,
  acknowledgeAll,
  sender,
  webhook,
} from "@tagsmith/runtime/http";
import { describe, expect, test } from "vitest";
import { rc4 } from "../../../runtime/src/http/crypto/rc4.js";
import { encodeFormBytes } from "../../../runtime/src/http/steps.js";
import { serialize } from "../../../runtime/src/writer/serialize.js";
import { type Sales, salesTable, signedTable, tillTable } from "./webhook-tables.js";

const apiKey = "CANARY-key-77";
const url = "https://shop.example/feed?store=1";
const two: Sales = {
  version: "2.0",
  sales: [
    { id: "7", total: "12.50", buyer: "Zoë" },
    { id: "8", total: "1", buyer: "" },
  ],
};

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

describe("what cannot be read is refused with fixed words", () => {
  const good = serialize(salesTable, two);
  const cipher = (xml: string, key = apiKey): Uint8Array =>
    encodeFormBytes(rc4(new TextEncoder().encode(key), new TextEncoder().encode(xml)));
  const form = (field: string, bytes: Uint8Array): RequestInit => ({
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: Uint8Array.of(...new TextEncoder().encode(`${field}=`), ...encodeFormBytes(bytes)),
  });
  const parts = (text: string, boundary = "b"): RequestInit => ({
    method: "POST",
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    body: text,
  });

  test.each([
    [
      "a wrong key",
      form("TillData", cipher(good, "another")),
      400,
      'till sales: expected the document to begin with "<" but received something else: the key may be wrong',
    ],
    [
      "a document that was cut",
      form("TillData", cipher(good.slice(0, -9))),
      400,
      'till sales: 2:129 /sales/sale[2]: expected ">" but received the end of the document',
    ],
    [
      "a body that was cut",
      {
        ...form("TillData", cipher(good)),
        headers: { "content-type": "application/x-www-form-urlencoded", "content-length": "9" },
      },
      400,
      "till sales: the body was cut",
    ],
    [
      "broken markup",
      form("TillData", cipher("<sales><sale></sales>")),
      400,
      "till sales: 1:14 /sales/sale[1]: expected the end tag </sale> but received </sales>",
    ],
    [
      "a wrong value",
      form("TillData", cipher("<sales><sale><id>1</id><total>1,5</total><buyer>Ann</buyer></sale></sales>")),
      400,
      'till sales: 1:31 /sales/sale[1]/total: expected a decimal but received "1,5"',
    ],
    [
      "a doctype",
      form("TillData", cipher('<!DOCTYPE sales SYSTEM "file:///etc/passwd"><sales/>')),
      400,
      "till sales: 1:1: expected a document without a DOCTYPE but received a DOCTYPE",
    ],
    [
      "bytes that are no UTF-8",
      form("TillData", encodeFormBytes(rc4(new TextEncoder().encode(apiKey), Uint8Array.of(0x3c, 0x61, 0x3e, 0xff)))),
      400,
      expect.stringContaining("till sales: 1:") as unknown as string,
    ],
    [
      "nothing in the field",
      form("TillData", new Uint8Array()),
      400,
      "till sales: expected a document but received nothing",
    ],
    [
      "another field",
      form("Other", cipher(good)),
      400,
      "till: expected a form with the field TillData or TillNotes but received none",
    ],
    [
      "no body",
      { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" } },
      400,
      "till: expected a form with the field TillData or TillNotes but received none",
    ],
    [
      "both fields",
      { ...form("TillData", cipher(good)), body: "TillData=%3c&TillNotes=a" },
      400,
      "till: expected one of the fields TillData, TillNotes once but received TillData and TillNotes",
    ],
    [
      "a field twice",
      { ...form("TillData", cipher(good)), body: "TillData=a&x=1&TillData=a" },
      400,
      "till: expected one of the fields TillData, TillNotes once but received TillData and TillData",
    ],
    [
      "another content type",
      { method: "POST", body: "TillData=1", headers: { "content-type": "text/plain" } },
      400,
      'till: expected a form but received "text/plain"',
    ],
    [
      "no content type",
      { method: "POST", body: new TextEncoder().encode("TillData=1") },
      400,
      "till: expected a form but received no content type",
    ],
    [
      "parts without a boundary",
      parts("--b\r\n", ""),
      400,
      "till: expected the boundary of the form in its content type but received none",
    ],
    [
      "parts that were cut",
      parts('--b\r\nContent-Disposition: form-data; name="Other"\r\n\r\nabc\r\n--b'),
      400,
      "till: expected the last boundary of the form but received the end of the body",
    ],
    [
      "endless headers of a part",
      parts(`--b\r\nX: ${"x".repeat(17_000)}`),
      400,
      "till: the headers of a part are too long",
    ],
    [
      "gzip",
      {
        ...form("TillData", cipher(good)),
        headers: { "content-type": "application/x-www-form-urlencoded", "content-encoding": "gzip" },
      },
      415,
      "till: expected a body without content-encoding",
    ],
    [
      "too much",
      form("TillData", cipher(`<sales>${" ".repeat(8000)}</sales>`)),
      413,
      "till: expected a body of at most 20000 bytes",
    ],
    [
      "too large a document",
      form("TillData", cipher(`<sales>${"x".repeat(3000)}</sales>`)),
      400,
      "till sales: expected a document of at most 3000 bytes",
    ],
  ] as const)("%s", async (_, init, status, message) => {
    const { post, events, problems } = till({ limits: { body: 20_000, document: 3000 } });
    const answer = await post(new Request(url, init as RequestInit));
    expect([answer.status, await answer.text(), events]).toEqual([status, "not a feed", []]);
    expect(problems).toMatchObject([{ code: "refused", severity: "error", message, status }]);
    expect(JSON.stringify(problems)).not.toContain("CANARY");
  });

  test("as soon as the first bytes are no XML, however much follows", async () => {
    let given = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        given++;
        controller.enqueue(new TextEncoder().encode(given === 1 ? "TillData=" : "%25".repeat(100)));
        if (given > 1000) controller.close();
      },
    });
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const { post } = till();
    const answer = await post(new Request(url, { method: "POST", headers, body, duplex: "half" } as RequestInit));
    expect(answer.status).toBe(400);
    expect(given).toBeLessThan(10);
  });

  test("and a document with a flipped bit that still is one passes: the cipher proves nothing", async () => {
    const bytes = rc4(new TextEncoder().encode(apiKey), new TextEncoder().encode(good));
    const at = good.indexOf("12.50");
    bytes[at] = (bytes[at] ?? 0) ^ 8;
    const { post, events } = till();
    expect((await post(new Request(url, form("TillData", encodeFormBytes(bytes))))).status).toBe(200);
    expect(events[1]).toBe("sale 7 92.50 Zoë (1 of 2, 2.0)");
  });
});

describe("the bytes of a form", () => {
  const xml = new TextEncoder().encode("<sales/>");
  const value = encodeFormBytes(rc4(new TextEncoder().encode(apiKey), xml));
  const ascii = new TextDecoder().decode(value);
  const urlencoded = `a=1&&b&TillDat=x&Till%44ata=${encodeURIComponent(ascii)}&z=&=`;
  const multipart = [
    "preamble",
    "--x--y",
    'content-disposition: form-data; name="first"',
    "",
    "--x--\r\n--x--",
    "--x--y",
    "X-Other: 1",
    'CONTENT-DISPOSITION: form-data; filename="f"; name=TillData',
    "",
    ascii,
    "--x--y--",
    "epilogue",
  ].join("\r\n");

  test.each([
    ["urlencoded", "application/x-www-form-urlencoded; charset=utf-8", urlencoded],
    ["multipart", 'multipart/form-data; boundary="x--y"', multipart],
  ])("%s are read wherever they are cut into pieces", async (_, type, text) => {
    const bytes = new TextEncoder().encode(text);
    for (let size = 1; size <= 40; size++) {
      const { post, archived } = till();
      const answer = await post(
        new Request(url, {
          method: "POST",
          headers: { "content-type": type },
          body: inPieces(bytes, size),
          duplex: "half",
        } as RequestInit),
      );
      expect([size, answer.status, archived[0]?.xml]).toEqual([size, 200, xml]);
    }
  });
});

describe("nothing is acknowledged", () => {
  const send = async (options: object): Promise<{ answer: Response; problems: Incident[]; events: string[] }> => {
    const { post, problems, events } = till(options);
    return { answer: await post(await sender(tillTable, { apiKey }).buildRequest(two, url)), problems, events };
  };
  const never = (): Promise<void> => new Promise(() => {});

  test.each([
    [
      "where the archive fails",
      { archive: () => Promise.reject(new Error(`disk full ${apiKey}`)) },
      "till sales: the archive failed: disk full ***",
      0,
    ],
    [
      "where a handler throws",
      {
        sales: () => {
          throw new Error("no");
        },
      },
      "till sales: the handler sales of item 1 of 2 failed: no",
      1,
    ],
    [
      "where the last handler rejects",
      { sales: ({ id }: { id: string }) => (id === "8" ? Promise.reject(new Error("no")) : undefined) },
      "till sales: the handler sales of item 2 of 2 failed: no",
      1,
    ],
    [
      "after the deadline",
      { sales: never, deadlineMilliseconds: 20 },
      "till sales: the handler sales of item 1 of 2 was not done after 20 ms",
      1,
    ],
    [
      "where nobody handles it",
      { sales: undefined, notes: () => {} },
      "till sales: there is no handler for sales: give one, or nothing is stored",
      0,
    ],
  ])("%s", async (_, options, message, archived) => {
    const { answer, problems, events } = await send(options);
    expect([answer.status, await answer.text()]).toEqual([500, "not stored"]);
    expect(problems).toMatchObject([{ code: "failed", severity: "error", message, status: 500 }]);
    expect(events).toHaveLength(archived);
  });

  test("before the handlers are done, one after the other", async () => {
    const order: string[] = [];
    const { answer } = await send({
      sales: async ({ id }: { id: string }) => {
        order.push(`start ${id}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
        order.push(`end ${id}`);
      },
    });
    order.push(await answer.text());
    expect(order).toEqual(["start 7", "end 7", "start 8", "end 8", "till"]);
  });

  test("when the sender hangs up, and the handler is told", async () => {
    const controller = new AbortController();
    let told = false;
    const { post, problems } = till({
      sales: (_: unknown, { signal }: WebhookContext) => {
        signal.addEventListener("abort", () => (told = true));
        controller.abort();
        return never();
      },
    });
    const request = await sender(tillTable, { apiKey }).buildRequest(two, url);
    const answer = await post(new Request(request, { signal: controller.signal }));
    expect([answer.status, told, problems[0]?.message]).toEqual([
      500,
      true,
      "till sales: the sender hung up before the handler sales of item 1 of 2 was done",
    ]);
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
  ["GET", 405, "expected the method POST but received GET"],
  ["HEAD", 405, ""],
  ["OPTIONS", 204, ""],
])("%s is answered with %i", async (method, status, text) => {
  const answer = await till().post(new Request(url, { method }));
  expect([answer.status, await answer.text(), answer.headers.get("allow")]).toEqual([status, text, "POST, OPTIONS"]);
});

test("a body that was read before is an error that names the fix", async () => {
  const request = await sender(tillTable, { apiKey }).buildRequest(two, url);
  await request.text();
  await expect(till().post(request)).rejects.toMatchObject({
    name: "BodyReadError",
    message: expect.stringContaining("mount this handler before whatever parses bodies") as string,
  });
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

describe("acknowledging everything", () => {
  test("answers as if all were stored, and says that nothing is", async () => {
    const problems: unknown[] = [];
    const handle = acknowledgeAll(tillTable, { onProblem: (problem) => problems.push(problem) });
    const { buildRequest } = sender(tillTable, { apiKey: "any other key" });
    const answers = [
      await handle(await buildRequest(two, url)),
      await handle(await buildRequest({ note: "a" }, url, { webhook: "notes" })),
    ];
    expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(["till", "tillnotes"]);
    expect(problems).toMatchObject([
      { code: "discarded", message: "till sales: acknowledged what nobody stored" },
      { code: "discarded", message: "till notes: acknowledged what nobody stored" },
    ]);
  });

  test("still refuses what is no post", async () => {
    const handle = acknowledgeAll(tillTable);
    expect((await handle(new Request(url))).status).toBe(405);
    expect((await handle(new Request(url, { method: "POST", body: "x" }))).status).toBe(400);
  });
});

interface Till {
  readonly post: (request: Request) => Promise<Response>;
  readonly events: string[];
  readonly archived: Archived[];
  readonly problems: Incident[];
}

function till(options: object = {}): Till {
  const events: string[] = [];
  const archived: Archived[] = [];
  const problems: Incident[] = [];
  const post = webhook(
    tillTable,
    optionsOf({
      apiKey,
      now: () => Date.UTC(2024, 0, 1),
      archive: (given: Archived) => {
        archived.push(given);
        const { webhook: name, version, receivedAt, xml } = given;
        events.push(`archive ${name} ${version} ${receivedAt.toISOString()} ${new TextDecoder().decode(xml)}`);
      },
      sales: ({ id, total, buyer }: Sales["sales"][number], { index, count, version }: WebhookContext) =>
        void events.push(`sale ${id} ${total} ${buyer} (${index + 1} of ${count}, ${version})`),
      notes: ({ note }: { note: string }) => void events.push(`note ${note}`),
      onProblem: (problem: Incident) => problems.push(problem),
      ...options,
    }),
  );
  return { post, events, archived, problems };
}

function optionsOf(options: object): WebhookOptions {
  return options as WebhookOptions;
}

function inPieces(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, (at += size)));
    },
  });
}
