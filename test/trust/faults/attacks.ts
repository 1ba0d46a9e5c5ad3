import { names, refusedOrServed, requestOf, type Attack, type Good, withQuery } from "./attack.js";

const unauthorized = /^401$/;

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

function passwordsOf({ secret }: Good, query: URLSearchParams): string[] {
  return [...query].filter(([, value]) => value === secret).map(([name]) => name);
}

function strip(good: Good): Request {
  return withQuery(good, (query) => passwordsOf(good, query).forEach((name) => query.delete(name)));
}

function swap(good: Good, word: string): Request {
  return withQuery(good, (query) => passwordsOf(good, query).forEach((name) => query.set(name, word)));
}
