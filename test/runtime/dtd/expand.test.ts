import { describe, expect, test } from "vitest";
import { XmlError } from "@tagsmith/runtime";
import { type DtdLimits, type DtdOptions, expandDoctype } from "@tagsmith/runtime/dtd";

function expanded(xml: string | Uint8Array, options: DtdOptions = {}): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(expandDoctype(xml, options));
}

function message(xml: string | Uint8Array, options: DtdOptions = {}): string {
  try {
    return `accepted: ${expanded(xml, options)}`;
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return error.message;
  }
}

describe("entities and attributes are what the internal subset says", () => {
  test.each([
    ["no DOCTYPE", "<a/>", "<a/>"],
    ["text", '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', "<a>x</a>"],
    ["elements", '<!DOCTYPE a [<!ENTITY e "<b>1</b><c/>">]><a>&e;</a>', "<a><b>1</b><c/></a>"],
    ["an entity in another", '<!DOCTYPE a [<!ENTITY e "(&f;)"><!ENTITY f "x">]><a>&e;</a>', "<a>(x)</a>"],
    ["the first declaration", '<!DOCTYPE a [<!ENTITY e "1"><!ENTITY e "2">]><a>&e;</a>', "<a>1</a>"],
    ["markup that was escaped twice", '<!DOCTYPE a [<!ENTITY e "&#38;#60;b>">]><a>&e;</a>', "<a>&#60;b></a>"],
    ["a parameter entity", "<!DOCTYPE a [<!ENTITY % p \"<!ENTITY e 'x'>\">%p;]><a>&e;</a>", "<a>x</a>"],
    ["predefined entities", '<!DOCTYPE a [<!ENTITY lt "&#38;#60;">]><a>&lt;&amp;&#65;</a>', "<a>&lt;&amp;&#65;</a>"],
    ["a value", `<!DOCTYPE a [<!ENTITY e "x'y">]><a b='&e;"'/>`, `<a b="x'y&#34;"/>`],
    ["a default", '<!DOCTYPE a [<!ATTLIST a b CDATA "1<">]><a/>'.replace('<"', '&lt;"'), '<a b="1&#60;"/>'],
    ["a default that is not needed", '<!DOCTYPE a [<!ATTLIST a b CDATA "1">]><a b="2"/>', '<a b="2"/>'],
    ["a fixed value", '<!DOCTYPE a [<!ATTLIST a b CDATA #FIXED "1">]><a/>', '<a b="1"/>'],
    ["tokens", '<!DOCTYPE a [<!ATTLIST a b NMTOKENS #IMPLIED>]><a b="  1  2 "/>', '<a b="1 2"/>'],
    ["text that is no tokens", '<!DOCTYPE a [<!ATTLIST a b CDATA #IMPLIED>]><a b="  1  2 "/>', '<a b="  1  2 "/>'],
    ["a namespace", '<!DOCTYPE a [<!ATTLIST a xmlns CDATA #FIXED "urn:a">]><a/>', '<a xmlns="urn:a"/>'],
    ["a carriage return of an entity", '<!DOCTYPE a [<!ENTITY e "&#13;">]><a>&e;</a>', "<a>&#13;</a>"],
    [
      "one inside of CDATA",
      '<!DOCTYPE a [<!ENTITY e "<![CDATA[&#13;]]>">]><a>&e;</a>',
      "<a><![CDATA[]]>&#13;<![CDATA[]]></a>",
    ],
    ["brackets of an entity", '<!DOCTYPE a [<!ENTITY e "]]">]><a>&e;></a>', "<a>]]&gt;</a>"],
    ["lines", '<?xml version="1.0"?>\r\n<!DOCTYPE a [\n\n]>\n<a/>', "\n\n\n\n<a/>"],
  ])("%s", (_, xml, result) => {
    expect(message(xml)).toBe(`accepted: ${result}`);
  });
});

describe("what is wrong is told with its place", () => {
  test.each([
    [
      "an entity in itself",
      '<!DOCTYPE a [<!ENTITY e "&f;"><!ENTITY f "&e;">]>\n<a>&e;</a>',
      "2:4: expected an entity that does not refer to itself but received &e;, in the entity f",
    ],
    [
      "an element that an entity leaves open",
      '<!DOCTYPE a [<!ENTITY e "<b>">]><a>&e;</b></a>',
      "1:36: expected the end tag </b> but received the end of the entity e, in the entity e",
    ],
    [
      "one that it closes",
      '<!DOCTYPE a [<!ENTITY e "</a>">]><a>&e;',
      '1:37: expected the end of an element that begins here but received "</a>", in the entity e',
    ],
    ["no declaration", "<!DOCTYPE a []>\n<a>&e;</a>", '2:4: expected an entity that is declared but received "&e;"'],
    [
      "an entity outside of the root",
      '<!DOCTYPE a [<!ENTITY e "">]><a/>&e;',
      '1:34: expected the root element but received "&"',
    ],
    [
      "a sign in a value",
      '<!DOCTYPE a [<!ENTITY e "<">]><a b="&e;"/>',
      '1:37: expected "&lt;" in an attribute but received "<", in the entity e',
    ],
    [
      "a parameter entity in a declaration",
      '<!DOCTYPE a [<!ENTITY % p "x"><!ENTITY e "%p;">]><a/>',
      '1:43: expected no parameter entity inside of a declaration but received "%p;"',
    ],
    [
      "a default of a later entity",
      '<!DOCTYPE a [<!ATTLIST a b CDATA "&e;"><!ENTITY e "x">]><a/>',
      '1:35: expected an entity that is declared but received "&e;"',
    ],
    [
      "an external entity",
      '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
      '1:58: expected an entity that can be read but received "&e;"',
    ],
    [
      "an external entity in a value",
      '<!DOCTYPE a [<!ENTITY e SYSTEM "e">]><a b="&e;"/>',
      '1:44: expected an internal entity in an attribute but received "&e;"',
    ],
    [
      "an entity that is no XML",
      '<!DOCTYPE a [<!ENTITY e SYSTEM "e" NDATA n>]><a>&e;</a>',
      '1:49: expected an entity of XML but received "&e;"',
    ],
    ["a conditional section", "<!DOCTYPE a [<![INCLUDE[]]>]><a/>", '1:17: expected a declaration but received "<!["'],
    ["no end", "<!DOCTYPE a [", '1:14: expected "]" but received the end of the document'],
    ["XML 1.1", '<?xml version="1.1"?><a/>', '1:1: expected XML 1.0 but received version "1.1"'],
    [
      "a character",
      "<!DOCTYPE a [\n<!ENTITY e '\u0001'>]><a/>",
      "2:13: expected a character of XML but received U+0001",
    ],
  ])("%s", (_, xml, text) => {
    expect(message(xml)).toBe(text);
  });

  test("bytes that are not UTF-8", () => {
    expect(message(Uint8Array.of(60, 97, 62, 10, 0xff, 60))).toBe("2:1: expected UTF-8 but received the byte 0xFF");
  });

  test("the name of the file, and bytes of another encoding", () => {
    const bytes = Buffer.from(
      '<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE a [<!ENTITY e "é">]><a>&e;&f;</a>',
      "latin1",
    );
    expect(message(bytes, { file: "a.xml" })).toBe(
      'a.xml:1:80: expected an entity that is declared but received "&f;"',
    );
  });
});

describe("each limit holds at the limit, one beyond it, and at 0", () => {
  const xml = '<!DOCTYPE a [<!ENTITY e "&f;&f;"><!ENTITY f "12345">]><a>&e;</a>';
  test.each<[limit: keyof DtdLimits, most: number, expected: string]>([
    ["document", xml.length, "a document of at most 63 bytes"],
    // "&f;&f;" and twice "12345", and one for each of three references
    ["expansion", 19, "entities and defaults of at most 18 characters"],
    ["nesting", 2, "at most 1 entities inside of each other"],
  ])("%s", (limit, most, expected) => {
    expect(message(xml, { limits: { [limit]: most } })).toBe("accepted: <a>1234512345</a>");
    expect(message(xml, { limits: { [limit]: most - 1 } })).toContain(`expected ${expected} but received more`);
    expect(message(xml, { limits: { [limit]: 0 } })).toContain("at most 0 ");
  });

  test("factor", () => {
    const bomb = `<!DOCTYPE a [<!ENTITY e "${"x".repeat(1000)}">]><a>${"&e;".repeat(500)}</a>`;
    const limits = { expansion: Infinity, factor: 500_500 / bomb.length };
    expect(message(bomb, { limits })).toContain("accepted: ");
    expect(message(bomb, { limits: { ...limits, factor: 500_499 / bomb.length } })).toContain("times the document");
    expect(message(bomb, { limits: { ...limits, factor: 0 } })).toContain("at most 0 times the document");
  });
});

describe("what costs others their memory is refused in a moment", () => {
  const levels = (inner: string): string =>
    `<!DOCTYPE a [<!ENTITY e0 "${inner}">${Array.from({ length: 10 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join("")}]>`;
  test.each([
    ["a billion laughs", `${levels("lol")}<a>&e10;</a>`],
    ["a billion times nothing", `${levels("")}<a>&e10;</a>`],
    ["laughs in an attribute", `${levels("lol")}<a b="&e10;"/>`],
    ["laughs in a default", `${levels("lol").replace("]>", '<!ATTLIST a b CDATA "&e10;">]>')}<a/>`],
    ["one entity many times", `<!DOCTYPE a [<!ENTITY e "${"x".repeat(50_000)}">]><a>${"&e;".repeat(4000)}</a>`],
    [
      "one default many times",
      `<!DOCTYPE a [<!ATTLIST b c CDATA "${"x".repeat(50_000)}">]><a>${"<b/>".repeat(4000)}</a>`,
    ],
    [
      "entities in a chain",
      `<!DOCTYPE a [<!ENTITY e0 "">${Array.from({ length: 20_000 }, (_, at) => `<!ENTITY e${at + 1} "&e${at};">`).join("")}]><a>&e20000;</a>`,
    ],
    ["deep groups that have no end", `<!DOCTYPE a [<!ELEMENT a ${"(".repeat(1_000_000)}`],
  ])("%s", (_, xml) => {
    const started = performance.now();
    expect(message(xml)).toMatch(/but received (?:more|the end)/);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe("what is outside is read only by a loader", () => {
  const files: Record<string, string> = {
    "http://example.org/dtd/a.dtd":
      '<?xml version="1.0" encoding="UTF-8"?><!ENTITY % more SYSTEM "more.dtd">%more;<!ENTITY % on "INCLUDE"><![%on;[<!ENTITY e "on">]]><![IGNORE[<!ENTITY e "off">]]><!ATTLIST a b CDATA "1">',
    "http://example.org/dtd/more.dtd": '<!ENTITY % name "f"><!ENTITY %name; "<b>more</b>">',
    "http://example.org/text.xml": '<?xml encoding="UTF-8"?>x<b/>',
  };
  const asked: string[] = [];
  const load: DtdOptions["load"] = ({ url }) => {
    asked.push(url);
    return files[url] === undefined ? undefined : new TextEncoder().encode(files[url]);
  };
  const base = "http://example.org/a.xml";
  const xml = '<!DOCTYPE a SYSTEM "dtd/a.dtd" [<!ENTITY t SYSTEM "text.xml">]><a>&e;&f;&t;</a>';

  test("addresses are those of the files that name them", () => {
    expect(expanded(xml, { base, load })).toBe('<a b="1">on<b>more</b>x<b/></a>');
    expect(asked).toEqual(Object.keys(files));
  });

  test("without one, the document is refused where it refers to what was not read", () => {
    expect(message(xml)).toBe('1:67: expected an entity that is declared in what was read but received "&e;"');
    expect(message('<!DOCTYPE a SYSTEM "a.dtd"><a/>')).toBe("accepted: <a/>");
  });

  test("standalone documents may not refer to what is declared there", () => {
    expect(message(`<?xml version="1.0" standalone="yes"?>${xml}`, { base, load })).toBe(
      '1:105: expected an entity that is declared in the document but received "&e;"',
    );
  });

  test("declarations behind what was not read do not count", () => {
    expect(message('<!DOCTYPE a [<!ENTITY % p SYSTEM "p">%p;<!ENTITY e "x">]><a>&e;</a>')).toBe(
      '1:61: expected an entity that is declared in what was read but received "&e;"',
    );
  });
});

test("U+FEFF behind the DOCTYPE is text where none may be, not a byte order mark", () => {
  const expanded = expandDoctype("<!DOCTYPE a>\ufeff<a/>");
  expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(expanded)).toBe(" \ufeff<a/>");
});
