import type { Server } from "node:http";
import { type Handler, type HandlerOptions, nodeHandler } from "./handler.js";

export interface ListenOptions extends HandlerOptions {
  /** Default 0: one that is free. */
  readonly port?: number | undefined;
  /** Default `127.0.0.1`: only this computer. */
  readonly host?: string | undefined;
  /** How long `close` waits for what is going on. Default 5,000. */
  readonly graceMilliseconds?: number | undefined;
}

/** A server that listens. */
export interface Listening {
  /** `http://127.0.0.1:8080`, without a slash at its end. */
  readonly url: string;
  readonly port: number;
  /** Takes no new connections, and ends when what is going on is done, or its time is over. */
  readonly close: () => Promise<void>;
}

/** Serves a handler over node:http. */
export async function listen(handler: Handler, options: ListenOptions = {}): Promise<Listening> {
  const { port = 0, host = "127.0.0.1", graceMilliseconds = 5_000 } = options;
  const serve = nodeHandler(handler, { onError: options.onError });
  // Only here: a bundler makes one file of all, and where there is no Node it could not even be loaded.
  const { createServer } = await import("node:http");
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address();
  const taken = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${taken}`,
    port: taken,
    close: () => close(server, graceMilliseconds),
  };
}

async function close(server: Server, graceMilliseconds: number): Promise<void> {
  const last = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
  // One that is busy now is idle later, and its caller may keep it open for long.
  const often = setInterval(() => server.closeIdleConnections(), 20);
  await new Promise<void>((resolve) => void server.close(() => resolve()));
  clearTimeout(last);
  clearInterval(often);
}
