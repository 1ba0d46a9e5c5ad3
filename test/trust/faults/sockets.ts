import { connect } from "node:net";
import { listen } from "@tagsmith/runtime/node";
import type { Attacked } from "./endpoints.js";
import type { Watch } from "./watch.js";

interface Raw {
  readonly name: string;
  readonly send: string | Uint8Array;
  /** What the answer begins with; nothing: the connection is closed, or nothing comes as long as we wait. */
  readonly answer: RegExp;
}

const served = /^HTTP\/1\.1 200/;
const refused = /^HTTP\/1\.1 4\d\d/;
const refusedOrClosed = /^(?:HTTP\/1\.1 4\d\d|$)/;
const host = "Host: store.example\r\n";

/** What no client sends by itself. */
const attacks: readonly Raw[] = [
  { name: "nothing wrong", send: `GET / HTTP/1.1\r\n${host}\r\n`, answer: served },
  { name: "no HTTP", send: "hello\r\n\r\n", answer: refusedOrClosed },
  {
    name: "noise",
    send: Uint8Array.from({ length: 1_000 }, (_, index) => (index * 7_919) % 256),
    answer: refusedOrClosed,
  },
  { name: "a host that is none", send: "GET / HTTP/1.1\r\nHost: a b c\r\n\r\n", answer: refused },
  { name: "an empty host", send: "GET / HTTP/1.1\r\nHost: \r\n\r\n", answer: /^HTTP\/1\.1 [24]/ },
  { name: "a host that is a port", send: "GET / HTTP/1.1\r\nHost: :99999\r\n\r\n", answer: refused },
  { name: "a host with a user name", send: "GET / HTTP/1.1\r\nHost: user:word@store.example\r\n\r\n", answer: refused },
  { name: "two hosts", send: `GET / HTTP/1.1\r\n${host}Host: b\r\n\r\n`, answer: /^HTTP\/1\.1 [24]/ },
  { name: "no host", send: "GET / HTTP/1.1\r\n\r\n", answer: /^HTTP\/1\.1 [24]/ },
  { name: "a path of two slashes", send: `GET // HTTP/1.1\r\n${host}\r\n`, answer: /^HTTP\/1\.1 [24]/ },
  { name: "a whole URL", send: `GET http://other.example/x HTTP/1.1\r\n${host}\r\n`, answer: /^HTTP\/1\.1 [24]/ },
  { name: "a whole URL that is none", send: `GET http://[::/ HTTP/1.1\r\n${host}\r\n`, answer: refused },
  {
    name: "a whole URL with a user name",
    send: `GET http://user:word@store.example/ HTTP/1.1\r\n${host}\r\n`,
    answer: refused,
  },
  {
    name: "a URL of another scheme",
    send: `GET file:///etc/passwd HTTP/1.1\r\n${host}\r\n`,
    answer: /^HTTP\/1\.1 [24]/,
  },
  { name: "an asterisk for a path", send: `OPTIONS * HTTP/1.1\r\n${host}\r\n`, answer: /^HTTP\/1\.1 [24]/ },
  { name: "TRACE", send: `TRACE / HTTP/1.1\r\n${host}\r\n`, answer: refused },
  {
    name: "CONNECT",
    send: "CONNECT store.example:443 HTTP/1.1\r\nHost: store.example:443\r\n\r\n",
    answer: refusedOrClosed,
  },
  { name: "a method that nobody knows", send: `BREW / HTTP/1.1\r\n${host}\r\n`, answer: refusedOrClosed },
  {
    name: "an upgrade",
    send: `GET / HTTP/1.1\r\n${host}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    answer: /^HTTP\/1\.1 [24]/,
  },
  { name: "HTTP/2", send: "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", answer: refusedOrClosed },
  {
    name: "headers of 100 kB",
    send: `GET / HTTP/1.1\r\n${host}X: ${"x".repeat(100_000)}\r\n\r\n`,
    answer: refusedOrClosed,
  },
  {
    name: "100,000 headers",
    send: `GET / HTTP/1.1\r\n${host}${"X: y\r\n".repeat(100_000)}\r\n`,
    answer: refusedOrClosed,
  },
  { name: "a header with a NUL", send: `GET / HTTP/1.1\r\n${host}X: a\0b\r\n\r\n`, answer: refusedOrClosed },
  {
    name: "a header over two lines",
    send: `GET / HTTP/1.1\r\n${host}X: a\r\n b\r\n\r\n`,
    answer: /^(?:HTTP\/1\.1 [24]|$)/,
  },
  {
    name: "a length and chunks",
    send: `POST / HTTP/1.1\r\n${host}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\n${host}\r\n`,
    answer: refusedOrClosed,
  },
  {
    name: "two lengths",
    send: `POST / HTTP/1.1\r\n${host}Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde`,
    answer: refusedOrClosed,
  },
  {
    name: "a length that is none",
    send: `POST / HTTP/1.1\r\n${host}Content-Length: -1\r\n\r\n`,
    answer: refusedOrClosed,
  },
  {
    name: "a chunk of a size that is none",
    send: `POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
    answer: refusedOrClosed,
  },
  {
    name: "a chunk beyond all sizes",
    send: `POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\na`,
    answer: refusedOrClosed,
  },
  { name: "half of a header", send: "GET / HTTP/1.1\r\nHos", answer: /^$/ },
  {
    name: "half of a body",
    send: `POST / HTTP/1.1\r\n${host}Content-Length: 100\r\n\r\nabc`,
    answer: /^(?:HTTP\/1\.1 [24]|$)/,
  },
  {
    name: "a GET with a body",
    send: `GET / HTTP/1.1\r\n${host}Content-Length: 3\r\n\r\nabc`,
    answer: /^HTTP\/1\.1 [24]/,
  },
  { name: "a hundred requests at once", send: `GET / HTTP/1.1\r\n${host}\r\n`.repeat(100), answer: served },
];

/** Attacks the server of `@tagsmith/runtime/node` with bytes; after each it must serve others as before. */
export async function attackServer(watch: Watch): Promise<Attacked> {
  const failures: string[] = [];
  const server = await listen(
    async (request) => {
      if (request.url.includes("smuggled")) failures.push("a smuggled request was served");
      await request.text();
      return new Response("fine");
    },
    { onError: (error) => watch.see("server", error) },
  );
  try {
    for (const { name, send, answer } of attacks) {
      const text = await exchange(server.port, send);
      if (!answer.test(text))
        failures.push(`server, ${name}: expected ${answer.source} but received ${JSON.stringify(text.slice(0, 80))}`);
      const alive = await exchange(server.port, `GET / HTTP/1.1\r\n${host}\r\n`);
      if (!served.test(alive)) failures.push(`server, ${name}: it does not serve any more`);
    }
  } finally {
    await server.close();
  }
  return { attacks: attacks.length, failures };
}

/** Sends bytes and gives what comes within a moment. */
function exchange(port: number, bytes: string | Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    const end = (): void => {
      socket.destroy();
      resolve(text);
    };
    const timer = setTimeout(end, 1_500);
    socket.on("data", (data) => {
      text += data.toString("latin1");
      clearTimeout(timer);
      setTimeout(end, 20);
    });
    socket.on("error", () => {}).on("close", end);
  });
}
