/**
 * A text as RFC 3986 escapes it: all but letters, digits and `-._~`, in UTF-8 and upper-case digits.
 * https://www.rfc-editor.org/rfc/rfc3986#section-2.3
 */
export function encodePercent(text: string): string {
  // encodeURIComponent leaves these five: https://tc39.es/ecma262/#sec-encodeuricomponent-uricomponent
  return encodeURIComponent(text).replace(/[!'()*]/g, escape);
}

function escape(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
