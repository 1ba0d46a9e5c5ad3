import { continuesName, startsName } from "../reader/characters.js";

/** https://www.w3.org/TR/xml/#NT-NameStartChar but for the colon, as members of a class. */
const start =
  "A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}" +
  "\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}";

/** What https://www.w3.org/TR/xml/#NT-NameChar adds to it. */
const rest = "\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}";

/** The characters that names begin with, as members of a class in a regular expression. */
export function nameStartCharacters(): string {
  return `:${start}`;
}

/** The characters of names, as members of a class in a regular expression. */
export function nameCharacters(): string {
  return `${rest}:${start}`;
}

/** The source of a regular expression for a name without a colon: https://www.w3.org/TR/xml-names/#NT-NCName. */
export function ncNameSource(): string {
  return `[${start}][${rest}${start}]*`;
}

/** Whether a text is a name without a colon: https://www.w3.org/TR/xml-names/#NT-NCName. */
export function isNcName(text: string): boolean {
  let isName = text !== "";
  for (let index = 0; index < text.length && isName; index++) {
    const code = text.codePointAt(index)!;
    isName = index === 0 ? startsName(code) : continuesName(code);
    if (code > 0xffff) index++;
  }
  return isName;
}

/** Whether a text is a name with a prefix or none. */
export function isQName(text: string): boolean {
  const parts = text.split(":");
  return parts.length < 3 && parts.every(isNcName);
}
