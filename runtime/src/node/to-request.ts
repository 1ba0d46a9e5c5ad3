import type { IncomingMessage, ServerResponse } from "node:http";
import { Refusal } from "../http/endpoint/refusal.js";
import { BodyReadError } from "../http/errors/body-read-error.js";

/** A request of node:http, with what Express and others add to it. */
export type NodeRequest = IncomingMessage & {
  /** Where Express keeps the URL that a router shortens. */
  readonly originalUrl?: string;
  /** Whatever some parser made of the body. */
  readonly body?: unknown;
  /** Where some hosts keep the bytes of the body. */
  readonly rawBody?: unknown;
};

/**
 * The request of the Fetch standard that a request of node:http is. Its body streams; its signal is aborted when the caller
 * hangs up before the response is sent.
 *
 * @throws BodyReadError where something else has read the body and kept no bytes of it, and Refusal where it is no request
 * of the Fetch standard: without a host that is one, for instance
 */
export function toRequest(message: NodeRequest, response?: ServerResponse): Request {
  const { method = "GET" } = message;
  const body = method === "GET" || method === "HEAD" ? undefined : bodyOf(message);
  const signal = response && signalOf(response);
  try {
    return new Request(urlOf(message), {
      method,
      headers: headersOf(message),
      ...(signal && { signal }),
      // A body that streams goes one way: https://fetch.spec.whatwg.org/#dom-requestinit-duplex
      ...(body && { body, duplex: "half" }),
    } as RequestInit);
  } catch {
    throw new Refusal(400, "expected a request with a host, a path and a usual method");
  }
}

function urlOf({ headers, socket, originalUrl, url = "/" }: NodeRequest): string {
  const scheme = "encrypted" in socket && socket.encrypted === true ? "https" : "http";
  const path = originalUrl ?? url;
  const base = `${scheme}://${headers.host ?? "localhost"}`;
  // A proxy is asked for a whole URL: https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2
  return new URL(path.startsWith("/") ? `${base}${path}` : path, base).href;
}

function headersOf({ rawHeaders }: NodeRequest): Headers {
  const headers = new Headers();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const [name = "", value = ""] = rawHeaders.slice(index, index + 2);
    // Names that begin with a colon are those of HTTP/2 itself.
    if (!name.startsWith(":")) headers.append(name, value);
  }
  return headers;
}

function signalOf(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) controller.abort(new Error("the caller hung up"));
  });
  return controller.signal;
}

function bodyOf(message: NodeRequest): Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | undefined {
  const kept = [message.rawBody, message.body].find((body) => body instanceof Uint8Array);
  if (kept) return Uint8Array.from(kept);
  const length = message.headers["content-length"];
  if (message.headers["transfer-encoding"] === undefined && (length === undefined || length === "0")) return undefined;
  if (message.readableDidRead || message.readableEnded) throw new BodyReadError();
  return streamOf(message);
}

function streamOf(message: IncomingMessage): ReadableStream<Uint8Array> {
  let forget = (): void => {};
  return new ReadableStream(
    {
      start: (controller) => {
        const take = (bytes: Uint8Array): void => {
          controller.enqueue(Uint8Array.from(bytes));
          if ((controller.desiredSize ?? 0) <= 0) message.pause();
        };
        const end = (): void => {
          forget();
          controller.close();
        };
        const fail = (): void => {
          forget();
          controller.error(new Error("the caller hung up before all of the body was there"));
        };
        forget = (): void => {
          message.off("data", take).off("end", end).off("error", fail).off("close", fail);
          // An error that nobody waits for would end the process.
          message.on("error", () => {});
        };
        message.on("data", take).on("end", end).on("error", fail).on("close", fail);
        message.pause();
      },
      pull: () => void message.resume(),
      // The connection lives on for the response; see `drain`.
      cancel: () => {
        forget();
        message.pause();
      },
    },
    { highWaterMark: 262_144, size: ({ length }) => length },
  );
}
