import { scanName, skipSpace } from "../reader/characters.js";
import { resolveName } from "../reader/namespaces.js";
import type { State } from "../reader/state.js";
import { readAttributeValue } from "../reader/text.js";

/** What says of any element which type it has, and whether it is nothing: https://www.w3.org/TR/xmlschema-1/#xsi_schemaLocation */
export const instanceNamespace = "http://www.w3.org/2001/XMLSchema-instance";

/** An attribute of the tag that was scanned last. */
export interface FoundAttribute {
  readonly value: string;
  /** Where its value begins. */
  readonly offset: number;
}

/** The attribute `xsi:type` or `xsi:nil` of the tag that was scanned last. */
export function instanceAttribute(state: State, wanted: string): FoundAttribute | undefined {
  const { bytes, tagNames } = state;
  for (let i = 0; i < tagNames.length; i += 2) {
    const start = tagNames[i]!;
    const end = tagNames[i + 1]!;
    // Most attributes have no prefix.
    if (!bytes.subarray(start, end).includes(58) || isDeclaration(bytes, start)) continue;
    const { local, namespace } = resolveName(state, start, true);
    if (local !== wanted || namespace !== instanceNamespace) continue;
    const valueAt = skipSpace(state, skipSpace(state, scanName(state, start, "the name of an attribute")) + 1);
    return { value: readAttributeValue(state, valueAt), offset: valueAt + 1 };
  }
  return undefined;
}

function isDeclaration(bytes: Uint8Array, start: number): boolean {
  return bytes[start] === 120 && bytes[start + 1] === 109 && bytes[start + 2] === 108 && bytes[start + 3] === 110;
}
