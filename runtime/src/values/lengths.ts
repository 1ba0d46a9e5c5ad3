import type { Codec } from "../codec.js";
import { type FacetCode, type Facets, count } from "./narrowed.js";

/** How long a text, a list or bytes may be. */
export const lengths: FacetCode = {
  facets: ["minLength", "maxLength"],
  words: describeLength,
  check(_, { minLength, maxLength }) {
    if (minLength === undefined && maxLength === undefined) return undefined;
    return (value, text) => {
      const length = lengthOf(value, text);
      return length >= (minLength ?? 0) && length <= (maxLength ?? length);
    };
  },
};

function describeLength(base: Codec<unknown>, { minLength, maxLength }: Facets): string[] {
  const unit =
    base.detail.item !== undefined ? "item" : /^(?:xs:)?(?:hex|base64)/.test(base.name) ? "byte" : "character";
  if (minLength === undefined && maxLength === undefined) return [];
  if (minLength === maxLength) return [`exactly ${count(minLength ?? 0, unit)} long`];
  if (minLength === undefined) return [`at most ${count(maxLength ?? 0, unit)} long`];
  if (maxLength === undefined) return [`at least ${count(minLength, unit)} long`];
  return [`${minLength} to ${count(maxLength, unit)} long`];
}

function lengthOf(value: unknown, text: string): number {
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length;
  // Characters, not UTF-16 units: https://www.w3.org/TR/xmlschema-2/#rf-length
  let length = text.length;
  for (let index = 1; index < text.length; index++) {
    if ((text.charCodeAt(index) & 0xfc00) === 0xdc00 && (text.charCodeAt(index - 1) & 0xfc00) === 0xd800) length--;
  }
  return length;
}
