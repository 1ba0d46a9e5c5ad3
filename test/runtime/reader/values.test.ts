import { describe, expect, test } from "vitest";
import {
  type MemberTable,
  type ReadOptions,
  boolean,
  choice,
  decimal,
  enumeration,
  formUrlEncoding,
  id,
  instant,
  integer,
  map,
  text,
  unixTime,
} from "@tagsmith/runtime";
import { read, record, rooted } from "./tables.js";

/** The limit is too small for the fast paths, so that all is read with care. */
const careful: ReadOptions = { limits: { attribute: 63 } };

const option = record("Option", [
  { xml: ["name", "@name"], as: "name", type: text },
  { xml: ["value", "$"], as: "value", type: text },
]);

interface Case {
  what: string;
  members: readonly MemberTable[];
  documents: readonly [content: string, value: unknown][];
}

const forms: Case[] = [
  {
    what: "a missing member is undefined, a missing list has no items, a default is filled",
    members: [
      { xml: "a", as: "a", number: "?", type: text },
      { xml: "b", as: "b", number: "*", type: text },
      { xml: "c", as: "c", type: integer, default: 1 },
      { xml: "@d", as: "d", number: "?", type: text },
    ],
    documents: [
      ["", { a: undefined, b: [], c: 1, d: undefined }],
      ["<b>x</b><c>2</c><b/><a/>", { a: "", b: ["x", ""], c: 2, d: undefined }],
    ],
  },
  {
    what: "wrappers vanish, and a list is missing where a wrapper that may be missing is",
    members: [
      { xml: "Items/Item", as: "items", number: "*", type: id },
      { xml: "Options?/Option", as: "options", number: "*", type: id },
      { xml: "Customer?/Name", as: "name", type: text },
      { xml: "Customer?/@no", as: "no", number: "?", type: id },
    ],
    documents: [
      ["<Items/>", { items: [], options: undefined, name: undefined, no: undefined }],
      [
        "<Customer no='7'><Name>N</Name></Customer><Options></Options><Items><Item> 1 </Item><Item>2</Item></Items>",
        { items: ["1", "2"], options: [], name: "N", no: "7" },
      ],
    ],
  },
  {
    what: "an element bears the value or wraps it",
    members: [{ xml: ["Discount", "Discount/Amount"], as: "discount", type: decimal }],
    documents: [
      ["<Discount>1.50</Discount>", { discount: "1.50" }],
      ["<Discount>\n  <Amount>1.50</Amount>\n</Discount>", { discount: "1.50" }],
    ],
  },
  {
    what: "spellings are elements, attributes and texts",
    members: [{ xml: "attribute", as: "attributes", number: "*", type: option }],
    documents: [
      [
        '<attribute name="a">1</attribute><attribute><name>b</name><value>2</value></attribute>',
        {
          attributes: [
            { name: "a", value: "1" },
            { name: "b", value: "2" },
          ],
        },
      ],
    ],
  },
  {
    what: "a choice is a tagged union, and in the order of the document where it is repeated",
    members: [
      {
        as: "method",
        number: "*",
        type: {
          kind: "choice",
          code: choice,
          choices: [
            { xml: "Cash", type: decimal },
            { xml: "Card", type: record("Card", [{ xml: "No", as: "no", type: id }]), nothing: [""] },
            { xml: "*", type: { kind: "any" } },
          ],
        },
      },
    ],
    documents: [
      [
        "<Card><No>1</No></Card><Cash>2</Cash><Other x='1'/><Card/>",
        {
          method: [
            { name: "Card", value: { no: "1" } },
            { name: "Cash", value: "2" },
            { name: "Other", value: "<Other x='1'/>" },
            { name: "Card", value: undefined },
          ],
        },
      ],
    ],
  },
  {
    what: "the one member of a record can stand for it",
    members: [
      {
        xml: "Payment",
        as: "payment",
        type: record(
          "Payment",
          [{ as: "method", type: { kind: "choice", code: choice, choices: [{ xml: "Cash", type: decimal }] } }],
          true,
        ),
      },
    ],
    documents: [["<Payment><Cash>1</Cash></Payment>", { payment: { name: "Cash", value: "1" } }]],
  },
  {
    what: "a map is a list of names and values, any content is XML",
    members: [
      { xml: "details", as: "details", number: "?", type: { kind: "map", code: map, type: text } },
      { xml: "note", as: "note", number: "?", type: { kind: "any" } },
    ],
    documents: [
      [
        "<details><b>1</b><!-- c --><a>&lt;</a><b/></details><note> <i>x</i>&amp;</note>",
        {
          details: [
            { name: "b", value: "1" },
            { name: "a", value: "<" },
            { name: "b", value: "" },
          ],
          note: "<note> <i>x</i>&amp;</note>",
        },
      ],
      ["<details/>", { details: [], note: undefined }],
    ],
  },
  {
    what: "kinds of nothing, also of records and lists",
    members: [
      { xml: "date", as: "date", type: instant(["yyyy-MM-dd"], "UTC"), nothing: ["0000-00-00", ""] },
      { xml: "tax", as: "tax", type: record("Tax", [{ xml: "rate", as: "rate", type: decimal }]), nothing: [""] },
      { xml: "coupon", as: "coupons", number: "*", type: option, emptyWhenNone: true },
      { xml: "code", as: "code", type: id, nothing: ["none"] },
    ],
    documents: [
      [
        "<date>0000-00-00</date><tax/><coupon/><code> none </code>",
        { date: undefined, tax: undefined, coupons: [], code: undefined },
      ],
      [
        "<date/><tax> <!-- c --> </tax><coupon> </coupon><code>some</code>",
        { date: undefined, tax: undefined, coupons: [], code: "some" },
      ],
      [
        "<date>2018-03-08</date><tax><rate>1</rate></tax><coupon name='a'/><code/>",
        {
          date: new Date(Date.UTC(2018, 2, 8)),
          tax: { rate: "1" },
          coupons: [{ name: "a", value: "" }],
          code: "",
        },
      ],
    ],
  },
];

describe.each(forms)("$what", ({ members, documents }) => {
  test.each(documents)("%s", (content, value) => {
    const table = rooted(members);
    expect(read(table, `<root>${content}</root>`)).toEqual(value);
    expect(read(table, `<root>${content}</root>`, careful)).toEqual(value);
  });
});

test("a flag is true where the condition holds, else nothing", () => {
  const members: MemberTable[] = [
    { as: "correction", type: { kind: "flag", of: "id", is: "100" } },
    { xml: "@ID", as: "id", type: id },
  ];
  expect(read(rooted(members), "<root ID='100'/>")).toEqual({ correction: true, id: "100" });
  expect(read(rooted(members), "<root ID='101'/>")).toEqual({ correction: undefined, id: "101" });
});

test("every key is set, in the order of the table", () => {
  const members: MemberTable[] = [
    { xml: "b", as: "b", number: "?", type: text },
    { xml: "a", as: "a", number: "?", type: text },
  ];
  expect(Object.keys(read(rooted(members), "<root><a/></root>") as object)).toEqual(["b", "a"]);
});

test("names of Object.prototype are names like any other", () => {
  const members: MemberTable[] = [
    { xml: "__proto__", as: "__proto__", number: "?", type: text },
    { xml: "constructor", as: "constructor", number: "?", type: text },
    { xml: "@toString", as: "toString", number: "?", type: text },
  ];
  const value = read(rooted(members), "<root><__proto__>x</__proto__><valueOf/></root>") as object;
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(Object.entries(value)).toEqual([
    ["__proto__", "x"],
    ["constructor", undefined],
    ["toString", undefined],
  ]);
});

const leaves: MemberTable[] = [
  { xml: "text", as: "text", number: "?", type: text },
  { xml: "id", as: "id", number: "?", type: id },
  { xml: "integer", as: "integer", number: "?", type: integer },
  { xml: "decimal", as: "decimal", number: "?", type: decimal },
  { xml: "boolean", as: "boolean", number: "?", type: boolean("yes", "no") },
  {
    xml: "word",
    as: "word",
    number: "?",
    type: enumeration([
      ["N", "new"],
      ["New order", "newOrder"],
    ]),
  },
  { xml: "time", as: "time", number: "?", type: instant(["M/d/yyyy H:mm[ a]"], "+01:00") },
  { xml: "unix", as: "unix", number: "?", type: unixTime },
];

/** Each value as it may be spelled on the wire. */
const spellings: [name: string, wire: readonly string[], value: unknown][] = [
  ["text", [" a b ", "&#32;a b&#x20;"], " a b "],
  ["text", ["é😀", "&#233;&#x1F600;"], "é😀"],
  ["text", ["a < b]]", "a < b]]"].map((each) => each.replaceAll("<", "&lt;")), "a < b]]"],
  ["text", ["x".repeat(33)], "x".repeat(33)],
  ["text", ["a\nb", "a\r\nb", "a\rb"], "a\nb"],
  ["id", ["007", " 007 ", "0&#48;7", "\n007", "&#32;007&#32;"], "007"],
  ["id", ["a b"], "a b"],
  ["integer", ["12", "+12", "0012", " 12 "], 12],
  ["integer", ["-5"], -5],
  ["integer", ["0", "-0"], 0],
  ["integer", ["9007199254740991"], Number.MAX_SAFE_INTEGER],
  ["decimal", ["12.50", " 12.50"], "12.50"],
  ["decimal", ["-0012.5"], "-0012.5"],
  ["decimal", [`${"1".repeat(40)}.5`], `${"1".repeat(40)}.5`],
  ["boolean", ["yes", " yes ", "y&#101;s"], true],
  ["boolean", ["no"], false],
  ["word", ["N", " N"], "new"],
  ["word", ["New order"], "newOrder"],
  ["time", ["3/8/2018 22:26", "3/8/2018 22:26 PM", "03/08/2018 10:26 PM"], new Date(Date.UTC(2018, 2, 8, 21, 26))],
  ["unix", ["1520544360", " 1520544360"], new Date(1_520_544_360_000)],
];

describe.each(spellings)("%s", (name, wire, value) => {
  test.each(wire)("%j", (spelling) => {
    const table = rooted(leaves);
    const attribute = rooted(leaves.map((member) => ({ ...member, xml: `@${member.as}` })));
    const encoded = rooted(leaves, { values: formUrlEncoding });
    const element = (content: string): unknown => read(table, `<root><${name}>${content}</${name}></root>`);
    expect(read(table, `<root><${name}>${spelling}</${name}></root>`, careful)).toEqual(element(spelling));
    const expected = expect.objectContaining({ [name]: value });
    expect(element(spelling)).toEqual(expected);
    expect(element(`<!-- c -->${spelling}<?p?>`)).toEqual(expected);
    if (!spelling.includes("&")) expect(element(`<![CDATA[${spelling}]]>`)).toEqual(expected);
    if (!/[\r\n]/.test(spelling)) {
      expect(read(attribute, `<root ${name}="${spelling}"/>`)).toEqual(expected);
      expect(read(attribute, `<root ${name}="${spelling}"/>`, careful)).toEqual(expected);
      expect(read(attribute, `<root\n${name} = '${spelling}' />`)).toEqual(expected);
    }
    const wireText = encodeURIComponent(spelling).replaceAll("%20", "+");
    if (!/[&\r]/.test(spelling)) expect(read(encoded, `<root><${name}>${wireText}</${name}></root>`)).toEqual(expected);
  });
});

test("text is decoded after its references, and what is no escape stays", () => {
  const encoded = rooted(leaves, { values: formUrlEncoding });
  for (const [wire, value] of [
    ["a%20b+c%2B", "a b c+"],
    ["%C3%A9+%e2%82%ac", "é €"],
    ["a%+%4+%zz", "a% %4 %zz"],
    ["%FF", "%FF"],
    ["&#37;41+&#43;", "A  "],
    ["é+<![CDATA[%41]]>", "é A"],
    [`${"x+".repeat(2_000)}`, "x ".repeat(2_000)],
  ])
    expect(read(encoded, `<root><text>${wire}</text></root>`)).toMatchObject({ text: value });
  expect(read(encoded, "<root><id>+7+</id></root>")).toMatchObject({ id: "7" });
});

test("a document in another order, with other quotes and comments, is the same value", () => {
  const members: MemberTable[] = [
    { xml: "@a", as: "a", type: text },
    { xml: "@b", as: "b", type: text },
    { xml: "c", as: "c", type: text },
    { xml: "d", as: "d", type: record("D", [{ xml: "e", as: "e", number: "*", type: text }]) },
  ];
  const value = { a: "1", b: "2", c: "3", d: { e: ["4", "5"] } };
  for (const xml of [
    '<root a="1" b="2"><c>3</c><d><e>4</e><e>5</e></d></root>',
    "<root b='2' a='1'><d><e>4</e><!-- c --><e>5</e></d><c>3</c></root>",
    '<root  b = "2"\ta="1" >\n<d\n><e >4</e ><?p?>\r\n<e>5</e></d\n><c>3</c>\n</root >',
  ])
    expect(read(rooted(members), xml)).toEqual(value);
});
