import { request as ask } from "node:http";
import { type Socket, connect } from "node:net";
import { type Handler, listen } from "@tagsmith/runtime/node";
import { afterEach, describe, expect, test } from "vitest";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serving(handler: Handler): Promise<{ url: string; port: number }> {
  const server = await listen(handler);
  closing.push(server.close);
  return server;
}

describe("a request", () => {
  test("comes with its method, whole URL, headers and body", async () => {
    const { url, port } = await serving(async (request) =>
      Response.json([request.method, request.url, request.headers.get("x-a"), await request.text()]),
    );
    const headers = { "x-a": "1, 2" };
    const answer = await fetch(`${url}/a%20b?c=%2B&c`, { method: "PUT", body: "ä", headers });
    expect(await answer.json()).toEqual(["PUT", `http://127.0.0.1:${port}/a%20b?c=%2B&c`, "1, 2", "ä"]);
  });

  test("without a body has none", async () => {
    const { url } = await serving((request) => Response.json(request.body === null));
    const answers = [await fetch(url), await fetch(url, { method: "POST" })];
    expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([true, true]);
  });

  test("is aborted when its caller hangs up", async () => {
    const aborted = deferred();
    const { url } = await serving(({ signal }) => {
      signal.addEventListener("abort", () => aborted.resolve(signal.reason));
      setTimeout(() => controller.abort(), 20);
      return new Promise(() => {});
    });
    const controller = new AbortController();
    await expect(fetch(url, { signal: controller.signal })).rejects.toThrow();
    expect(await aborted.promise).toMatchObject({ message: "the caller hung up" });
  });

  test("whose caller hangs up has a body that fails", async () => {
    const failed = deferred();
    const { port } = await serving(async (request) => {
      await request.text().catch(failed.resolve);
      return new Response();
    });
    const socket = await open(port);
    socket.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
    setTimeout(() => socket.destroy(), 20);
    expect(await failed.promise).toMatchObject({ message: "the caller hung up before all of the body was there" });
  });

  test.each([
    "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: \r\n\r\n",
    "GET / HTTP/1.1\r\nHost: :99999\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: user:word@a\r\n\r\n",
    "GET http://[::/ HTTP/1.1\r\nHost: a\r\n\r\n",
    "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n",
  ])("that the Fetch standard does not know is refused, and no failure of ours: %j", async (bytes) => {
    const errors: unknown[] = [];
    const server = await listen(() => new Response(), { onError: (error) => errors.push(error) });
    closing.push(server.close);
    const socket = await open(server.port);
    const answer = new Promise<string>((resolve) => socket.once("data", (data) => resolve(String(data))));
    socket.write(bytes);
    expect(await answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(errors).toEqual([]);
    socket.destroy();
  });

  test("is read no faster than its handler reads", async () => {
    let sent = 0;
    const { port } = await serving(async (request) => {
      const reader = (request.body as ReadableStream<Uint8Array>).getReader();
      await reader.read();
      await new Promise((resolve) => setTimeout(resolve, 200));
      const before = sent;
      return new Response(String(before));
    });
    const size = 200_000_000;
    const answer = await new Promise<string>((resolve, reject) => {
      const request = ask({ port, host: "127.0.0.1", method: "POST", headers: { "content-length": size } });
      const more = (): void => {
        while (sent < size && request.write(Buffer.alloc(65_536))) sent += 65_536;
      };
      request.on("drain", more).on("error", reject);
      request.on("response", (response) => {
        let text = "";
        response
          .on("data", (bytes: Buffer) => (text += bytes.toString()))
          .on("end", () => {
            resolve(text);
            request.destroy();
          });
      });
      more();
    });
    // What fits into the buffers of the connection and of the stream.
    expect(Number(answer)).toBeLessThan(30_000_000);
  });
});

describe("a response", () => {
  test("is sent with its status, headers and cookies", async () => {
    const { url } = await serving(
      () =>
        new Response("a", {
          status: 207,
          headers: [
            ["x-b", "1"],
            ["set-cookie", "c=1"],
            ["set-cookie", "d=2"],
          ],
        }),
    );
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get("x-b"), answer.headers.getSetCookie()]).toEqual([
      207,
      "1",
      ["c=1", "d=2"],
    ]);
  });

  test("that breaks off does not look whole", async () => {
    const { url } = await serving(() => {
      let given = false;
      return new Response(
        new ReadableStream({
          pull: (controller) => {
            if (given) controller.error(new Error("no more"));
            else controller.enqueue(new TextEncoder().encode("begin"));
            given = true;
          },
        }),
      );
    });
    await expect(fetch(url).then((answer) => answer.text())).rejects.toThrow();
  });

  test("is given up when its caller hangs up", async () => {
    const cancelled = deferred();
    const { port } = await serving(
      () =>
        new Response(
          new ReadableStream({
            pull: (controller) => controller.enqueue(new Uint8Array(65_536)),
            cancel: cancelled.resolve,
          }),
        ),
    );
    const socket = await open(port);
    socket.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    socket.once("data", () => socket.destroy());
    expect(await cancelled.promise).toMatchObject({ message: "the caller hung up" });
  });

  test("reaches a caller that is still sending", async () => {
    const { url } = await serving(() => new Response("too much", { status: 413 }));
    const answer = await fetch(url, { method: "POST", body: new Uint8Array(5_000_000) });
    expect([answer.status, await answer.text()]).toEqual([413, "too much"]);
  });
});

test("a handler that throws is a 500 with fixed words, and who wants to know is told why", async () => {
  const told: unknown[] = [];
  const server = await listen(() => Promise.reject(new Error("CANARY")), { onError: (error) => told.push(error) });
  closing.push(server.close);
  const answer = await fetch(server.url);
  expect([answer.status, await answer.text(), told]).toEqual([
    500,
    "the request could not be served",
    [new Error("CANARY")],
  ]);
});

test("the server goes on after a request that is none of the Fetch standard", async () => {
  const { url, port } = await serving(() => new Response("a"));
  const socket = await open(port);
  socket.write("TRACE / HTTP/1.1\r\nHost: a\r\n\r\n");
  const answer = await new Promise<string>((resolve) => void socket.once("data", (bytes) => resolve(String(bytes))));
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  socket.destroy();
  expect((await fetch(url)).status).toBe(200);
});

test("closing waits for what is going on, but not for ever", async () => {
  const server = await listen(() => new Promise((resolve) => setTimeout(() => resolve(new Response("late")), 100)));
  const answer = fetch(server.url).then((response) => response.text());
  await new Promise((resolve) => setTimeout(resolve, 30));
  await server.close();
  expect(await answer).toBe("late");
  const stuck = await listen(() => new Promise(() => {}), { graceMilliseconds: 50 });
  const never = fetch(stuck.url);
  never.catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 30));
  await stuck.close();
  await expect(never).rejects.toThrow();
});

test("a port that is taken is said", async () => {
  const { port } = await serving(() => new Response());
  await expect(listen(() => new Response(), { port })).rejects.toMatchObject({ code: "EADDRINUSE" });
});

function open(port: number): Promise<Socket> {
  return new Promise((resolve) => {
    const socket: Socket = connect(port, "127.0.0.1", () => resolve(socket));
    socket.on("error", () => {});
  });
}

function deferred(): { promise: Promise<unknown>; resolve: (value: unknown) => void } {
  let resolve: (value: unknown) => void = () => {};
  const promise = new Promise<unknown>((done) => (resolve = done));
  return { promise, resolve };
}
