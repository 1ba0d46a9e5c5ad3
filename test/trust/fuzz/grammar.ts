import type { Random } from "./random.js";

/** A document made by the grammar of XML; a few of its parts are wrong. */
export function makeDocument(random: Random): Uint8Array {
  const doctype = random.chance(0.15) ? makeDoctype(random) : "";
  const prolog = random.pick([
    "",
    "",
    "",
    '<?xml version="1.0"?>',
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    "<!-- c -->\n",
    "\n",
  ]);
  const epilog = random.pick(["", "", "", "", "\n", "<!-- c -->", "<?p?>", random.chance(0.1) ? "x" : ""]);
  const root = makeElement(random, 0, doctype !== "").replace(/^<[^\s/>]+/, '$& xmlns:p="urn:p" xmlns:q="urn:q"');
  return new TextEncoder().encode(prolog + doctype + root + epilog);
}

const names = ["a", "b", "c", "p:a", "q:b", "é", "_", "a.b-1", "__proto__", "toString", "constructor"];

function makeElement(random: Random, depth: number, entities: boolean): string {
  const name = random.pick(names);
  const attributes = Array.from({ length: random.below(4) }, () => makeAttribute(random, entities)).join("");
  const count = depth > 4 ? 0 : random.below(5);
  if (count === 0 && random.chance(0.6))
    return `<${name}${attributes}${random.pick(["/>", " />", "/>", "></" + name + ">"])}`;
  const content = Array.from({ length: count }, () =>
    random.chance(0.45) ? makeElement(random, depth + 1, entities) : makeText(random, entities),
  );
  return `<${name}${attributes}>${content.join("")}</${random.chance(0.01) ? random.pick(names) : name}${random.pick(["", "", "", " ", "\n"])}>`;
}

const attributeNames = ["a", "b", "c", "d", "p:a", "q:a", "xml:lang", "xmlns", "xmlns:p", "xmlns:r", "__proto__"];

function makeAttribute(random: Random, entities: boolean): string {
  const name = random.pick(attributeNames);
  const quote = random.pick(['"', '"', "'"]);
  const value = name.startsWith("xmlns")
    ? random.pick(["urn:p", "urn:q", "http://example.org/", name === "xmlns" ? "" : "urn:r"])
    : makeText(random, entities).replaceAll(/[<>]/g, "");
  const equals = random.pick(["=", "=", "=", " = ", "\n="]);
  return `${random.pick([" ", " ", "\n", "\t"])}${name}${equals}${quote}${value.replaceAll(quote, "")}${quote}`;
}

function makeText(random: Random, entities: boolean): string {
  return Array.from({ length: random.below(4) }, () => makePiece(random, entities)).join("");
}

function makePiece(random: Random, entities: boolean): string {
  if (entities && random.chance(0.3)) return random.pick(["&e;", "&f;", "&g;", "&h;"]);
  if (random.chance(0.02))
    return random.pick(["&", "&x;", "&#0;", "]]>", "<!-- -- -->", "\u0001", "\ufffe", "<", "<?xml?>", "--->"]);
  if (random.chance(0.3))
    return random.pick([
      "<!-- c -->",
      "<?pi d?>",
      "<![CDATA[<&]]>",
      "<![CDATA[]]>",
      "\r\n",
      "\r",
      "&#13;",
      "&#10;",
      "]]",
      "]",
      ">",
    ]);
  return random.pick([
    "x",
    "text",
    " ",
    "\n",
    "\t",
    "é",
    "😀",
    "&amp;",
    "&lt;",
    "&#65;",
    "&#x1F600;",
    "0012",
    "'",
    '"',
    "\u0085",
  ]);
}

function makeDoctype(random: Random): string {
  const declarations = Array.from({ length: random.below(5) }, () =>
    random.pick([
      `<!ENTITY e "${makeText(random, false).replaceAll(/["%]/g, "")}">`,
      `<!ENTITY f '${makeText(random, true).replaceAll(/['%]/g, "")}'>`,
      "<!ENTITY g '<b>&e;</b>'>",
      "<!ENTITY h '&#60;b/>&#38;amp;'>",
      "<!ATTLIST a a NMTOKENS ' x  y '>",
      "<!ATTLIST b b CDATA '1 &amp; 2' c ID #IMPLIED>",
      "<!ELEMENT a (b|c)*><!ELEMENT b EMPTY>",
      "<!ELEMENT c (#PCDATA|a)*>",
      "<!ENTITY % p '<!ENTITY e \"p\">'>%p;",
      "<!NOTATION n SYSTEM 'n'><!-- c --><?p?>",
      "<!ATTLIST c d (x|y) 'x'>",
    ]),
  );
  return `<!DOCTYPE ${random.pick(["a", "p:a"])} [${declarations.join(random.pick(["", "\n"]))}]>`;
}
