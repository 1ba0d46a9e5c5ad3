import { compare } from "../decimal.js";
import { boundsBy } from "./bounds.js";
import type { FacetCode } from "./narrowed.js";

/** Bounds of numbers and decimals. */
export const decimalBounds: FacetCode = /* @__PURE__ */ boundsBy(() => compare);
