import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { type Asked, drip, raw, reply } from "./wire.js";

/** What a fault has to work with. */
export interface Scene extends Asked {
  /** What a good answer would be. */
  readonly good: Buffer;
  readonly type: string;
  /** Another server, which must never be asked. */
  readonly elsewhere: string;
  /** How often this was asked for, from 1. */
  readonly time: number;
}

/** Something that a server, or the way to it, does wrong. */
export interface Fault {
  readonly name: string;
  readonly play: (scene: Scene) => void;
  /** `answer`, or the names of errors that may come of it. */
  readonly outcome: RegExp;
  /** Nothing is wrong but the content: where none is expected, all is well. */
  readonly onlyContent?: boolean;
  /** It goes away when it is asked again: what is safe to repeat succeeds. */
  readonly passes?: boolean;
  /** The answer is right, but another one than usual: only that something came back is looked at. */
  readonly isJsonToo?: false;
}

const answer = /^answer$/;
const connection = /^ConnectionError$/;
/** Of a large body that cannot be decompressed, the `fetch` of Node may say nothing: then time runs out. */
const connectionOrLate = /^(?:ConnectionError|TimeoutError)$/;
const content = /^AnswerError$/;
const late = /^TimeoutError$/;
const status = /^StatusError$/;
const large = /^LimitError$/;
const head = (scene: Scene, ...lines: string[]): string =>
  `HTTP/1.1 ${["200 OK", `content-type: ${scene.type}`, ...lines].join("\r\n")}\r\n\r\n`;
const half = ({ good }: Scene): Buffer => good.subarray(0, good.length >> 1);
const gzipped = (scene: Scene, bytes: Uint8Array, encoding = "gzip"): void =>
  reply(scene.socket, bytes, [`content-type: ${scene.type}`, `content-encoding: ${encoding}`]);
const statusOf = (line: string, ...headers: string[]): Fault["play"] => {
  return ({ socket }) => reply(socket, "later", ["content-type: text/plain", ...headers], line);
};
const redirect = (line: string, to: (scene: Scene) => string): Fault["play"] => {
  return (scene) => reply(scene.socket, "moved", [`location: ${to(scene)}`], line);
};
const once = (fault: Fault["play"]): Fault["play"] => {
  return (scene) =>
    scene.time === 1 ? fault(scene) : reply(scene.socket, scene.good, [`content-type: ${scene.type}`]);
};

/** Each of these is played to every client. */
export const faults: readonly Fault[] = [
  {
    name: "nothing",
    play: (scene) => reply(scene.socket, scene.good, [`content-type: ${scene.type}`]),
    outcome: answer,
  },

  // The connection.
  { name: "reset before an answer", play: ({ socket }) => socket.resetAndDestroy(), outcome: connection },
  { name: "closed before an answer", play: ({ socket }) => void socket.end(), outcome: connection },
  { name: "reset once", play: once(({ socket }) => socket.resetAndDestroy()), outcome: connection, passes: true },
  { name: "closed once", play: once(({ socket }) => void socket.end()), outcome: connection, passes: true },
  {
    name: "cut in the headers",
    play: ({ socket }) => void socket.end("HTTP/1.1 200 OK\r\ncontent-le"),
    outcome: connection,
  },
  {
    name: "reset in a body with a length",
    play: (scene) => {
      raw(scene.socket, head(scene, `content-length: ${scene.good.length}`));
      raw(scene.socket, half(scene));
      setTimeout(() => scene.socket.resetAndDestroy(), 5);
    },
    outcome: connection,
  },
  {
    name: "closed in a body with a length",
    play: (scene) => {
      raw(scene.socket, head(scene, `content-length: ${scene.good.length}`));
      scene.socket.end(half(scene));
    },
    outcome: connection,
  },
  {
    name: "closed in a chunked body",
    play: (scene) => {
      const part = half(scene);
      raw(scene.socket, head(scene, "transfer-encoding: chunked"));
      raw(scene.socket, `${part.length.toString(16)}\r\n`);
      raw(scene.socket, part);
      scene.socket.end("\r\n");
    },
    outcome: connection,
  },
  {
    name: "a chunk of a size that is none",
    play: (scene) =>
      void scene.socket.end(`${head(scene, "transfer-encoding: chunked")}zz\r\n${scene.good}\r\n0\r\n\r\n`),
    outcome: connection,
  },
  {
    name: "cut where the end of the connection ends the body",
    play: (scene) => {
      raw(scene.socket, head(scene, "connection: close"));
      scene.socket.end(half(scene));
    },
    outcome: content,
    onlyContent: true,
  },
  {
    name: "whole where the end of the connection ends the body",
    play: (scene) => {
      raw(scene.socket, head(scene, "connection: close"));
      scene.socket.end(scene.good);
    },
    outcome: answer,
  },
  {
    name: "a length that is too small",
    play: (scene) => {
      raw(scene.socket, head(scene, `content-length: ${scene.good.length >> 1}`, "connection: close"));
      scene.socket.end(scene.good);
    },
    outcome: /^(?:AnswerError|ConnectionError)$/,
    onlyContent: true,
  },
  {
    name: "two lengths that differ",
    play: (scene) => {
      raw(
        scene.socket,
        head(scene, `content-length: ${scene.good.length}`, `content-length: ${scene.good.length + 9}`),
      );
      scene.socket.end(scene.good);
    },
    outcome: connection,
  },
  { name: "no HTTP", play: ({ socket }) => void socket.end("220 mail.example ESMTP\r\n"), outcome: connection },
  {
    name: "headers without end",
    play: ({ socket }) => {
      raw(socket, "HTTP/1.1 200 OK\r\n");
      raw(socket, `x-header: ${"x".repeat(100)}\r\n`.repeat(1_000));
    },
    outcome: connection,
  },
  {
    name: "a flood of informational answers",
    play: (scene) => {
      raw(scene.socket, "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n".repeat(200));
      reply(scene.socket, scene.good, [`content-type: ${scene.type}`]);
    },
    outcome: /^(?:answer|ConnectionError)$/,
  },

  // Time.
  { name: "no answer", play: () => {}, outcome: late },
  {
    name: "headers drop by drop",
    play: ({ socket }) => drip(socket, 20, () => "H"),
    outcome: /^(?:TimeoutError|ConnectionError)$/,
  },
  {
    name: "headers and then nothing",
    play: (scene) => raw(scene.socket, head(scene, "content-length: 999")),
    outcome: late,
  },
  {
    name: "half of a body and then nothing",
    play: (scene) => {
      raw(scene.socket, head(scene, `content-length: ${scene.good.length}`));
      raw(scene.socket, half(scene));
    },
    outcome: late,
  },
  {
    name: "a body byte by byte",
    play: (scene) => {
      raw(scene.socket, head(scene, "content-length: 99999"));
      drip(scene.socket, 20, () => " ");
    },
    outcome: late,
  },

  // Compression.
  { name: "gzip that was not asked for", play: (scene) => gzipped(scene, gzipSync(scene.good)), outcome: answer },
  {
    name: "gzip that was cut",
    play: (scene) => gzipped(scene, gzipSync(scene.good).subarray(0, gzipSync(scene.good).length >> 1)),
    outcome: /^(?:AnswerError|ConnectionError)$/,
    onlyContent: true,
  },
  {
    name: "gzip without its checksum",
    play: (scene) => gzipped(scene, gzipSync(scene.good).subarray(0, -8)),
    outcome: /^(?:answer|ConnectionError)$/,
  },
  {
    name: "gzip with a wrong checksum",
    play: (scene) => gzipped(scene, Buffer.concat([gzipSync(scene.good).subarray(0, -8), Buffer.alloc(8)])),
    outcome: connectionOrLate,
  },
  { name: "gzip that is none", play: (scene) => gzipped(scene, scene.good), outcome: connectionOrLate },
  {
    name: "gzip within gzip",
    play: (scene) => gzipped(scene, gzipSync(gzipSync(scene.good)), "gzip, gzip"),
    outcome: answer,
  },
  {
    name: "gzip a hundred times",
    play: (scene) => gzipped(scene, gzipSync(scene.good), Array.from({ length: 100 }, () => "gzip").join(", ")),
    outcome: /^(?:AnswerError|ConnectionError)$/,
  },
  { name: "deflate", play: (scene) => gzipped(scene, deflateSync(scene.good), "deflate"), outcome: answer },
  { name: "brotli", play: (scene) => gzipped(scene, brotliCompressSync(scene.good), "br"), outcome: answer },
  {
    name: "a coding that nobody knows",
    play: (scene) => gzipped(scene, Buffer.from([1, 2, 3]), "x-klingon"),
    outcome: /^(?:AnswerError|ConnectionError)$/,
    onlyContent: true,
  },
  { name: "a bomb of gzip", play: (scene) => gzipped(scene, gzipSync(Buffer.alloc(5_000_000, 32))), outcome: large },
  {
    name: "a bomb of gzip within gzip",
    play: (scene) => gzipped(scene, gzipSync(gzipSync(Buffer.alloc(5_000_000, 32))), "gzip, gzip"),
    outcome: large,
  },
  {
    name: "a bomb of brotli",
    play: (scene) => gzipped(scene, brotliCompressSync(Buffer.alloc(5_000_000, 32)), "br"),
    outcome: large,
  },

  // Size.
  { name: "more than the limit", play: ({ socket }) => reply(socket, Buffer.alloc(2_000_000, 32)), outcome: large },
  {
    name: "a length beyond all limits",
    play: (scene) => raw(scene.socket, head(scene, "content-length: 99999999999999")),
    outcome: /^(?:LimitError|ConnectionError)$/,
  },
  {
    name: "a body without end",
    play: (scene) => {
      raw(scene.socket, head(scene, "transfer-encoding: chunked"));
      drip(scene.socket, 1, () => `10000\r\n${" ".repeat(65_536)}\r\n`);
    },
    outcome: /^(?:LimitError|TimeoutError)$/,
  },

  // Statuses.
  { name: "429 for ever", play: statusOf("429 Too Many Requests"), outcome: status },
  { name: "429 once", play: once(statusOf("429 Too Many Requests", "retry-after: 0")), outcome: status, passes: true },
  {
    name: "429 with a date",
    play: once(statusOf("429 X", `retry-after: ${new Date(0).toUTCString()}`)),
    outcome: status,
    passes: true,
  },
  { name: "429 with an absurd wait", play: statusOf("429 X", "retry-after: 99999999999999999999"), outcome: status },
  {
    name: "429 with a wait that is none",
    play: once(statusOf("429 X", "retry-after: -5, soon")),
    outcome: status,
    passes: true,
  },
  { name: "408 once", play: once(statusOf("408 Request Timeout")), outcome: status, passes: true },
  ...["500", "502", "503", "504"].flatMap((code): Fault[] => [
    { name: `${code} for ever`, play: statusOf(`${code} Down`), outcome: status },
    { name: `${code} once`, play: once(statusOf(`${code} Down`)), outcome: status, passes: true },
  ]),
  { name: "400", play: statusOf("400 Bad Request"), outcome: status },
  { name: "401", play: statusOf("401 Unauthorized"), outcome: /^RefusedError$/ },
  {
    name: "403 that repeats the request",
    play: (scene) => reply(scene.socket, echo(scene), [`x-echo: ${scene.path}`], "403 Forbidden"),
    outcome: /^RefusedError$/,
  },
  {
    name: "400 that repeats the request",
    play: (scene) => reply(scene.socket, echo(scene), [], "400 Bad Request"),
    outcome: status,
  },
  {
    name: "a text that repeats the request",
    play: (scene) => reply(scene.socket, echo(scene), []),
    outcome: content,
    onlyContent: true,
  },
  {
    name: "204",
    play: ({ socket }) => raw(socket, "HTTP/1.1 204 No Content\r\n\r\n"),
    outcome: content,
    onlyContent: true,
  },
  { name: "304", play: ({ socket }) => raw(socket, "HTTP/1.1 304 Not Modified\r\n\r\n"), outcome: status },
  {
    name: "a status beyond all numbers",
    play: ({ socket }) => void socket.end("HTTP/1.1 999 X\r\ncontent-length: 0\r\n\r\n"),
    outcome: /^(?:StatusError|ConnectionError)$/,
  },

  // Redirects.
  ...["301 X", "302 X", "303 X", "307 X", "308 X"].map((line): Fault => ({
    name: `${line.slice(0, 3)} to another origin`,
    play: redirect(line, ({ elsewhere }) => `${elsewhere}/taken`),
    outcome: status,
  })),
  {
    name: "a redirect to another scheme",
    play: redirect("307 X", ({ elsewhere }) => elsewhere.replace("http:", "https:")),
    outcome: status,
  },
  {
    name: "a redirect without a scheme",
    play: redirect("307 X", ({ elsewhere }) => elsewhere.replace("http:", "")),
    outcome: status,
  },
  {
    name: "a redirect with a user name",
    play: redirect("307 X", ({ head: text }) => `http://user:word@${hostOf(text)}/`),
    outcome: status,
  },
  {
    name: "a redirect that hides its host",
    play: redirect("307 X", ({ head: text, elsewhere }) => `http://${hostOf(text)}@${elsewhere.slice(7)}/`),
    outcome: status,
  },
  {
    name: "a redirect of backslashes",
    play: redirect("307 X", ({ elsewhere }) => `\\\\${elsewhere.slice(7)}/`),
    outcome: status,
  },
  { name: "a redirect to a file", play: redirect("302 X", () => "file:///etc/passwd"), outcome: status },
  { name: "a redirect to data", play: redirect("302 X", () => "data:text/xml,<a/>"), outcome: status },
  { name: "a redirect to nowhere", play: redirect("302 X", () => "http://[::/"), outcome: status },
  { name: "a redirect to itself", play: redirect("307 X", ({ path }) => path), outcome: status },
  {
    name: "a redirect that leads on for ever",
    play: redirect("307 X", ({ path, time }) => `${path.split("?")[0]}?on=${time}`),
    outcome: status,
  },
  { name: "a redirect without a place", play: statusOf("302 Found"), outcome: status },

  // URLs in answers.
  ...[
    ["another origin", ({ elsewhere }: Scene) => elsewhere],
    [
      "a user name that looks like a host",
      ({ head: text, elsewhere }: Scene) => `http://${hostOf(text)}@${elsewhere.slice(7)}`,
    ],
    ["a host that begins alike", ({ head: text }: Scene) => `http://${hostOf(text)}.evil.example`],
  ].map(([name, to]): Fault => ({
    name: `a URL that leads to ${name as string}`,
    play: (scene) => {
      const { good, head: text } = scene;
      const body = String(good).replaceAll(`http://${hostOf(text)}`, (to as (scene: Scene) => string)(scene));
      reply(scene.socket, body, [`content-type: ${scene.type}`]);
    },
    outcome: /^(?:answer|AnswerError)$/,
  })),

  // Content.
  { name: "nothing at all", play: ({ socket }) => reply(socket, ""), outcome: content, onlyContent: true },
  {
    name: "a page that repeats the request",
    play: (scene) => reply(scene.socket, `<html><title>${echo(scene)}</title></html>`, ["content-type: text/html"]),
    outcome: content,
    onlyContent: true,
  },
  {
    name: "JSON of another kind",
    play: ({ socket }) => reply(socket, '{"a":[1]}', ["content-type: application/json"]),
    outcome: content,
    onlyContent: true,
  },
  {
    name: "a list",
    play: ({ socket }) => reply(socket, "[]", ["content-type: application/json"]),
    outcome: content,
    onlyContent: true,
  },
  {
    name: "bytes that are no text",
    play: ({ socket }) => reply(socket, Buffer.alloc(1_000, 0xff)),
    outcome: content,
    onlyContent: true,
  },
  { name: "another document", play: ({ socket }) => reply(socket, "<other/>"), outcome: content, onlyContent: true },
  {
    name: "two documents",
    play: ({ socket, good }) => reply(socket, Buffer.concat([good, good])),
    outcome: content,
    onlyContent: true,
  },
  {
    name: "a document with laughs",
    play: ({ socket }) =>
      reply(
        socket,
        `<!DOCTYPE a [<!ENTITY b "${"b".repeat(999)}"><!ENTITY c "${"&b;".repeat(999)}">]><a>${"&c;".repeat(999)}</a>`,
      ),
    outcome: content,
    onlyContent: true,
  },
  {
    name: "a document that is deep",
    play: ({ socket }) => reply(socket, "<a>".repeat(30_000)),
    outcome: content,
    onlyContent: true,
  },
  {
    name: "a charset that nobody knows",
    play: ({ socket, good }) => reply(socket, good, ["content-type: text/xml; charset=x-klingon"]),
    outcome: /^(?:answer|AnswerError)$/,
  },
  {
    name: "a byte order mark",
    play: (scene) => reply(scene.socket, `\uFEFF${scene.good}`, [`content-type: ${scene.type}`]),
    outcome: answer,
  },
  {
    name: "UTF-16",
    play: ({ socket, good }) =>
      reply(socket, Buffer.from(`\uFEFF${String(good).replace("UTF-8", "UTF-16")}`, "utf16le"), [
        "content-type: text/xml; charset=utf-16",
      ]),
    outcome: /^(?:answer|AnswerError)$/,
  },
  {
    name: "bytes and header that disagree",
    play: ({ socket, good }) => reply(socket, good, ["content-type: text/xml; charset=iso-8859-1"]),
    outcome: /^(?:answer|AnswerError)$/,
  },
  {
    name: "headers twice",
    play: (scene) =>
      reply(scene.socket, scene.good, [
        `content-type: ${scene.type}`,
        "retry-after: 1",
        "retry-after: 2",
        "set-cookie: a=b",
        "set-cookie: c=d",
      ]),
    outcome: answer,
  },
];

/** What a careless server shows of a request: all of it, as it came and as it is meant. */
function echo({ head, body }: Scene): string {
  const text = `${head.replaceAll("\r\n", " ")} ${body}`;
  return `${text} ${decodeLoosely(text)}`;
}

function decodeLoosely(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return "";
  }
}

function hostOf(head: string): string {
  return /\r\nhost: *([^\r\n]+)/i.exec(head)?.[1] ?? "";
}
