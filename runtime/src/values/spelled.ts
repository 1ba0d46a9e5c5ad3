import * as codecKinds from "../codec-kinds.js";
import { type Codec, codec, invalid } from "../codec.js";

/** A text that a type can read, as it is spelled: where a pattern says how a number must look, its value is not enough. */
export function spelled(item: Codec<unknown>): Codec<string> {
  const read = (text: string): string | typeof invalid => (item.read(text) === invalid ? invalid : text);
  return codec<string>(
    codecKinds.other,
    "spelled",
    item.expected,
    item.keepsSpace,
    read,
    (value) => (typeof value === "string" ? read(value) : invalid),
    { item },
  );
}
