import { names, refused, refusedOrServed, requestOf, type Attack } from "./attack.js";

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
