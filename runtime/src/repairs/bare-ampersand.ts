import type { Repair } from "../repair.js";
import { eachAmpersand } from "./markup-regions.js";
import { type Replacement, replaceAll } from "./replace.js";

/** Reads an `&` that begins no reference as the character: `Smith & Sons`. */
export const bareAmpersand: Repair = {
  name: "bare-ampersand",
  expected: '"&amp;"',
  byParts: true,
  apply(bytes) {
    const replacements: Replacement[] = [];
    eachAmpersand(bytes, (p) => {
      if (!beginsReference(bytes, p)) replacements.push({ offset: p, removed: 1, text: "&amp;", found: 'a bare "&"' });
    });
    return replaceAll(bytes, replacements);
  },
};

/** Longer than the name of any entity. */
const longest = 32;

/** Whether `&name;`, `&#1;` or `&#x1;` stands at `p`; whether it means something is not asked here. */
function beginsReference(bytes: Uint8Array, p: number): boolean {
  const ahead = String.fromCharCode(...bytes.subarray(p + 1, p + longest));
  return /^(?:[A-Za-z_][\w.-]*|#[0-9]+|#x[0-9A-Fa-f]+);/.test(ahead);
}
