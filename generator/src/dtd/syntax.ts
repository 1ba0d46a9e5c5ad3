// https://www.w3.org/TR/xml/#NT-NameStartChar
const nameStart =
  ":A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}";
const nameCharacter = `-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}${nameStart}`;

/** https://www.w3.org/TR/xml/#NT-Name */
export const name: RegExp = new RegExp(`[${nameStart}][${nameCharacter}]*`, "uy");

/** https://www.w3.org/TR/xml/#NT-Nmtoken */
export const nameToken: RegExp = new RegExp(`[${nameCharacter}]+`, "uy");

/** https://www.w3.org/TR/xml/#NT-S */
export const space: RegExp = /[ \t\r\n]+/y;

/** https://www.w3.org/TR/xml/#NT-PEReference */
export const parameterReference: RegExp = new RegExp(`%([${nameStart}][${nameCharacter}]*);`, "uy");

/** https://www.w3.org/TR/xml/#NT-Reference */
export const reference: RegExp = new RegExp(
  `&(?:#([0-9]+)|#x([0-9a-fA-F]+)|([${nameStart}][${nameCharacter}]*));`,
  "uy",
);

/** A character that no XML has: https://www.w3.org/TR/xml/#NT-Char */
export const illegalCharacter: RegExp = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** https://www.w3.org/TR/xml/#NT-PubidChar */
export const publicLiteral: RegExp = /^[-'()+,./:=?;!*#@$_% \r\na-zA-Z0-9]*$/;

/** https://www.w3.org/TR/xml/#NT-TextDecl, and the declaration of a document, whose parts these are. */
export const textDeclaration: RegExp =
  /<\?xml(?:[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.[0-9]+"|'1\.[0-9]+'))?[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"[A-Za-z][A-Za-z0-9._-]*"|'[A-Za-z][A-Za-z0-9._-]*')[ \t\r\n]*\?>/y;

/** https://www.w3.org/TR/xml/#sec-line-ends */
export function normalizeLineEnds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}
