import { describe, expect, test } from "vitest";
import type { XmlError } from "../../../runtime/src/problem.js";
import { serialize } from "../../../runtime/src/writer/serialize.js";
import { fresh } from "./fresh.js";
import { ordersTable } from "./tables.js";
import { errorOf, orderError, writeOrder } from "./feed.js";

describe("values of a wrong kind", () => {
  test.each([
    [{ total: "12,5" }, '/Orders/Order[1]/Total: expected a decimal but received "12,5"'],
    [{ total: 12.5 }, "/Orders/Order[1]/Total: expected a decimal but received the number 12.5"],
    [{ total: null }, "/Orders/Order[1]/Total: expected a decimal but received null"],
    [
      { placed: new Date(Number.NaN) },
      "/Orders/Order[1]/Placed: expected a date and time such as 3/8/2018 22:26:00 but received an invalid Date",
    ],
    [{ gift: "yes" }, '/Orders/Order[1]/Gift: expected true or false but received "yes"'],
    [{ codes: [1, 2n] }, "/Orders/Order[1]/Codes/Code[2]: expected a whole number but received the bigint 2"],
    [{ codes: "1" }, '/Orders/Order[1]/Codes/Code: expected a list but received "1"'],
    [{ tax: "0.19" }, '/Orders/Order[1]/Tax: expected an object of type Tax but received "0.19"'],
    [{ tax: null }, "/Orders/Order[1]/Tax: expected an object of type Tax but received null"],
    [
      { payment: { name: "Check", value: "1" } },
      '/Orders/Order[1]: expected one of the elements Card, Cash, Voucher as payment but received "Check"',
    ],
    [
      { payment: "Card" },
      '/Orders/Order[1]: expected name and value of one of the elements Card, Cash, Voucher as payment but received "Card"',
    ],
    [
      {
        steps: [
          { name: "Sent", value: { by: "x" } },
          { name: "Packed", value: 5 },
        ],
      },
      "/Orders/Order[1]/Packed[2]: expected a date such as 2018-03-08 but received the number 5",
    ],
    [
      { attributes: {} },
      "/Orders/Order[1]/Attributes: expected a list of names and values but received a value of type object",
    ],
    [
      { attributes: [{ name: "a b", value: "" }] },
      '/Orders/Order[1]/Attributes: expected the name of an element but received "a b"',
    ],
    [
      { attributes: [{ name: "a", value: 1 }] },
      "/Orders/Order[1]/Attributes/a: expected text but received the number 1",
    ],
    [
      { correction: true },
      '/Orders/Order[1]: expected id to be "100000000" where correction is true but received "007"',
    ],
  ])("%# are refused with their path", (change, message) => {
    expect(orderError(change)).toBe(message);
  });

  test("a problem of writing has no place", () => {
    try {
      writeOrder({ total: "12,5" });
      expect.unreachable();
    } catch (error) {
      expect((error as XmlError).problems).toEqual([
        {
          code: "wrong-value",
          severity: "error",
          path: "/Orders/Order[1]/Total",
          line: 0,
          column: 0,
          offset: 0,
          expected: "a decimal",
          received: '"12,5"',
          message: '/Orders/Order[1]/Total: expected a decimal but received "12,5"',
        },
      ]);
    }
  });

  test("a secret or a person's data stands in no message", () => {
    expect(orderError({ name: 5 })).toBe("/Orders/Order[1]/Customer/Name: expected text but received a personal value");
    expect(orderError({ payment: { name: "Card", value: { number: " 4111" } } })).toBe(
      "/Orders/Order[1]/Card/Number: expected an ID but received a secret value",
    );
  });

  test("a flag that holds need not be set", () => {
    expect(writeOrder({ id: "100000000" })).toContain('<Order id="100000000">');
    expect(writeOrder({ id: "100000000", correction: true })).toContain('<Order id="100000000">');
  });

  test.each([[undefined], [null], ["x"], [5]])("%j is no document", (value) => {
    expect(errorOf(() => serialize(fresh(ordersTable), value as never))).toMatch(
      /^\/Orders: expected an object of type Orders but received /,
    );
  });
});
