import * as codecKinds from "../codec-kinds.js";
import { type Codec, codec, invalid } from "../codec.js";

/** A length of time as ISO 8601 and XSD write it, kept as written: `P1Y2M3DT4H5M6.7S`. */
export const duration: Codec<string> = /* @__PURE__ */ codec(
  codecKinds.other,
  "duration",
  "a duration such as P1Y2M3DT4H5M6S",
  false,
  readDuration,
  writeDuration,
);

/** https://www.w3.org/TR/xmlschema-2/#duration-lexical-repr: at least one part, and at least one behind a `T`. */
const lexical =
  /^-?P(?=[0-9T])(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+D)?(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\.[0-9]+)?S)?)?$/;

function readDuration(text: string): string | typeof invalid {
  return lexical.test(text) ? text : invalid;
}

function writeDuration(value: string): string | typeof invalid {
  return typeof value === "string" ? readDuration(value) : invalid;
}
