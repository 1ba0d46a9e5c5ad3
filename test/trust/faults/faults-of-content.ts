import { type Fault, answer, content, echo } from "./fault.js";
import { reply } from "./wire.js";

/** What comes in place of the document that was asked for. */
export const contentFaults: readonly Fault[] = [
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
