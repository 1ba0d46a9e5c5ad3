/**
 * The text of an element as XML, or nothing where XML has no way to write one of its characters. `>` is escaped because of
 * `]]>`, a carriage return because it would be read as a line feed: https://www.w3.org/TR/xml/#sec-line-ends.
 */
export function escapeText(text: string): string | undefined {
  return textCare.test(text) ? escapeCarefully(text, textReferences) : text;
}

/** The value of an attribute, for double quotes. Tab and line ends would be read as spaces: https://www.w3.org/TR/xml/#AVNormalize. */
export function escapeAttribute(text: string): string | undefined {
  return attributeCare.test(text) ? escapeCarefully(text, attributeReferences) : text;
}

/** The text as CDATA sections, which end in front of what they cannot hold. */
export function cdataSection(text: string): string | undefined {
  if (!cdataCare.test(text)) return `<![CDATA[${text}]]>`;
  if (illegalCharacter(text) !== undefined) return undefined;
  return `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>").replaceAll("\r", "]]>&#13;<![CDATA[")}]]>`;
}

/** The first character that XML has no way to write: https://www.w3.org/TR/xml/#NT-Char. */
export function illegalCharacter(text: string): string | undefined {
  const found = illegal.exec(text)?.[0];
  return found === undefined ? undefined : `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Characters that are escaped or may be illegal. Surrogates are looked at closely where there are any. */
const textCare = /[&<>\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/;
const attributeCare = /[&<>"\u0000-\u001f\ud800-\udfff\ufffe\uffff]/;
const cdataCare = /[>\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]/;

/** With the flag `u`, a surrogate matches only where it is alone. */
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/u;

const textReferences: Readonly<Record<number, string>> = { 38: "&amp;", 60: "&lt;", 62: "&gt;", 13: "&#13;" };

const attributeReferences: Readonly<Record<number, string>> = {
  ...textReferences,
  34: "&quot;",
  9: "&#9;",
  10: "&#10;",
};

function escapeCarefully(text: string, references: Readonly<Record<number, string>>): string | undefined {
  if (illegal.test(text)) return undefined;
  let escaped = "";
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const reference = code <= 62 ? references[code] : undefined;
    if (reference === undefined) continue;
    escaped += text.slice(start, index) + reference;
    start = index + 1;
  }
  return start === 0 ? text : escaped + text.slice(start);
}
