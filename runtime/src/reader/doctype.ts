import { scanName, skipSpace } from "./characters.js";
import type { DoctypeCode } from "../feature.js";
import { skipCharacter, skipComment, skipInstruction } from "./markup.js";
import type { State } from "./state.js";
import type { Code } from "../table.js";

const code: DoctypeCode = { feature: "skipDoctype", skip };

/** Lets a document have a DOCTYPE. Nothing in it is looked at and nothing is fetched. */
export const skipDoctype: Code = code;

/**
 * Skips a DOCTYPE with its internal subset. Nothing in it is looked at and nothing is fetched: an entity that it declares
 * is unknown where it is used.
 *
 * @see https://www.w3.org/TR/xml/#NT-doctypedecl
 */
function skip(state: State, p: number): number {
  const { bytes } = state;
  const start = p;
  let inside = false;
  p = skipSpace(state, p + 9);
  p = scanName(state, p, "the name of the root element");
  for (;;) {
    const byte = bytes[p];
    if (byte === 62 && !inside) return p + 1;
    if (byte === 34 || byte === 39) {
      const literal = p++;
      while (bytes[p] !== byte) p = skipCharacter(state, p, literal, "the end of the literal");
      p++;
    } else if (byte === 60 && bytes[p + 1] === 33 && bytes[p + 2] === 45) p = skipComment(state, p);
    else if (byte === 60 && bytes[p + 1] === 63) p = skipInstruction(state, p);
    else {
      if (byte === 91) inside = true;
      if (byte === 93) inside = false;
      p = skipCharacter(state, p, start, "the end of the DOCTYPE");
    }
  }
}
