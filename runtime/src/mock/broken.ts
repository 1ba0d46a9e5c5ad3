/** What a mock can be told to do wrong. `slow`: it answers late; `cut`: a part of the answer comes; `bad-xml`: a whole answer that is cut XML. */
export type Breakage = "500" | "slow" | "cut" | "bad-xml" | "429";

/** Breaks a good answer. */
export async function breakAnswer(
  breakage: Breakage,
  answer: Response,
  { slowMilliseconds, signal }: { readonly slowMilliseconds: number; readonly signal: AbortSignal },
): Promise<Response> {
  switch (breakage) {
    case "500":
      return plain(500, "internal error");
    case "429":
      return plain(429, "too many requests", { "retry-after": "1" });
    case "slow":
      await wait(slowMilliseconds, signal);
      signal.throwIfAborted();
      return answer;
    case "cut":
      return cut(answer, await bytesOf(answer));
    case "bad-xml": {
      const bytes = await bytesOf(answer);
      const end = bytes.lastIndexOf(0x3c);
      return withBody(answer, bytes.slice(0, end < 0 ? bytes.length : end));
    }
  }
}

/** As much as the header says will never come. */
function cut(answer: Response, bytes: Uint8Array<ArrayBuffer>): Response {
  let isGiven = false;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (isGiven) controller.error(new Error("the connection was cut"));
      else controller.enqueue(bytes.slice(0, bytes.length >> 1));
      isGiven = true;
    },
  });
  const headers = new Headers(answer.headers);
  headers.set("content-length", String(bytes.length));
  return new Response(body, { status: answer.status, headers });
}

function withBody(answer: Response, bytes: Uint8Array<ArrayBuffer>): Response {
  const headers = new Headers(answer.headers);
  headers.set("content-length", String(bytes.length));
  return new Response(bytes, { status: answer.status, headers });
}

async function bytesOf(answer: Response): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await answer.arrayBuffer());
}

function plain(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(text, { status, headers: { "content-type": "text/plain; charset=utf-8", ...headers } });
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
