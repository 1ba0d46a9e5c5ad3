import * as codecKinds from "../codec-kinds.js";
import { type Codec, codec, invalid } from "../codec.js";
import { isDecimal } from "../decimal.js";
import type { Decimal } from "../value-types.js";

/** A decimal that is kept digit for digit; no exponent. */
export const decimal: Codec<Decimal> = /* @__PURE__ */ codec(
  codecKinds.decimal,
  "decimal",
  "a decimal",
  false,
  readDecimal,
  writeDecimal,
);

function readDecimal(text: string): Decimal | typeof invalid {
  return isDecimal(text) ? text : invalid;
}

function writeDecimal(value: Decimal): string | typeof invalid {
  return typeof value === "string" && isDecimal(value) ? value : invalid;
}
