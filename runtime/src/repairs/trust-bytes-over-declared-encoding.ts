import type { Repair } from "../repair.js";

/**
 * Lets the bytes say which encoding they are in, where Content-Type or the XML declaration says otherwise: a byte order mark,
 * the width of the first characters, and UTF-8 where all bytes are.
 */
export const trustBytesOverDeclaredEncoding: Repair = {
  name: "trust-bytes-over-declared-encoding",
  expected: "the encoding of the bytes",
  decides: "encoding",
  apply: () => undefined,
};
