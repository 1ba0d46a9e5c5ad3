import * as fc from "fast-check";

/** Characters that mean something in XML, in a form or in a list, or that change on their way through careless code. */
const special = [..."<>&\"' \t\n\r]%+;:=|-,./\u0085\u00a0\u2028\u2029\ufeff\ufffdé😀\u{10ffff}\ud7ff\ue000"];

/** What is markup, or looks like it, or is part of it. */
const pieces = [
  "]]>",
  "]]",
  "<![CDATA[",
  "<!--",
  "-->",
  "<?x?>",
  "</a>",
  "&amp;",
  "&#65;",
  "&x;",
  "\r\n",
  "%41",
  "|n|",
];

const character = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...special) },
  { weight: 1, arbitrary: fc.constantFrom(...pieces) },
  { weight: 2, arbitrary: fc.constantFrom(..."aZ019_") },
  { weight: 1, arbitrary: fc.integer({ min: 0x20, max: 0x10ffff }).map((point) => String.fromCodePoint(point)) },
);

/** What XML has no character for: https://www.w3.org/TR/xml/#NT-Char. */
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu;

/** A text that XML can carry. */
export const legalText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("Ada", "Lovelace & Sons", "12 St. James's Sq.", "Zoë", "", "0012", " x ") },
  {
    weight: 2,
    arbitrary: fc.array(character, { maxLength: 10 }).map((parts) => parts.join("").replace(illegal, "")),
  },
);

/** As a codec reads it that does not keep white space at the ends. */
export const trimmedText: fc.Arbitrary<string> = legalText.map((text) => text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ""));
