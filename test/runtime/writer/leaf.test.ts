import { describe, expect, test } from "vitest";
import type { MemberTable } from "../../../runtime/src/table.js";
import { decimal } from "../../../runtime/src/values/decimal.js";
import { text } from "../../../runtime/src/values/text.js";
import { typedBy } from "../../../runtime/src/values/typed-by.js";
import { integer } from "../../../runtime/src/values/integer.js";
import { type Value, recordOf, tableOf, written } from "./table-of.js";

const value: MemberTable = {
  xml: "Value",
  as: "value",
  type: typedBy("name", { total: decimal, count: integer, pin: integer }, { pin: "secret" }),
};
const field = (more: Partial<MemberTable>) =>
  tableOf([
    {
      xml: "F",
      as: "fields",
      number: "*",
      type: () =>
        recordOf("Field", [
          { xml: "@name", as: "name", type: text, number: "?" },
          { ...value, ...more },
        ]),
    },
  ]);

describe("a value whose type follows from a name beside it", () => {
  test.each<[Value, Partial<MemberTable>, string]>([
    [{ name: "total", value: "1.50" }, {}, '<r><F name="total"><Value>1.50</Value></F></r>'],
    [{ name: "count", value: 7 }, {}, '<r><F name="count"><Value>7</Value></F></r>'],
    [{ name: "other", value: "x" }, {}, '<r><F name="other"><Value>x</Value></F></r>'],
    [{ value: "x" }, {}, "<r><F><Value>x</Value></F></r>"],
    [
      { name: "count", value: 0 },
      { number: "?", nothing: ["0"] },
      "/r/F[1]/Value: expected a whole number but received the number 0, which means nothing",
    ],
    [
      { name: "pin", value: 0 },
      { nothing: ["0"] },
      "/r/F[1]/Value: expected a whole number but received a secret value, which means nothing",
    ],
    [{ name: "total", value: "x" }, {}, '/r/F[1]/Value: expected a decimal but received "x"'],
    [{ name: "count", value: "7" }, {}, '/r/F[1]/Value: expected a whole number but received "7"'],
    [{ name: "pin", value: "7" }, {}, "/r/F[1]/Value: expected a whole number but received a secret value"],
    [
      { name: "pin", value: "7" },
      { personal: true },
      "/r/F[1]/Value: expected a whole number but received a personal value",
    ],
    [
      { name: "other", value: 7 },
      {},
      "/r/F[1]/Value: expected a value of the type that name chooses but received the number 7",
    ],
  ])("%j %j", (fieldValue, more, xml) => {
    expect(written(field(more), { fields: [fieldValue] })).toBe(xml);
  });
});

describe("a value that might mean nothing", () => {
  test.each<[MemberTable, unknown, string]>([
    [{ xml: "a", as: "a", type: text, number: "?", nothing: ["", "-"] }, undefined, "<r/>"],
    [{ xml: "a", as: "a", type: text, nothing: ["", "-"] }, undefined, "<r><a/></r>"],
    [{ xml: "a", as: "a", type: text, nothing: ["-", ""] }, undefined, "<r><a>-</a></r>"],
    [{ xml: "a", as: "a", type: text, nothing: ["", "-"] }, "", "<r><a/></r>"],
    [{ xml: "a", as: "a", type: text, nothing: ["", "-"] }, "x", "<r><a>x</a></r>"],
    [
      { xml: "a", as: "a", type: text, nothing: ["", "-"] },
      "-",
      '/r/a: expected text but received "-", which means nothing',
    ],
    [
      { xml: "a", as: "a", type: text, nothing: ["-"], secret: true },
      "-",
      "/r/a: expected text but received a secret value, which means nothing",
    ],
    [{ xml: "a", as: "a", type: decimal, default: "1" }, undefined, "<r><a>1</a></r>"],
    [{ xml: "a", as: "a", type: decimal, default: "1", number: "?", nothing: [""] }, undefined, "<r><a>1</a></r>"],
    [{ xml: "a", as: "a", type: decimal, default: "1" }, "2", "<r><a>2</a></r>"],
    [
      { xml: "a", as: "a", type: () => recordOf("A", [{ xml: "b", as: "b", type: text }]), default: { b: "1" } },
      undefined,
      "<r><a><b>1</b></a></r>",
    ],
  ])("%j: %j", (member, value, xml) => {
    expect(written(tableOf([member]), { a: value })).toBe(xml);
  });
});
