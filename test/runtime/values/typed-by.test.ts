import {
  type RecordTable,
  type DocumentTable,
  type LocalDate,
  date,
  decimal,
  parse,
  safeParse,
  serialize,
  text,
  typedBy,
  wordsOf,
} from "@tagsmith/runtime";
import { describe, expect, test } from "vitest";

const fields = wordsOf<string>([
  ["order.total", "total"],
  ["order.date", "placedOn"],
  ["order.code", "code"],
  ["attribute_{number}", "attribute:{number}"],
]);

describe("words", () => {
  test.each([
    ["order.total", "total"],
    ["attribute_12", "attribute:12"],
    ["attribute_a.b", "attribute:a.b"],
  ])("%j is read as %j and written back", (wire, name) => {
    expect([fields.read(wire), fields.write(name)]).toEqual([name, wire]);
  });

  test.each(["total", "attribute_", "attribute_{number}", "attribute_{x}", "attribute_1 2", "order.other", ""])(
    "%j is none",
    (wire) => {
      expect(fields.read(wire)).toBeTypeOf("symbol");
    },
  );

  test.each(["order.total", "attribute:", "attribute:{number}", "other", ""])("%j is not written", (name) => {
    expect(fields.write(name)).toBeTypeOf("symbol");
  });

  test("may have their part in the midst", () => {
    const columns = wordsOf<string>([["column-{n}-sum", "sum{n}"]]);
    expect([columns.read("column-7-sum"), columns.write("sum7")]).toEqual(["sum7", "column-7-sum"]);
    for (const wire of ["column-7", "column-sum", "column--sum", "column-7-sums", "xcolumn-7-sum", "7-sum"])
      expect(columns.read(wire)).toBeTypeOf("symbol");
  });

  test("a pattern of a replacement is none in a part", () => {
    expect(fields.read("attribute_$&")).toBe("attribute:$&");
  });

  test("say what they are", () => {
    const few = Array.from({ length: 12 }, (_, index) => [`w${index}`, `w${index}`] as const);
    expect(wordsOf(few.slice(0, 1)).expected).toBe('"w0"');
    expect(wordsOf(few).expected).toBe(
      'one of "w0", "w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8", "w9", "w10", "w11"',
    );
    expect(wordsOf([...few, ["x", "x"], ["y", "y"]]).expected).toBe(
      'one of "w0", "w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8", "w9", "w10", "w11" and 2 more',
    );
    expect(fields.expected).toBe('one of "order.total", "order.date", "order.code", "attribute_{number}"');
  });
});

interface Rule {
  field: string;
  value: string;
}

const rules = (): DocumentTable<{ rules: Rule[] }> => ({
  contract: 1,
  name: "acme/search",
  roots: ["search"],
  type: () => ({ name: "Search", members: [{ xml: "rule", as: "rules", number: "*", type: rule }] }),
});

function rule(): RecordTable<Rule> {
  return {
    name: "Rule",
    members: [
      { xml: "@field", as: "field", type: fields },
      {
        xml: "value",
        as: "value",
        type: typedBy(
          "field",
          {
            total: decimal,
            placedOn: date(["MM-dd-yyyy"]),
            code: text,
            "attribute:{number}": text,
          },
          { code: "secret" },
        ),
      },
    ],
  };
}

describe("a value is of the type that another member chooses", () => {
  test("in both directions", () => {
    const xml =
      '<search><rule field="order.total"><value>9.90</value></rule>' +
      '<rule field="order.date"><value> 07-08-2011 </value></rule>' +
      '<rule field="attribute_7"><value> a  b </value></rule></search>';
    const value = parse(rules, xml);
    const placed: LocalDate = "2011-07-08";
    expect(value.rules).toEqual([
      { field: "total", value: "9.90" },
      { field: "placedOn", value: placed },
      { field: "attribute:7", value: " a  b " },
    ]);
    expect(serialize(rules, value, { declaration: false })).toBe(
      '<search><rule field="order.total"><value>9.90</value></rule>' +
        '<rule field="order.date"><value>07-08-2011</value></rule>' +
        '<rule field="attribute_7"><value> a  b </value></rule></search>',
    );
  });

  test("and what is not of it is told where it stands", () => {
    const xml =
      '<search>\n<rule field="order.total"><value>12,5</value></rule>\n' +
      '<rule field="order.date"><value><![CDATA[someday]]></value></rule>\n' +
      '<rule field="other"><value>1</value></rule></search>';
    expect(safeParse(rules, xml).problems.map(({ message }) => message)).toEqual([
      '2:34 /search/rule[1]/value: expected a decimal but received "12,5"',
      '3:42 /search/rule[2]/value: expected a date such as 03-08-2018 but received "someday"',
      '4:14 /search/rule[3]/@field: expected one of "order.total", "order.date", "order.code", "attribute_{number}" but received "other"',
    ]);
  });

  test("and what is not of it is not written, nor shown where it is secret", () => {
    expect(() => serialize(rules, { rules: [{ field: "total", value: "12,5" }] })).toThrow(
      '/search/rule[1]/value: expected a decimal but received "12,5"',
    );
    const value = 5 as unknown as string;
    expect(() => serialize(rules, { rules: [{ field: "code", value }] })).toThrow(
      "/search/rule[1]/value: expected text but received a secret value",
    );
  });
});

describe("the type that a word chooses", () => {
  const type = typedBy("field", { "a:{n}": text, "a:b{n}": date(["yyyyMMdd"]), total: decimal }, { total: "personal" });

  test.each<[word: unknown, name: string | undefined, masked: string | undefined]>([
    ["total", "decimal", "a personal value"],
    ["a:1", "text", undefined],
    // The first one that fits.
    ["a:b1", "text", undefined],
    ["a:", undefined, undefined],
    ["totals", undefined, undefined],
    ["other", undefined, undefined],
    [undefined, undefined, undefined],
    [5, undefined, undefined],
  ])("%j", (word, name, masked) => {
    const chosen = type.detail.choose?.(word);
    expect([chosen?.type.name, chosen?.masked]).toEqual([name, masked]);
  });

  test("is not known to the member alone: it is the text as it stands", () => {
    expect([type.name, type.expected]).toEqual(["typed", "a value of the type that field chooses"]);
    expect([type.read(" 5 "), type.write(" 5 ")]).toEqual([" 5 ", " 5 "]);
    expect(type.write(5)).toBeTypeOf("symbol");
  });
});

test("a value whose word is missing, or that is missing or wrong itself, is told of once", () => {
  const messages = (content: string): unknown =>
    safeParse(rules, `<search><rule${content}</rule></search>`).problems.map(({ message }) => message);
  expect(messages("><value>x</value>")).toEqual([
    "1:9 /search/rule[1]: expected the attribute field but received nothing",
  ]);
  expect(messages(' field="order.total">')).toEqual([
    "1:9 /search/rule[1]: expected the element value but received nothing",
  ]);
  expect(messages(' field="order.code"><value><b/></value>')).toEqual([
    "1:41 /search/rule[1]/value: expected text only but received the element b",
  ]);
});

describe("a word may be an element behind the value, and the value may stand in a wrapper or be an attribute", () => {
  const late = (xml: string): (() => DocumentTable<Rule>) => {
    const type = typedBy("field", { total: decimal, code: text }, { total: "secret" });
    return () => ({
      contract: 1,
      name: "acme/late",
      roots: ["rule"],
      type: () => ({
        name: "Rule",
        members: [
          { xml, as: "value", type },
          {
            xml: "field",
            as: "field",
            type: wordsOf<string>([
              ["t", "total"],
              ["c", "code"],
            ]),
          },
        ],
      }),
    });
  };
  test.each([
    [
      "value",
      "<rule><value> 5 </value><field>t</field></rule>",
      "<rule><value>x</value><field>t</field></rule>",
      "1:14 /rule/value",
    ],
    [
      "w/value",
      "<rule><w><value>5</value></w><field>t</field></rule>",
      "<rule><w><value>x</value></w><field>t</field></rule>",
      "1:17 /rule/w/value",
    ],
    [
      "@value",
      '<rule value="5"><field>t</field></rule>',
      '<rule value="x"><field>t</field></rule>',
      "1:14 /rule/@value",
    ],
  ])("%s", (xml, right, wrong, place) => {
    expect(parse(late(xml), right)).toEqual({ value: "5", field: "total" });
    expect(parse(late(xml), wrong.replace("t</field>", "c</field>"))).toEqual({ value: "x", field: "code" });
    expect(safeParse(late(xml), wrong).problems.map(({ code, message }) => [code, message])).toEqual([
      ["wrong-value", `${place}: expected a decimal but received a secret value`],
    ]);
  });
});
