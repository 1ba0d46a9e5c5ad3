import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { type Fault, type Scene, answer, connectionOrLate, large, head } from "./fault.js";
import { drip, raw, reply } from "./wire.js";

/** What is wrong with how a body is packed, and how large it is. */
export const bodyFaults: readonly Fault[] = [
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
];

function gzipped(scene: Scene, bytes: Uint8Array, encoding = "gzip"): void {
  reply(scene.socket, bytes, [`content-type: ${scene.type}`, `content-encoding: ${encoding}`]);
}
