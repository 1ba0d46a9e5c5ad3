import { charsetIn } from "../charset.js";

/** A `fetch` that hands over the bytes of each answer once all of them have passed; what that throws harms no answer. */
export function collecting(
  onWhole: (bytes: Uint8Array, charset: string | undefined) => void,
  onError: (error: unknown) => void,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const response = await fetch(request);
    if (response.body === null) return response;
    const chunks: Uint8Array[] = [];
    const passing = new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        chunks.push(chunk);
        controller.enqueue(chunk);
      },
      flush: () => {
        try {
          onWhole(Buffer.concat(chunks), charsetIn(response.headers.get("content-type")));
        } catch (error) {
          onError(error);
        }
      },
    });
    const { status, statusText, headers } = response;
    return new Response(response.body.pipeThrough(passing), { status, statusText, headers });
  };
}
