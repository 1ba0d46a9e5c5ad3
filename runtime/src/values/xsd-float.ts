import * as codecKinds from "../codec-kinds.js";
import { type Codec, codec, invalid } from "../codec.js";

/** A floating-point number: the `number` nearest to what is written, also `INF`, `-INF` and `NaN`. */
export const float: Codec<number> = /* @__PURE__ */ codec(
  codecKinds.other,
  "xs:double",
  "a number",
  false,
  readFloat,
  writeFloat,
);

/** https://www.w3.org/TR/xmlschema-2/#double-lexical-representation */
function readFloat(text: string): number | typeof invalid {
  if (text === "INF") return Infinity;
  if (text === "-INF") return -Infinity;
  if (text === "NaN") return Number.NaN;
  return /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[Ee][+-]?[0-9]+)?$/.test(text) ? Number(text) : invalid;
}

function writeFloat(value: number): string | typeof invalid {
  if (typeof value !== "number") return invalid;
  if (Number.isFinite(value)) return Object.is(value, -0) ? "-0" : String(value);
  return Number.isNaN(value) ? "NaN" : value > 0 ? "INF" : "-INF";
}
