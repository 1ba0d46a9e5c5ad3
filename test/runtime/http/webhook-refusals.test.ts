import { sender } from "@tagsmith/runtime/webhook";
import { describe, expect, test } from "vitest";
import { rc4 } from "../../../runtime/src/http/crypto/rc4.js";
import { encodeFormBytes } from "../../../runtime/src/http/steps.js";
import { serialize } from "../../../runtime/src/writer/serialize.js";
import { salesTable, tillTable } from "./webhook-tables.js";
import { apiKey, till, two, url } from "./webhook-till.js";

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
