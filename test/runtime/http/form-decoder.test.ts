import { expect, test } from "vitest";
import { decodeFormBytes, formDecoder } from "../../../runtime/src/http/steps.js";

test.each(["", "%", "%4", "%41", "%%41", "a%4", "a%zz%4g+%2B%", "%E4%BD%A0+%"])(
  "%j is decoded the same wherever it is cut",
  (text) => {
    const bytes = new TextEncoder().encode(text);
    for (let first = 0; first <= bytes.length; first++) {
      for (let second = first; second <= bytes.length; second++) {
        const decode = formDecoder();
        const pieces = [bytes.slice(0, first), bytes.slice(first, second), bytes.slice(second), undefined];
        expect(pieces.flatMap((piece) => [...decode(piece)])).toEqual([...decodeFormBytes(bytes)]);
      }
    }
  },
);
