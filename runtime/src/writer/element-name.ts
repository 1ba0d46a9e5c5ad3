import { isNcName, isQName } from "../values/names.js";
import type { Writing } from "./state.js";

/** Whether an element that is named by a value can have this name: one without a colon, no longer than what is read. */
export function isElementName(writing: Writing, name: string): boolean {
  return isNcName(name) && isShort(writing, name);
}

/** Whether an attribute that is named by a value can have this name, which may have a prefix. */
export function isAttributeName(writing: Writing, name: string): boolean {
  return isQName(name) && isShort(writing, name);
}

/** The limit counts bytes, of which a UTF-16 unit has three at most. */
function isShort({ longestName }: Writing, name: string): boolean {
  return name.length * 3 <= longestName || new TextEncoder().encode(name).length <= longestName;
}
