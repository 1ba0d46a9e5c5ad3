import * as codecKinds from "../codec-kinds.js";
import { type Codec, codec, invalid } from "../codec.js";
import { trim } from "./list.js";

/**
 * A type whose empty text stands for another one, as the default of an element does; white space alone is not empty. A value
 * that is written as nothing, such as a list without items, is written as a blank.
 *
 * @see https://www.w3.org/TR/xmlschema-1/#sic-eltDefault
 */
export function whenEmpty<T>(base: Codec<T>, meant: string): Codec<T> {
  const read = (text: string): T | typeof invalid => base.read(base.keepsSpace ? text : trim(text));
  return codec<T>(
    codecKinds.other,
    base.name,
    base.expected,
    true,
    (text) => read(text === "" ? meant : text),
    (value) => {
      const text = base.write(value);
      if (text !== "") return text;
      return base.keepsSpace ? invalid : " ";
    },
    base.detail,
  );
}
