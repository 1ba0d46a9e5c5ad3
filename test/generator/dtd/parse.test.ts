import { describe, expect, test } from "vitest";
import { importDtd } from "../../../generator/src/dtd/index.js";
import { outline } from "../xsd/outline.js";
import { dtd, pointedAt } from "./dtd.js";

describe("content models", () => {
  test.each([
    ["<!ELEMENT a EMPTY>", ["a"]],
    ["<!ELEMENT a ANY>", ["a", "  choice* mixed as content", "    * *"]],
    ["<!ELEMENT a (#PCDATA)>", ["a", "  $ text: text"]],
    ["<!ELEMENT a ( #PCDATA )* >", ["a", "  $ text: text"]],
    ["<!ELEMENT a (#PCDATA|b)*><!ELEMENT b EMPTY>", ["a", "  choice* mixed as content", "    b b: b", "b"]],
    ["<!ELEMENT a (b)><!ELEMENT b (#PCDATA)>", ["a", "  sequence", "    b b: text"]],
    ["<!ELEMENT a (b?,c*,d+)>", ["a", "  sequence", "    b? b: text", "    c* c: text", "    d+ d: text"]],
    ["<!ELEMENT a (b|c)>", ["a", "  choice as choice", "    b b: text", "    c c: text"]],
    ["<!ELEMENT a (b|c)*>", ["a", "  choice* as choice", "    b b: text", "    c c: text"]],
    [
      "<!ELEMENT a ((b,c)|d)>",
      ["a", "  choice", "    sequence", "      b b: text", "      c c: text", "    d d: text"],
    ],
    [
      "<!ELEMENT a ((b|c)+,d)>",
      ["a", "  sequence", "    choice+ as choice", "      b b: text", "      c c: text", "    d d: text"],
    ],
  ])("%s", (declarations, lines) => {
    const leaves = ["b", "c", "d"].filter((name) => !declarations.includes(`<!ELEMENT ${name} `));
    const result = dtd(declarations + leaves.map((name) => `<!ELEMENT ${name} (#PCDATA)>`).join(""));
    expect(result.problems).toEqual([]);
    expect(outline({ types: result.types.slice(0, lines.includes("b") ? 2 : 1) })).toEqual(lines);
  });

  test("without a value, such as a repeated sequence, become a repeated choice of the same elements, held to a content model", () => {
    const result = dtd("<!ELEMENT a (b,c)*><!ELEMENT b EMPTY><!ELEMENT c EMPTY>");
    expect(outline(result)).toEqual(["a", "  choice* as choice", "    b b: b", "    c c: c", "b", "c"]);
    expect(result.problems).toEqual([]);
    expect(result.types[0]).toMatchObject({ model: "(b, c)*" });
  });

  test("leave out elements that are declared nowhere, which is said", () => {
    const result = dtd("<!ELEMENT a (b,c)><!ELEMENT b EMPTY>");
    expect(outline(result)).toEqual(["a", "  sequence", "    b b: b", "b"]);
    expect(pointedAt(result)).toEqual([
      'c: warning: expected a part of DTDs that is supported but found "c", an element that is declared nowhere; it is left out',
    ]);
  });
});

describe("attributes", () => {
  test.each([
    ["b CDATA #IMPLIED", "@b? b: text"],
    ["b CDATA #REQUIRED", "@b b: text"],
    ["b CDATA 'x &amp; &#65;\n&e;'", "@b b: text = x & A ee"],
    ["b CDATA #FIXED '1'", "@b b: enum 1 = 1"],
    ["b ID #REQUIRED", "@b b: xs:ID"],
    ["b IDREF #IMPLIED", "@b? b: xs:IDREF"],
    ["b IDREFS #IMPLIED", "@b? b: list of [xs:IDREF] minLength 1"],
    ["b ENTITY #IMPLIED", "@b? b: xs:ENTITY"],
    ["b ENTITIES #IMPLIED", "@b? b: list of [xs:ENTITY] minLength 1"],
    ["b NMTOKEN ' x '", "@b b: xs:NMTOKEN = x"],
    ["b NMTOKENS #IMPLIED", "@b? b: list of [xs:NMTOKEN] minLength 1"],
    ["b (x|y-1 | 2) 'x'", "@b b: enum x | y-1 | 2 = x"],
    ["b NOTATION (gif) #IMPLIED", "@b? b: enum gif"],
    ["xml:lang CDATA #IMPLIED", "@xml:lang? xmlLang: text"],
    ["b CDATA #IMPLIED b CDATA #REQUIRED", "@b? b: text"],
  ])("%s", (declared, line) => {
    const result = dtd(`<!NOTATION gif SYSTEM "gif"><!ENTITY e "ee"><!ELEMENT a EMPTY><!ATTLIST a ${declared}>`);
    expect(result.problems).toEqual([]);
    expect(outline(result)).toEqual(["a", `  ${line}`]);
  });

  test("of several declarations belong to one element, of which the first of a name counts", () => {
    const result = dtd("<!ATTLIST a b CDATA '1'><!ELEMENT a EMPTY><!ATTLIST a c CDATA #IMPLIED b CDATA '2'>");
    expect(outline(result)).toEqual(["a", "  @b b: text = 1", "  @c? c: text"]);
  });

  test("that bind prefixes are namespaces", () => {
    const result = dtd(`<!ELEMENT s:a (s:b)><!ELEMENT s:b EMPTY>
<!ATTLIST s:a xmlns:s CDATA #FIXED "urn:s" xmlns CDATA #FIXED "urn:d" x:y CDATA #IMPLIED xmlns:x CDATA "urn:x">`);
    expect(result.namespaces).toEqual({ "": "urn:d", s: "urn:s", x: "urn:x" });
    expect(outline(result)).toEqual(["s:a", "  @x:y? xY: text", "  sequence", "    s:b sB: s:b", "s:b"]);
  });

  test("with a prefix that nothing binds are told of", () => {
    const result = dtd('<!ELEMENT a EMPTY>\n<!ATTLIST a p:b CDATA #IMPLIED xml:space (preserve) "preserve">');
    expect(pointedAt(result)).toEqual([
      'p:b: warning: expected a part of DTDs that is supported but found "p", a prefix without a namespace; name its namespace under "namespaces", or read names as they are written with "namespaces: ignore"',
    ]);
  });
});

describe("parameter entities", () => {
  test.each([
    ['<!ENTITY % m "(b?)"><!ELEMENT a %m;>', ["a", "  sequence", "    b? b: b", "b"]],
    ['<!ENTITY % n "b"><!ENTITY % m "(%n;?)"><!ELEMENT a %m;>', ["a", "  sequence", "    b? b: b", "b"]],
    ['<!ENTITY % m "b|a"><!ELEMENT a (%m;)*>', ["a", "  choice* as choice", "    b b: b", "    a a: a", "b"]],
    ['<!ENTITY % c "c CDATA"><!ELEMENT a EMPTY><!ATTLIST a %c; #IMPLIED>', ["a", "  @c? c: text", "b"]],
    ['<!ENTITY % d "<!ELEMENT a EMPTY>">%d;', ["a", "b"]],
    ['<!ENTITY % n "a"><!ELEMENT %n; EMPTY>', ["a", "b"]],
    ['<!ENTITY % m "EMPTY"><!ENTITY % m "(b)"><!ELEMENT a %m;>', ["a", "b"]],
    ['<!ENTITY % i "<!ELEMENT a EMPTY> <![INCLUDE[<!ATTLIST a c CDATA #IMPLIED>]]>">%i;', ["a", "  @c? c: text", "b"]],
  ])("%s", (declarations, lines) => {
    const result = dtd(`${declarations}<!ELEMENT b EMPTY>`);
    expect(result.problems).toEqual([]);
    expect(outline(result)).toEqual(lines);
  });

  test("do not join what stands beside them", () => {
    expect(pointedAt(dtd('<!ENTITY % n "b">\n<!ELEMENT a%n; EMPTY>'))).toEqual(
      ['b: expected "EMPTY", "ANY" or "(" but found "b"'].map((line) => line.replace(/^b/, "%n;")),
    );
  });
});

describe("conditional sections", () => {
  test.each([
    ["<![INCLUDE[<!ELEMENT a EMPTY>]]>", ["a", "z"]],
    ["<![ IGNORE [<!ELEMENT a EMPTY>]]>", ["z"]],
    ["<![IGNORE[ <![INCLUDE[ nonsense ]]> '\" ]]><!ELEMENT b EMPTY>", ["b", "z"]],
    ['<!ENTITY % draft "INCLUDE"><![%draft;[<!ELEMENT a EMPTY>]]>', ["a", "z"]],
    ['<!ENTITY % draft "IGNORE"><!ENTITY % draft "INCLUDE"><![%draft;[<!ELEMENT a EMPTY>]]>', ["z"]],
    ["<![INCLUDE[<![IGNORE[<!ELEMENT a EMPTY>]]><!ELEMENT b EMPTY>]]>", ["b", "z"]],
  ])("%s", (declarations, lines) => {
    const result = dtd(`${declarations}<!ELEMENT z EMPTY>`);
    expect(result.problems).toEqual([]);
    expect(outline(result)).toEqual(lines);
  });
});

describe("external entities", () => {
  const files = new Map([
    ["dtd/parts/b.mod", '<?xml version="1.0" encoding="UTF-8"?>\n<!ENTITY % c SYSTEM "c.mod">%c;<!ELEMENT b (c)>'],
    ["dtd/parts/c.mod", "<!ELEMENT c EMPTY>"],
    ["dtd/local.mod", "<!ELEMENT b EMPTY>"],
    ["dtd/value.ent", '<?xml encoding="utf-8"?>b, c'],
    ["dtd/catalog.xml", '<catalog><public publicId="-//X//Parts B//EN" uri="parts/b.mod"/></catalog>'],
  ]);

  test.each([
    ['<!ENTITY % b SYSTEM "parts/b.mod">%b;', ["a", "  sequence", "    b b: b", "b", "  sequence", "    c c: c", "c"]],
    [
      '<!ENTITY % b PUBLIC "-//X//Parts\n  B//EN" "http://x.example/b">%b;',
      ["a", "  sequence", "    b b: b", "b", "  sequence", "    c c: c", "c"],
    ],
    ['<!ENTITY % b SYSTEM "http://x.example/1/local.mod">%b;', ["a", "  sequence", "    b b: b", "b"]],
    [
      '<!ENTITY % v SYSTEM "value.ent"><!ENTITY % m "(%v;)"><!ELEMENT b %m;><!ELEMENT c EMPTY>',
      ["a", "  sequence", "    b b: b", "b", "  sequence", "    b b: b", "    c c: c", "c"],
    ],
  ])("%s", (declarations, lines) => {
    const result = importDtd(`<!ELEMENT a (b)>${declarations}`, "dtd/a.dtd", { files });
    expect(result.problems).toEqual([]);
    expect(outline(result)).toEqual(lines);
  });

  test("that are not there are told of where they are needed, and only there", () => {
    const result = dtd('<!ENTITY % unused SYSTEM "no.mod"><!ENTITY % x SYSTEM "y.mod">\n%x;');
    expect(pointedAt(result)).toEqual([
      'y.mod: warning: expected a part of DTDs that is supported but found "y.mod", a file that is not there; nothing is fetched: put it beside this one, or name its place in a "catalog.xml"',
    ]);
  });

  test("that are not there may declare what is declared nowhere", () => {
    const result = dtd('<!ENTITY % x SYSTEM "y.mod">%x;\n<!ELEMENT a %m;EMPTY>');
    expect(outline(result)).toEqual(["a"]);
    expect(pointedAt(result).slice(1)).toEqual([
      '%m;: warning: expected a part of DTDs that is supported but found "m", a parameter entity that is declared nowhere; it is left out',
    ]);
  });

  test("declare elements as the main file does", () => {
    const result = importDtd('<!ENTITY % b SYSTEM "b.mod">%b;<!ELEMENT a (b)>', "a.dtd", {
      files: new Map([["b.mod", "<!ELEMENT b (#PCDATA)><!ATTLIST b c CDATA #REQUIRED>"]]),
    });
    expect(result.roots).toEqual(["a", "b"]);
    expect(outline(result)).toEqual(["a", "  sequence", "    b b: b", "b", "  @c c: text", "  $ text: text"]);
  });

  test("have mistakes in their own file", () => {
    const result = importDtd('<!ENTITY % b SYSTEM "b.mod">%b;', "a.dtd", {
      files: new Map([["b.mod", "<!ELEMENT b EMPTY>\n<!ELEMENT c>"]]),
    });
    expect(result.problems.map(({ file, line, column, message }) => [file, line, column, message])).toEqual([
      ["b.mod", 2, 12, 'expected white space but found ">"'],
    ]);
  });
});

describe("the subset of a document", () => {
  test("comes first and counts first", () => {
    const result = importDtd("<!ELEMENT a %m;><!ATTLIST a b CDATA '2'>", "a.dtd", {
      subset: { text: '<!ENTITY % m "EMPTY"><!ATTLIST a b CDATA "1">', file: "a.xml" },
    });
    expect(outline(result)).toEqual(["a", "  @b b: text = 1"]);
  });

  test.each([
    [
      '<!ENTITY % m "EMPTY"><!ELEMENT a %m;>',
      'expected no parameter entity inside a declaration of a document\'s own subset but found "%"',
    ],
    [
      '<!ENTITY % m "b"><!ENTITY n "%m;">',
      'expected no parameter entity inside a declaration of a document\'s own subset but found "%m;"',
    ],
    ["<![INCLUDE[]]>", "expected no conditional section in a document's own subset but found one"],
  ])("%s", (text, message) => {
    const { problems } = importDtd("", "a.dtd", { subset: { text, file: "a.xml" } });
    expect(problems.map((problem) => problem.message)).toEqual([message]);
  });
});

test("comments before declarations are their documentation", () => {
  const { types } = dtd(`<!-- A licence. -->

<!-- ======
     The root.

     It holds all.
     ====== -->
<!ELEMENT a (b)>
<!-- Text. -->
<!ELEMENT b (#PCDATA)>`);
  const [a] = types;
  expect(a?.documentation).toBe("The root.\n\nIt holds all.");
  expect(a?.kind === "record" && a.content?.particles[0]).toMatchObject({ documentation: "Text." });
});
