import type { FacetCode } from "../values/narrowed.js";
import { unicodeBlocks } from "./blocks.js";
import { matching } from "./patterns.js";

/** As `patterns`, where they name blocks of characters: `\p{IsGreek}`. */
export const blockPatterns: FacetCode = /* @__PURE__ */ matching(unicodeBlocks);
