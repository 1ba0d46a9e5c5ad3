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
export const refusedOrServed: RegExp = /^(?:4\d\d|200)$/;
const unauthorized = /^401$/;

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

const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "prototype", "valueOf"];

/** What is tried with any request. */
export const anywhere: readonly Attack[] = [
  ...["PUT", "DELETE", "PATCH", "PROPFIND", "QUERY"].map((method): Attack => ({
    name: `the method ${method}`,
    make: (good) => requestOf(good, { method, body: undefined }),
    answer: /^405$/,
  })),
  {
    name: "the method OPTIONS",
    make: (good) => requestOf(good, { method: "OPTIONS", body: undefined }),
    answer: /^204$/,
  },
  {
    name: "names of prototypes as parameters",
    make: (good) => withQuery(good, (query) => names.forEach((name) => query.append(name, name))),
    answer: refusedOrServed,
  },
  {
    name: "100,000 parameters",
    make: (good) =>
      requestOf(good, { url: `${good.url}${good.url.includes("?") ? "&" : "?"}${"a=1&".repeat(100_000)}` }),
    answer: refusedOrServed,
  },
  {
    name: "escapes that are none",
    make: (good) => requestOf(good, { url: `${good.url}&x=%zz%&y=%c3&z=%ff%fe&%=%&=&&` }),
    answer: refusedOrServed,
  },
  {
    name: "a path that climbs",
    make: (good) => requestOf(good, { url: good.url.replace("/hook", "/..%2f..%2fetc/passwd%00") }),
    answer: refusedOrServed,
  },
  {
    name: "a long path",
    make: (good) => requestOf(good, { url: good.url.replace("/hook", `/${"a/".repeat(50_000)}`) }),
    answer: refusedOrServed,
  },
  {
    name: "headers of other machines",
    make: (good) =>
      requestOf(good, {
        headers: {
          ...good.headers,
          "x-forwarded-for": "127.0.0.1",
          "x-original-url": "/admin",
          "x-http-method-override": "DELETE",
        },
      }),
    answer: refusedOrServed,
  },
];

/** What is tried with credentials. */
export const credentials: readonly Attack[] = [
  { name: "no credentials", make: (good) => strip(good), answer: unauthorized },
  ...["", "x", "null", "undefined", "[object Object]", "*", "%", "' or ''='"].map((word): Attack => ({
    name: `the password ${JSON.stringify(word)}`,
    make: (good) => swap(good, word),
    answer: unauthorized,
  })),
  { name: "a password that is too short", make: (good) => swap(good, good.secret.slice(0, -1)), answer: unauthorized },
  { name: "a password that is too long", make: (good) => swap(good, `${good.secret}x`), answer: unauthorized },
  { name: "a password with a NUL at its end", make: (good) => swap(good, `${good.secret}\0`), answer: unauthorized },
  { name: "a password in other letters", make: (good) => swap(good, good.secret.toLowerCase()), answer: unauthorized },
  {
    name: "a password of another normal form",
    make: (good) => swap(good, good.secret.normalize("NFD")),
    answer: unauthorized,
  },
  {
    name: "two passwords",
    make: (good) => withQuery(good, (query) => passwordsOf(good, query).forEach((name) => query.append(name, "x"))),
    answer: unauthorized,
  },
  ...[
    "Basic",
    "Basic ",
    "Basic !!!!",
    "Basic OnBhc3N3b3Jk",
    "Basic Og==",
    "Basic bm8tY29sb24=",
    "Bearer x",
    "Basic a b c",
    `Basic ${"A".repeat(100_000)}`,
    "Digest username=x",
  ].map((header): Attack => ({
    name: `Authorization: ${header.slice(0, 30)}`,
    make: (good) => requestOf({ ...good, url: strip(good).url, headers: { ...good.headers, authorization: header } }),
    answer: unauthorized,
  })),
  {
    name: "credentials of which one is empty",
    make: (good) =>
      withQuery(good, (query) =>
        [...query.keys()].filter((name) => /user/i.test(name)).forEach((name) => query.set(name, "")),
      ),
    answer: unauthorized,
  },
];

/** What is tried with a body; `document` is its XML. */
export function bodies(
  wrap: (xml: string | Uint8Array) => { body: Uint8Array; headers: Record<string, string> },
  document: string,
): Attack[] {
  const send = (name: string, xml: string | Uint8Array, answer = refused): Attack => ({
    name: `a body of ${name}`,
    make: (good) => {
      const { body, headers } = wrap(xml);
      return new Request(good.url, {
        method: "POST",
        headers: { ...good.headers, ...headers },
        body: Uint8Array.from(body),
      });
    },
    answer,
  });
  const root = /<([A-Za-z_][\w.-]*)/.exec(document.replace(/<\?[^>]*>/, ""))?.[1] ?? "a";
  const content = document.replace(/^<\?[^>]*>\s*/, "");
  return [
    send("white space", " \n"),
    send("words", "hello"),
    send("JSON", '{"__proto__":{"a":1}}'),
    send("a page", "<html><body>x</body></html>"),
    send("another root", "<other/>"),
    send("two documents", document + content),
    send(
      "a DOCTYPE with an entity",
      `<!DOCTYPE ${root} [<!ENTITY x SYSTEM "file:///etc/passwd">]>${content.replace("><", ">&x;<")}`,
    ),
    send(
      "a billion laughs",
      `<!DOCTYPE ${root} [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><${root}>&c;</${root}>`,
    ),
    send("a DTD elsewhere", `<!DOCTYPE ${root} SYSTEM "http://127.0.0.1:1/x.dtd" [%x;]><${root}/>`),
    send("depth 100,000", `<${root}>${"<a>".repeat(100_000)}`),
    send("80,000 attributes", `<${root} ${Array.from({ length: 80_000 }, (_, index) => `a${index}="u"`).join(" ")}/>`),
    send("an attribute twice", `<${root} a="1" a="2"/>`),
    send("control characters", content.replace("><", ">\u0001<")),
    send("a NUL", content.replace("><", ">\0<")),
    send("U+FFFE", content.replace("><", ">\uFFFE<")),
    send(
      "bytes that are not UTF-8",
      Buffer.concat([
        Buffer.from(content.slice(0, content.indexOf("><") + 1)),
        Buffer.from([0xc3, 0x28, 0xff]),
        Buffer.from(content.slice(content.indexOf("><") + 1)),
      ]),
    ),
    send(
      "overlong UTF-8",
      Buffer.concat([Buffer.from(`<${root}>`), Buffer.from([0xc0, 0xbc]), Buffer.from(`</${root}>`)]),
    ),
    // Its first bytes say what it is, https://www.w3.org/TR/xml/#sec-guessing; a signature of text does not fit bytes that are no UTF-8.
    send("UTF-16 without a mark", Buffer.from(content, "utf16le"), refusedOrServed),
    send("an encoding that nobody knows", `<?xml version="1.0" encoding="x-klingon"?>${content}`),
    send("XML 1.1", `<?xml version="1.1"?>${content}`),
    send(
      "names of prototypes",
      `<${root}>${names.map((name) => `<${name}>1</${name}>`).join("")}</${root}>`,
      refusedOrServed,
    ),
    ...[0.1, 0.3, 0.5, 0.7, 0.9, 0.99].map((part) =>
      send(`the first ${part * 100} %`, document.slice(0, Math.floor(document.length * part)).trimEnd()),
    ),
    {
      name: "a body in gzip",
      make: (good) =>
        requestOf({
          ...good,
          headers: { ...good.headers, ...wrap(document).headers, "content-encoding": "gzip" },
          body: "x",
          method: "POST",
        }),
      answer: /^415$/,
    },
    {
      name: "a body that is too large",
      make: (good) =>
        requestOf({
          ...good,
          headers: { ...good.headers, ...wrap(document).headers },
          body: "x".repeat(3_000_000),
          method: "POST",
        }),
      answer: /^413$|^400$/,
    },
    {
      name: "a body that says to be too large",
      make: (good) =>
        requestOf({
          ...good,
          headers: { ...good.headers, ...wrap(document).headers, "content-length": "99999999999" },
          body: "x",
          method: "POST",
        }),
      answer: /^413$/,
    },
    {
      name: "a body that says to be longer",
      make: (good) => {
        const { body, headers } = wrap(document);
        const length = { "content-length": String(body.length + 1) };
        return new Request(good.url, {
          method: "POST",
          headers: { ...good.headers, ...headers, ...length },
          body: Uint8Array.from(body),
        });
      },
      answer: refused,
    },
    {
      name: "a body that stops",
      make: (good) =>
        requestOf(
          { ...good, headers: { ...good.headers, ...wrap(document).headers }, method: "POST" },
          {
            stream: new ReadableStream({ start: (controller) => controller.enqueue(wrap(document).body.slice(0, 20)) }),
          },
        ),
      answer: /^408$/,
    },
    {
      name: "a body that breaks",
      make: (good) =>
        requestOf(
          { ...good, headers: { ...good.headers, ...wrap(document).headers }, method: "POST" },
          { stream: new ReadableStream({ pull: (controller) => controller.error(new Error("gone")) }) },
        ),
      answer: refused,
    },
  ];
}

function passwordsOf({ secret }: Good, query: URLSearchParams): string[] {
  return [...query].filter(([, value]) => value === secret).map(([name]) => name);
}

function strip(good: Good): Request {
  return withQuery(good, (query) => passwordsOf(good, query).forEach((name) => query.delete(name)));
}

function swap(good: Good, word: string): Request {
  return withQuery(good, (query) => passwordsOf(good, query).forEach((name) => query.set(name, word)));
}
