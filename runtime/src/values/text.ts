import * as codecKinds from "../codec-kinds.js";
import { type Codec, codec, invalid } from "../codec.js";
import type { Id } from "../value-types.js";

/** Text of which every character is kept, also white space at its ends. */
export const text: Codec<string> = /* @__PURE__ */ codec(codecKinds.text, "text", "text", true, same, writeText);

/** A name for something on the platform: text without white space at its ends. */
export const id: Codec<Id> = /* @__PURE__ */ codec(codecKinds.id, "id", "an ID", false, same, writeTrimmed);

/** A URL or a part of one, as written. */
export const url: Codec<string> = /* @__PURE__ */ codec(codecKinds.other, "url", "a URL", false, readUrl, writeUrl);

/** Text that would be read as another text is refused: white space at its ends does not survive. */
export function writeTrimmed(value: string): string | typeof invalid {
  if (typeof value !== "string") return invalid;
  return isSpace(value.charCodeAt(0)) || isSpace(value.charCodeAt(value.length - 1)) ? invalid : value;
}

/** Whether a character is white space of XML: https://www.w3.org/TR/xml/#NT-S */
export function isSpace(code: number): boolean {
  return code <= 32 && (code === 32 || code === 10 || code === 13 || code === 9);
}

function same(text: string): string {
  return text;
}

function writeText(value: string): string | typeof invalid {
  return typeof value === "string" ? value : invalid;
}

/** White space has no place in a URL: https://www.rfc-editor.org/rfc/rfc3986#section-2. All else is left as it came. */
function readUrl(text: string): string | typeof invalid {
  return text !== "" && !/[ \t\r\n]/.test(text) ? text : invalid;
}

function writeUrl(value: string): string | typeof invalid {
  return typeof value === "string" ? readUrl(value) : invalid;
}
