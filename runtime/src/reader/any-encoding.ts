import { type InputCode, codeOf } from "../feature.js";
import type { Code } from "../table.js";
import { decide } from "./encoding.js";
import { transcode } from "./encodings.js";
import { plainInput } from "./input.js";
import { columns, locator } from "./locate.js";
import { fail } from "./place.js";
import { roomOf } from "./room.js";

const code: InputCode = {
  feature: "anyEncoding",
  open(input, table, { charset }, limits) {
    if (table.repairs !== undefined) codeOf(table, undefined, "anyInput");
    // A text is in UTF-8, whatever it declares.
    if (typeof input === "string" || input.length > limits.document) return plainInput(input, limits);
    const { encoding, mark, disagreement } = decide(input, charset, table.read?.encoding, false);
    if (disagreement !== undefined || encoding === "UTF-8")
      return plainInput(input, limits, disagreement && { ...disagreement, code: "encoding" });
    const { bytes, wrong } = transcode(input, mark, encoding);
    const room = roomOf(bytes);
    const end = bytes.length;
    const locate = locator(room.bytes, 0, end);
    const width = encoding.startsWith("UTF-16") ? 2 : 1;
    return {
      room,
      start: 0,
      end,
      locate(at) {
        const place = locate(at);
        return { ...place, offset: mark + width * columns(room.bytes, 0, place.offset) };
      },
      tell: wrong === undefined ? undefined : (state) => fail(state, end, encoding, wrong, "encoding"),
    };
  },
};

/** Reads documents in any of the encodings that the runtime knows. */
export const anyEncoding: Code = code;
