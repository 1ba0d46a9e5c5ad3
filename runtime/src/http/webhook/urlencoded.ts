import { joinPieces } from "../endpoint/receive.js";
import { Refusal } from "../endpoint/refusal.js";
import { decodeFormBytes, formDecoder } from "../steps.js";
import type { FieldReader } from "./form-field.js";

/** No field that matters has a longer name. */
const longestName = 1024;

/** Finds a field in a form as browsers send it by default: https://url.spec.whatwg.org/#urlencoded-parsing. */
export function urlencodedField(names: readonly string[]): FieldReader {
  let found: string | undefined;
  let name: Uint8Array[] = [];
  let nameLength = 0;
  let state: "name" | "wanted" | "other" = "name";
  let decode = formDecoder();

  const startValue = (): void => {
    const text = new TextDecoder().decode(decodeFormBytes(joinPieces(name)));
    name = [];
    nameLength = 0;
    if (!names.includes(text)) {
      state = "other";
      return;
    }
    if (found !== undefined)
      throw new Refusal(
        400,
        "expected one field",
        {},
        `expected one of the fields ${names.join(", ")} once but received ${found} and ${text}`,
      );
    found = text;
    state = "wanted";
    decode = formDecoder();
  };
  const read = (bytes: Uint8Array | undefined): Uint8Array => {
    if (bytes === undefined) return state === "wanted" ? decode(undefined) : new Uint8Array();
    const output: Uint8Array[] = [];
    for (let at = 0; at < bytes.length;) {
      const end = endOf(bytes, state === "name" ? 0x3d : 0x26, at);
      const piece = bytes.subarray(at, end);
      if (state === "wanted") output.push(decode(piece));
      if (state === "name") {
        // A name without a value ends at `&`; nothing is looked for in it.
        const start = piece.lastIndexOf(0x26);
        if (start >= 0) {
          name = [];
          nameLength = 0;
        }
        const rest = piece.subarray(start + 1);
        nameLength += rest.length;
        if (nameLength > longestName) name = [];
        else name.push(Uint8Array.from(rest));
      }
      if (end < bytes.length) {
        if (state === "name") startValue();
        else {
          if (state === "wanted") output.push(decode(undefined));
          state = "name";
        }
      }
      at = end + 1;
    }
    return joinPieces(output);
  };
  return { read, field: () => found };
}

function endOf(bytes: Uint8Array, byte: number, from: number): number {
  const index = bytes.indexOf(byte, from);
  return index < 0 ? bytes.length : index;
}
