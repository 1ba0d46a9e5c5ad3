/** A request that nobody should send, made of a good one. */
export interface Attack {
  readonly name: string;
  readonly make: (good: Good) => Request | Promise<Request>;
  /** The statuses that it may be answered with. */
  readonly answer: RegExp;
}

/** The parts of a good request. */
export interface Good {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Where the credentials stand in the URL or the headers, and what they are. */
  readonly secret: string;
}

/** Nothing that a caller sends is a failure of the server. */
export const refused: RegExp = /^4\d\d$/;

/** Some of what callers send is harmless. */
export const refusedOrServed: RegExp = /^(?:4\d\d|200)$/;

/** A request of parts, some of which are replaced. */
export function requestOf(good: Good, changes: Partial<Good> & { stream?: ReadableStream<Uint8Array> } = {}): Request {
  const { method, url, headers, body } = { ...good, ...changes };
  const content = changes.stream ?? body;
  return new Request(url, {
    method,
    headers,
    ...(content !== undefined && method !== "GET" && method !== "HEAD" && { body: content, duplex: "half" }),
  } as RequestInit);
}

/** A request with other fields in its query. */
export function withQuery(good: Good, change: (query: URLSearchParams) => void): Request {
  const url = new URL(good.url);
  change(url.searchParams);
  return requestOf(good, { url: url.href });
}

/** Names that every object has. */
export const names: readonly string[] = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "prototype",
  "valueOf",
];
