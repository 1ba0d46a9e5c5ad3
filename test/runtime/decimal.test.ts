import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare, fromMinorUnits, sum, toMinorUnits } from "../../runtime/src/decimal.js";

const decimals = fc.stringMatching(/^[+-]?(?:[0-9]{1,30}(?:\.[0-9]{0,20})?|\.[0-9]{1,20})$/);

describe("sum", () => {
  test.each([
    [[], "0"],
    [["1.50", "2"], "3.50"],
    [["0.1", "0.2"], "0.3"],
    [["62.99", "-62.99"], "0.00"],
    [["-0.05", "0.04"], "-0.01"],
    [["+1", ".5", "5."], "6.5"],
    [["99999999999999999999.99", "0.01"], "100000000000000000000.00"],
    [["21.00748", "-4.000"], "17.00748"],
  ])("of %j is %s", (addends, total) => {
    expect(sum(addends)).toBe(total);
  });

  test("it is that of whole numbers of the smallest unit", () => {
    fc.assert(
      fc.property(fc.array(decimals, { maxLength: 8 }), (addends) => {
        const total = addends.reduce((units, addend) => units + toMinorUnits(addend, 20), 0n);
        expect(toMinorUnits(sum(addends), 20)).toBe(total);
      }),
    );
  });
});

describe("compare", () => {
  test.each([
    ["1.0", "1", 0],
    ["0", "-0.00", 0],
    ["007", "7", 0],
    ["+.5", "0.50", 0],
    ["10", "9", 1],
    ["-10", "-9", -1],
    ["0.1", "0.09", 1],
    ["-0.1", "0.1", -1],
    ["0", "0.0000000000000000000000000001", -1],
    ["100000000000000000000.01", "100000000000000000000.02", -1],
  ] as const)("of %s and %s is %d", (left, right, order) => {
    expect(compare(left, right)).toBe(order);
    expect(compare(right, left)).toBe(order === 0 ? 0 : -order);
  });

  test("it is the order of whole numbers of the smallest unit", () => {
    fc.assert(
      fc.property(decimals, decimals, (left, right) => {
        const [a, b] = [toMinorUnits(left, 20), toMinorUnits(right, 20)];
        expect(compare(left, right)).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });
});

describe("minor units", () => {
  test.each([
    ["12.50", 2, 1250n],
    ["12.5", 2, 1250n],
    ["-0.05", 2, -5n],
    ["3.0000", 2, 300n],
    [".5", 1, 5n],
    ["7", 0, 7n],
    ["90071992547409.93", 2, 9007199254740993n],
  ])("%s with %d digits is %s", (decimal, digits, units) => {
    expect(toMinorUnits(decimal, digits)).toBe(units);
  });

  test.each([
    [1250n, 2, "12.50"],
    [-5n, 2, "-0.05"],
    [0n, 2, "0.00"],
    [7n, 0, "7"],
    [-7n, 0, "-7"],
    [9007199254740993n, 3, "9007199254740.993"],
  ])("%s with %d digits is written %s", (units, digits, decimal) => {
    expect(fromMinorUnits(units, digits)).toBe(decimal);
  });

  test("a decimal that has parts of a unit is refused", () => {
    expect(() => toMinorUnits("1.005", 2)).toThrow(
      new RangeError('expected a decimal with at most 2 digits after the point but received "1.005"'),
    );
  });

  test("they are read back exactly", () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.nat(30), (units, digits) => {
        expect(toMinorUnits(fromMinorUnits(units, digits), digits)).toBe(units);
      }),
    );
  });
});

test.each([["12,5"], [""], ["1e3"], ["."]])("%j is no decimal", (text) => {
  const error = new TypeError(`expected a decimal but received ${JSON.stringify(text)}`);
  expect(() => sum([text])).toThrow(error);
  expect(() => compare("1", text)).toThrow(error);
  expect(() => toMinorUnits(text, 2)).toThrow(error);
});

test("a number is no decimal, whose digits it may have lost", () => {
  expect(() => sum([12.5 as unknown as string])).toThrow(new TypeError("expected a decimal but received 12.5"));
});
