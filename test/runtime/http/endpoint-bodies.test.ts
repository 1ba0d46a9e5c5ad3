import { endpoint } from "@tagsmith/runtime/endpoint";
import { describe, expect, test } from "vitest";
import { depotTable } from "./endpoint-tables.js";
import { credentials, depot, optionsOf } from "./depot.js";

describe("a body", () => {
  const url = `https://store.example/?${credentials}&action=shipped&order_number=A-7`;
  const post = (body?: BodyInit, headers: Record<string, string> = {}): RequestInit => ({
    method: "POST",
    headers: { "content-type": "application/xml", ...headers },
    ...(body !== undefined && { body }),
  });

  test("is read as a document and handed over with the parameters", async () => {
    const { ask, shipped } = depot();
    const answer = await ask(url, post("<Shipment><Weight>3</Weight><ID>A-7</ID></Shipment>"));
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
    expect(shipped).toEqual([{ orderNumber: "A-7", shipment: { id: "A-7", weight: 3 } }]);
  });

  test("may hold what nobody knows, which is told", async () => {
    const { ask, incidents } = depot();
    await ask(url, post("<Shipment><ID>A-7</ID><Weight>3</Weight><New/></Shipment>"));
    expect(incidents.map(({ code, message }) => `${code} ${message}`)).toEqual([
      "unknown 1:41 /Shipment/New: expected an element of Shipment but received the element New, which is kept",
    ]);
  });

  test("may be empty where the operation says so: then the query is all that is told", async () => {
    const { ask, shipped } = depot();
    expect((await ask(url, post())).status).toBe(200);
    expect(shipped).toEqual([{ orderNumber: "A-7", shipment: undefined }]);
  });

  test("is read in the charset of its content type", async () => {
    const body = Uint8Array.from([
      ...new TextEncoder().encode("<Shipment><Weight>3</Weight><ID>"),
      0xe9,
      ...new TextEncoder().encode("</ID></Shipment>"),
    ]);
    const { ask, shipped } = depot();
    await ask(url, post(body, { "content-type": "text/xml; charset=iso-8859-1" }));
    expect(shipped[0]?.shipment?.id).toBe("é");
  });

  test.each([
    [
      "is wrong",
      "<Shipment><ID>A-7</ID><Weight>3kg</Weight></Shipment>",
      {},
      400,
      '1:31 /Shipment/Weight: expected a whole number but received "3kg"',
    ],
    [
      "is cut",
      "<Shipment><ID>A-7</ID>",
      {},
      400,
      "1:23 /Shipment: expected the end tag </Shipment> but received the end of the document",
    ],
    [
      "declares a doctype",
      "<!DOCTYPE Shipment [<!ENTITY a 'b'>]><Shipment/>",
      {},
      400,
      "1:1: expected a document without a DOCTYPE but received a DOCTYPE",
    ],
    ["is not as long as its header says", "<Shipment/>", { "content-length": "99" }, 400, "the body was cut"],
    ["is compressed", "x", { "content-encoding": "gzip" }, 415, "expected a body without content-encoding"],
    [
      "is larger than allowed",
      `<Shipment>${" ".repeat(100)}</Shipment>`,
      {},
      413,
      "expected a body of at most 100 bytes",
    ],
    [
      "says that it is larger than allowed",
      "<Shipment/>",
      { "content-length": "101" },
      413,
      "expected a body of at most 100 bytes",
    ],
  ])("that %s is refused", async (_, body, headers, status, text) => {
    const { ask, shipped } = depot({ options: { limits: { body: 100 } } });
    const answer = await ask(url, post(body, headers));
    expect([answer.status, await answer.text(), shipped]).toEqual([status, text, []]);
  });

  test("that stops coming is given up", async () => {
    const body = new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode("<Ship")) });
    const { ask } = depot({ options: { idleMilliseconds: 20 } });
    const answer = await ask(url, { ...post(body), duplex: "half" } as RequestInit);
    expect([answer.status, await answer.text()]).toEqual([408, "nothing of the body came for 20 ms"]);
  });

  test("that was read before is an error that names the fix", async () => {
    const request = new Request(url, post("<Shipment/>"));
    await request.text();
    await expect(endpoint(depotTable, optionsOf())(request)).rejects.toMatchObject({
      name: "BodyReadError",
      message:
        "depot: the body of the request was read before it came here, and its bytes are gone: mount this handler before whatever parses bodies, such as express.json(), express.urlencoded() or the parsers of Fastify, and read neither text() nor formData() of the request yourself",
    });
  });
});
