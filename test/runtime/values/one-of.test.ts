import { describe, expect, test } from "vitest";
import { type Codec, invalid, list, narrowed, spelled, union } from "../../../runtime/src/index.js";
import { oneOf, xsd } from "../../../runtime/src/xsd.js";

describe("one of some values", () => {
  const cases: [codec: Codec<unknown>, values: string[], same: string[], others: string[]][] = [
    [xsd("xs:decimal"), ["1.50", "-0"], ["01.5", "+1.500", "0.0", "-0"], ["1.51", "-1.5"]],
    [xsd("xs:integer"), ["9007199254740993"], ["09007199254740993"], ["9007199254740992"]],
    [xsd("xs:float"), ["INF", "1e3"], ["1000", "1.0E+3", "INF"], ["-INF", "NaN"]],
    [xsd("xs:boolean"), ["true"], ["1", "true"], ["0"]],
    [xsd("xs:hexBinary"), ["0aFF"], ["0AFF", "0aff"], ["0a"]],
    [xsd("xs:dateTime"), ["2018-03-08T12:00:00Z"], ["2018-03-08T13:00:00+01:00"], ["2018-03-08T12:00:00"]],
    [xsd("xs:duration"), ["P1Y"], ["P12M"], ["P365D"]],
    [xsd("xs:token"), ["a b"], ["a b"], ["A b"]],
    [list(xsd("xs:decimal"), " "), ["1 2.0"], ["1.0  2"], ["2 1"]],
    [union([xsd("xs:int"), xsd("xs:token")]), ["1", "a"], ["01", "a"], ["1.0"]],
    [spelled(xsd("xs:float")), ["1e3"], ["1000"], ["1001"]],
    [xsd("xs:decimal"), ["100", "-2.50"], ["0100", "+100.0", "100.", "-02.5"], ["1", "10", "1000", "2.5", "-100"]],
    [xsd("xs:decimal"), ["0.0"], ["0", "-0", "+0.000", "00"], ["0.01", "1"]],
    [xsd("xs:double"), ["0", "NaN"], ["-0", "0e5", "NaN"], ["1", "INF"]],
    [xsd("xs:int"), ["x", "1"], ["01"], ["0"]],
    [xsd("xs:base64Binary"), ["AQI="], ["AQ I="], ["AQIC"]],
    [xsd("xs:date"), ["2018-03-08", "2019-01-01Z"], ["2018-03-08", "2019-01-01+00:00"], ["2018-03-08Z", "2019-01-01"]],
    [xsd("xs:time"), ["12:00:00Z"], ["13:00:00+01:00", "12:00:00.0Z"], ["12:00:00", "12:00:01Z"]],
    [xsd("xs:duration"), ["-P1M", "PT1.50S"], ["-P1M", "PT1.5S"], ["P1M", "PT1S", "-PT1.5S"]],
    [xsd("xs:string"), ["a b"], ["a b"], ["a  b", "ab", "a b "]],
    [list(xsd("xs:token"), " "), ["a b"], ["a b", "a\t\n b", " a b "], ["ab", "a", "a b c"]],
    [union([xsd("xs:decimal"), xsd("xs:token")]), ["1.0"], ["1", "01.00"], ["a", "2"]],
    [union([list(xsd("xs:int"), " "), xsd("xs:token")]), ["1 2", "a"], ["01 +2", "a"], ["1", "2 1", "b"]],
  ];
  test.each(cases)("%#: %o", (base, values, same, others) => {
    const codec = narrowed(base, { values }, oneOf);
    expect(same.filter((text) => codec.read(text) === invalid)).toEqual([]);
    expect(others.filter((text) => codec.read(text) !== invalid)).toEqual([]);
  });

  test("is said in messages", () => {
    const words = (...values: string[]): string => narrowed(xsd("xs:decimal"), { values }, oneOf).expected;
    expect(words("1.50", "2")).toBe('a decimal, one of "1.50" or "2"');
    expect(words("1")).toBe('a decimal, "1"');
    expect(words()).toBe("a decimal");
    expect(words("1", "2", "3", "4", "5", "6", "7", "8")).toBe(
      'a decimal, one of "1", "2", "3", "4", "5", "6", "7" or "8"',
    );
    expect(words("1", "2", "3", "4", "5", "6", "7", "8", "9")).toBe(
      'a decimal, one of "1", "2", "3", "4", "5", "6", "7" or "8"…',
    );
  });
});

describe("a value as it is spelled", () => {
  test("is a text that the type can read", () => {
    const codec = spelled(xsd("xs:float"));
    expect([codec.read("1.50E2"), codec.read("x"), codec.write("1.50E2"), codec.write("x")]).toEqual([
      "1.50E2",
      invalid,
      "1.50E2",
      invalid,
    ]);
  });
});
