// https://www.w3.org/TR/xml/#NT-NameStartChar without the colon, as https://www.w3.org/TR/xml-names/#NT-NCName wants it.
const nameStart =
  "A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F" +
  "\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}";
const ncName = `[${nameStart}][${nameStart}.\\-0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040]*`;

/** An XML name, with or without a prefix: https://www.w3.org/TR/xml-names/#ns-qualnames */
export const xmlName: RegExp = new RegExp(`${ncName}(?::${ncName})?`, "uy");

/** A name of ours: a setting, a type, a parameter, a function. */
export const ourName: RegExp = /[\p{L}_][\p{L}\p{N}_-]*/uy;

/** A property of TypeScript, as an author may write it. */
export const propertyName: RegExp = /[\p{ID_Start}_$][\p{ID_Continue}$]*/uy;

/** A version: `0.7.2`, `060`. Two dots are no part of it. */
export const versionName: RegExp = /[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*/uy;
