import { type AddressInfo, type Socket, createServer } from "node:net";

/** A request as it came over the wire. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly head: string;
  readonly body: Buffer;
  readonly socket: Socket;
}

/** A server of bytes, which can do all that one of requests and answers would not. */
export interface Wire {
  readonly origin: string;
  readonly close: () => void;
}

/** Listens at this computer, and hands over each request as soon as all of it came. */
export async function openWire(answer: (asked: Asked) => void): Promise<Wire> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => {});
    let held = Buffer.alloc(0);
    socket.on("data", (bytes) => {
      held = Buffer.concat([held, bytes]);
      for (let asked = take(socket, held); asked; asked = take(socket, held)) {
        held = held.subarray(asked.length);
        answer(asked.request);
      }
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

function take(socket: Socket, bytes: Buffer): { request: Asked; length: number } | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const head = bytes.subarray(0, end).toString("latin1");
  const size = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
  const length = end + 4 + size;
  if (bytes.length < length) return undefined;
  const [method = "", path = ""] = head.split(" ", 2);
  return { request: { method, path, head, body: bytes.subarray(end + 4, length), socket }, length };
}

/** Answers as a good server would. */
export function reply(
  socket: Socket,
  body: string | Uint8Array,
  headers: readonly string[] = ["content-type: text/xml; charset=utf-8"],
  status = "200 OK",
): void {
  const bytes = Buffer.from(body as Uint8Array);
  socket.write(`HTTP/1.1 ${[status, ...headers, `content-length: ${bytes.length}`].join("\r\n")}\r\n\r\n`);
  socket.write(bytes);
}

/** Sends bytes as they are. */
export function raw(socket: Socket, text: string | Uint8Array): void {
  socket.write(text);
}

/** Sends something again and again, until the other side has had enough. */
export function drip(socket: Socket, milliseconds: number, next: () => string | Uint8Array): void {
  const timer = setInterval(() => {
    if (socket.destroyed) clearInterval(timer);
    else socket.write(next());
  }, milliseconds);
  socket.on("close", () => clearInterval(timer));
}
