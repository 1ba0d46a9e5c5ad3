import * as codecKinds from "../codec-kinds.js";
import { type Codec, codec, invalid } from "../codec.js";

/** A value under a name, so that it is told from the other alternatives of a union: `{ secondsBeforeEnd: 60 }`. */
export function named<Name extends string, T>(property: Name, item: Codec<T>): Codec<{ [Key in Name]: T }> {
  type Named = { [Key in Name]: T };
  return codec<Named>(
    codecKinds.other,
    "named",
    item.expected,
    item.keepsSpace,
    (text) => {
      const value = item.read(text);
      return value === invalid ? invalid : ({ [property]: value } as Named);
    },
    (value) => (isAlone(value, property) ? item.write(value[property]) : invalid),
    { property, item },
  );
}

/** A number that stands on the wire with the other sign: 60 is `-60`. */
export function negated<T>(item: Codec<T>): Codec<T> {
  return codec<T>(
    codecKinds.other,
    "negated",
    `${item.expected}, with the other sign`,
    false,
    (text) => (/^[+-]?[\d.]/.test(text) ? item.read(negate(text)) : invalid),
    (value) => {
      const text = item.write(value);
      return text === invalid ? invalid : negate(text);
    },
    { item },
  );
}

function isAlone(value: unknown, property: string): boolean {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, property)) return false;
  return Object.keys(value).length === 1;
}

/** Zero has no sign. */
function negate(text: string): string {
  if (text.startsWith("-")) return text.slice(1);
  const plain = text.startsWith("+") ? text.slice(1) : text;
  return /[1-9]/.test(plain) ? `-${plain}` : plain;
}
