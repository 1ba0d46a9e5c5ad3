import { type Fault, answer, connection, content, late, head, half, once } from "./fault.js";
import { drip, raw, reply } from "./wire.js";

/** What goes wrong with a connection, and with time. */
export const connectionFaults: readonly Fault[] = [
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
];
