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

  test("say what they are", () => {
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
