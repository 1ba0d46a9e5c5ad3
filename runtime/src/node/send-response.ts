import type { IncomingMessage, ServerResponse } from "node:http";

/** Sends a response of the Fetch standard over node:http, as fast as it is taken; done when all is on its way. */
export async function sendResponse(response: Response, to: ServerResponse): Promise<void> {
  to.statusCode = response.status;
  if (response.statusText !== "") to.statusMessage = response.statusText;
  for (const [name, value] of response.headers) if (name !== "set-cookie") to.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) to.setHeader("set-cookie", cookies);
  if (response.body) await pipe(response.body, to);
  if (!to.destroyed) await new Promise<void>((resolve) => void to.once("close", resolve).end(resolve));
}

/** What is left of a request's body is read and forgotten, so that its sender comes to read the answer; but not for ever. */
export function drain(message: IncomingMessage, limit = 16_777_216): void {
  if (message.readableEnded || message.destroyed) return;
  // Whoever read it so far would stop it as soon as his buffer is full.
  message.removeAllListeners("data");
  let length = 0;
  const timer = setTimeout(() => message.destroy(), 10_000).unref();
  message.on("error", () => {});
  message.on("data", (bytes: Uint8Array) => {
    length += bytes.length;
    if (length > limit) message.destroy();
  });
  message.once("close", () => clearTimeout(timer));
  message.resume();
}

async function pipe(body: ReadableStream<Uint8Array>, to: ServerResponse): Promise<void> {
  const reader = body.getReader();
  const stop = (): void => void reader.cancel(new Error("the caller hung up")).catch(() => {});
  to.once("close", stop);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || to.destroyed) return;
      if (!to.write(value)) await writable(to);
    }
  } catch {
    // What was sent so far must not look like a whole answer.
    to.destroy();
  } finally {
    to.off("close", stop);
  }
}

function writable(to: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      to.off("drain", go).off("close", go);
      resolve();
    };
    to.on("drain", go).on("close", go);
  });
}
