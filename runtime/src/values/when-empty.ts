import * as codecKinds from "../codec-kinds.js";
import { type Codec, codec } from "../codec.js";

/** A type whose empty text stands for another one, as the default of an element does: https://www.w3.org/TR/xmlschema-1/#sic-eltDefault */
export function whenEmpty<T>(base: Codec<T>, meant: string): Codec<T> {
  return codec<T>(
    codecKinds.other,
    base.name,
    base.expected,
    base.keepsSpace,
    (text) => base.read(text === "" ? meant : text),
    (value) => base.write(value),
    base.detail,
  );
}
