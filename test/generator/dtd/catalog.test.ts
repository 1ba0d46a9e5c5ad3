import { expect, test } from "vitest";
import { importDtd } from "../../../generator/src/dtd/index.js";

const start = '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">';

test.each([
  ["a public identifier", '<public publicId="-//Shop//Parts//EN" uri="lib/parts.mod"/>'],
  ["a public identifier, white space aside", '<public publicId="-//Shop//Parts//EN " uri="lib/parts.mod"/>'],
  ["an address", '<system systemId="http://shop/parts.mod" uri="lib/parts.mod"/>'],
  ["how an address begins", '<rewriteSystem systemIdStartString="http://shop/" rewritePrefix="lib/"/>'],
  [
    "the longest way an address begins",
    '<rewriteSystem systemIdStartString="http:" rewritePrefix="x/"/><rewriteSystem systemIdStartString="http://shop/" rewritePrefix="lib/"/>',
  ],
  ["how an address ends", '<systemSuffix systemIdSuffix="/parts.mod" uri="lib/parts.mod"/>'],
  ["a group with a base", '<group xml:base="lib/"><public publicId="-//Shop//Parts//EN" uri="parts.mod"/></group>'],
  [
    "the first of two entries",
    '<public publicId="-//Shop//Parts//EN" uri="lib/parts.mod"/><public publicId="-//Shop//Parts//EN" uri="x"/>',
  ],
  [
    "another catalog",
    '<nextCatalog catalog="lib/more.xml"/><nextCatalog catalog="catalog.xml"/><nextCatalog catalog="none"/>',
  ],
])("a catalog finds a file by %s", (_, entries) => {
  const files = new Map([
    ["acme/catalog.xml", `<!DOCTYPE catalog SYSTEM "http://never/fetched">\n${start}${entries}</catalog>`],
    ["acme/lib/more.xml", `${start}<public publicId="-//Shop//Parts//EN" uri="parts.mod"/></catalog>`],
    ["acme/lib/parts.mod", "<!ELEMENT part EMPTY>"],
  ]);
  const text = '<!ENTITY % p PUBLIC "-//Shop//Parts//EN" "http://shop/parts.mod">%p;';
  const { roots, problems } = importDtd(text, "acme/dtd/shop.dtd", { files });
  expect(problems).toEqual([]);
  expect(roots).toEqual(["part"]);
});

test("the nearest catalog counts first", () => {
  const entry = (uri: string): string => `${start}<public publicId="p" uri="${uri}"/></catalog>`;
  const files = new Map([
    ["acme/catalog.xml", entry("a.mod")],
    ["acme/dtd/catalog.xml", entry("b.mod")],
    ["acme/a.mod", "<!ELEMENT a EMPTY>"],
    ["acme/dtd/b.mod", "<!ELEMENT b EMPTY>"],
  ]);
  const { roots } = importDtd('<!ENTITY % p PUBLIC "p" "x">%p;', "acme/dtd/shop.dtd", { files });
  expect(roots).toEqual(["b"]);
});

test("a catalog that is no XML is told of, and not looked at", () => {
  const files = new Map([["acme/catalog.xml", "<catalog"]]);
  const { roots, problems } = importDtd("<!ELEMENT a EMPTY>", "acme/shop.dtd", { files });
  expect(roots).toEqual(["a"]);
  expect(problems.map(({ severity, file, message }) => [severity, file, message])).toEqual([
    [
      "warning",
      "acme/catalog.xml",
      'expected a part of DTDs that is supported but found "acme/catalog.xml", a catalog that is no well-formed XML; it is not looked at',
    ],
  ]);
});
