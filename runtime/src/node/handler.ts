import type { ServerResponse } from "node:http";
import { Refusal, textAnswer } from "../http/endpoint/refusal.js";
import { BodyReadError } from "../http/errors/body-read-error.js";
import { drain, sendResponse } from "./send-response.js";
import { type NodeRequest, toRequest } from "./to-request.js";

/** From a request to its answer, as endpoints, webhooks and mocks are. */
export type Handler = (request: Request) => Response | Promise<Response>;

export interface HandlerOptions {
  /** Told of what a handler throws, where no framework is. The caller gets a 500 with fixed words. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** The request of Fastify around that of node:http. */
export interface WrappedRequest {
  readonly raw: NodeRequest;
  readonly body?: unknown;
}

/** The reply of Fastify around the response of node:http. */
export interface WrappedResponse {
  readonly raw: ServerResponse;
  /** Tells Fastify that somebody else sends the response. */
  readonly hijack: () => unknown;
}

/**
 * A handler for node:http, as middleware or route of Express, and as route of Fastify. It needs the bytes of the body: mount
 * it before whatever parses bodies, or let that keep them, as `express.raw({ type: () => true })` does.
 */
export function nodeHandler(
  handler: Handler,
  { onError }: HandlerOptions = {},
): (
  request: NodeRequest | WrappedRequest,
  response: ServerResponse | WrappedResponse,
  next?: (error?: unknown) => void,
) => Promise<void> {
  return async (request, response, next) => {
    const isWrapped = "raw" in request && "raw" in response;
    const message = isWrapped ? withBody(request) : (request as NodeRequest);
    const to = isWrapped ? response.raw : (response as ServerResponse);
    try {
      const made = toRequest(message, to);
      if (isWrapped) response.hijack();
      await sendResponse(await handler(made), to);
    } catch (error) {
      if (error instanceof Refusal && !to.headersSent) {
        if (isWrapped) response.hijack();
        await sendResponse(textAnswer(error.status, error.text, error.headers), to);
        return;
      }
      if (isWrapped && !to.headersSent && error instanceof BodyReadError) throw error;
      if (next && !to.headersSent) next(error);
      else {
        onError?.(error);
        fail(to, error);
      }
    } finally {
      if (to.headersSent) drain(message);
    }
  };
}

/** What Fastify's parsers made of the body stands beside the message. */
function withBody({ raw, body }: WrappedRequest): NodeRequest {
  return body instanceof Uint8Array ? Object.assign(raw, { body }) : raw;
}

function fail(to: ServerResponse, error: unknown): void {
  if (to.headersSent) {
    to.destroy();
    return;
  }
  // That error speaks to the developer and holds nothing of the request.
  const text = error instanceof BodyReadError ? error.message : "the request could not be served";
  to.writeHead(500, { "content-type": "text/plain; charset=utf-8" }).end(text);
}
