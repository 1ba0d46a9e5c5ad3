import * as codecKinds from "../codec-kinds.js";
import { type Codec, codec, invalid } from "../codec.js";
import { nameCharacters, nameStartCharacters, ncNameSource } from "./names.js";
import { quoteWord } from "./words.js";

/** Text in which tabs and line ends are read as spaces: https://www.w3.org/TR/xmlschema-2/#normalizedString. */
export function normalizedString(): Codec<string> {
  return codec<string>(
    codecKinds.other,
    "xs:normalizedString",
    "text without tabs and line ends",
    true,
    (text) => text.replace(/[\t\r\n]/g, " "),
    (value) => (typeof value === "string" && !/[\t\r\n]/.test(value) ? value : invalid),
  );
}

/** Text in which white space is read as one space, and none at the ends: https://www.w3.org/TR/xmlschema-2/#token. */
export function token(): Codec<string> {
  return collapsed("xs:token", "text without white space but single spaces inside", () => true);
}

/** A type of texts that are collapsed like `token` and match a regular expression. */
export function matching(name: string, expected: string, pattern: RegExp): Codec<string> {
  return collapsed(`xs:${name}`, expected, (text) => pattern.test(text));
}

/** A name of XML without a colon: https://www.w3.org/TR/xml-names/#NT-NCName. */
export function ncName(name: string): Codec<string> {
  return matching(name, "a name without a colon", names(ncNameSource()));
}

/** A name of XML: https://www.w3.org/TR/xml/#NT-Name. */
export function xmlName(): Codec<string> {
  return matching("Name", "an XML name", names(`[${nameStartCharacters()}][${nameCharacters()}]*`));
}

/** Characters of names: https://www.w3.org/TR/xml/#NT-Nmtoken. */
export function nmtoken(name: string): Codec<string> {
  return matching(name, "a word of the characters of XML names", names(`[${nameCharacters()}]+`));
}

/** A name with a prefix or none, as written. */
export function qName(name: string): Codec<string> {
  return matching(name, `a name such as ${quoteWord("a:b")}`, names(`${ncNameSource()}(?::${ncNameSource()})?`));
}

/** A tag of a language: https://www.w3.org/TR/xmlschema-2/#language. */
export function language(): Codec<string> {
  return matching("language", "a language such as en-US", /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/);
}

function names(source: string): RegExp {
  return new RegExp(`^${source}$`, "u");
}

function collapsed(name: string, expected: string, fits: (text: string) => boolean): Codec<string> {
  const read = (text: string): string | typeof invalid => {
    const value = /[\t\r\n]| {2}/.test(text) ? text.replace(/[ \t\r\n]+/g, " ") : text;
    return fits(value) ? value : invalid;
  };
  return codec<string>(codecKinds.other, name, expected, false, read, (value) =>
    typeof value === "string" && !/[\t\r\n]| {2}|^ | $/.test(value) ? read(value) : invalid,
  );
}
