import { describe, expect, test } from "vitest";
import { invalid } from "../../../runtime/src/codec.js";
import { xsd } from "../../../runtime/src/values/xsd.js";
import { testCodec } from "./cases.js";

describe("integers", () => {
  test.each([
    ["integer", ["0", "-99999999999999999999", "+1", "007"], ["1.0", "", "1e2", "0x1"]],
    ["nonNegativeInteger", ["0", "-0", "99999999999999999999"], ["-1"]],
    ["positiveInteger", ["1"], ["0", "-1"]],
    ["nonPositiveInteger", ["0", "-1"], ["1"]],
    ["negativeInteger", ["-1"], ["0", "1"]],
    ["long", ["9223372036854775807", "-9223372036854775808"], ["9223372036854775808", "-9223372036854775809"]],
    ["unsignedLong", ["18446744073709551615", "0"], ["18446744073709551616", "-1"]],
    ["int", ["2147483647", "-2147483648"], ["2147483648", "-2147483649"]],
    ["unsignedInt", ["4294967295"], ["4294967296", "-1"]],
    ["short", ["32767", "-32768"], ["32768", "-32769"]],
    ["unsignedShort", ["65535"], ["65536", "-1"]],
    ["byte", ["127", "-128"], ["128", "-129"]],
    ["unsignedByte", ["255"], ["256", "-1"]],
  ] as const)("xs:%s", (type, valid, wrong) => {
    const codec = xsd(type);
    const isBig = /integer|long/i.test(type);
    expect(valid.map((text) => codec.read(text))).toEqual(valid.map((text) => (isBig ? BigInt(text) : Number(text))));
    expect(wrong.filter((text) => codec.read(text) !== invalid)).toEqual([]);
  });

  test("they are written without leading zeros and plus sign", () => {
    expect(xsd("integer").write(xsd("integer").read("+007") as bigint)).toBe("7");
    expect(xsd("int").write(7)).toBe("7");
    expect(xsd("int").write(7n as unknown as number)).toBe(invalid);
    expect(xsd("long").write(7 as unknown as bigint)).toBe(invalid);
  });

  test("they say their bounds", () => {
    expect(xsd("byte").expected).toBe("a whole number, at least -128 and at most 127");
    expect(xsd("positiveInteger").expected).toBe("a whole number, at least 1");
  });
});

describe("xs:double", () =>
  testCodec(xsd("xs:double"), {
    expected: "a number",
    valid: [
      ["1.5", 1.5],
      ["-0", -0],
      ["1E4", 10_000, "10000"],
      ["1267.43233e12", 1267.43233e12, "1267432330000000"],
      ["12.78e-2", 0.1278, "0.1278"],
      ["1e+21", 1e21],
      [".5", 0.5, "0.5"],
      ["12.", 12, "12"],
      ["INF", Infinity],
      ["-INF", -Infinity],
      ["NaN", Number.NaN],
    ],
    invalid: ["", "+INF", "Infinity", "nan", "e5", "1e", "1e1.5", ".", "0x1", "1 2", "1d"],
    unwritable: ["1", 1n, null],
  }));

describe("xs:boolean", () =>
  testCodec(xsd("xs:boolean"), {
    expected: "true or false",
    valid: [
      ["true", true],
      ["false", false],
      ["1", true, "true"],
      ["0", false, "false"],
    ],
    invalid: ["", "TRUE", "yes", "2"],
    unwritable: [1, "true"],
  }));

describe("xs:decimal", () =>
  testCodec(xsd("decimal"), {
    expected: "a decimal",
    valid: [
      ["-1.23", "-1.23"],
      ["+100000.00", "+100000.00"],
      ["210.", "210."],
    ],
    invalid: ["1e2", "INF", ""],
    unwritable: [1.5],
  }));

describe("dates and times", () => {
  test.each([
    [
      "dateTime",
      "a date and time such as 2018-03-08T22:26:00Z",
      [
        "2002-10-10T12:00:00-05:00",
        "2002-10-10T12:00:00.123456Z",
        "-0044-03-15T00:00:00",
        "12018-01-01T24:00:00",
        "2000-02-29T00:00:00+14:00",
      ],
      [
        "2002-10-10",
        "2002-10-10T12:00",
        "2002-10-10T25:00:00",
        "2002-02-29T00:00:00",
        "2002-10-10T24:00:01",
        "0000-01-01T00:00:00",
        "02002-10-10T12:00:00",
        "2002-10-10T12:00:60",
        "2002-10-10T12:00:00.",
        "2002-10-10T12:00:00+14:01",
        "2002-10-10T12:00:00+5:00",
        "2002-10-10 12:00:00",
        "+2002-10-10T12:00:00",
        "2002-10-10T12:00:00z",
      ],
    ],
    [
      "date",
      "a date such as 2018-03-08",
      ["2002-09-24", "2002-09-24Z", "2002-09-24-05:00", "-0001-01-01"],
      ["2002-9-24", "2002-09-31", "2002-13-01", "02-09-24", "2002-09-24T00:00:00", ""],
    ],
    [
      "time",
      "a time such as 22:26:00",
      ["09:30:10", "09:30:10.5Z", "24:00:00", "00:00:00-12:00"],
      ["9:30:10", "09:30", "24:00:01", "09:60:00", "09:30:60", ""],
    ],
    [
      "gYearMonth",
      "a year and month such as 2018-03",
      ["2002-09", "2002-09Z", "-2002-01"],
      ["2002-13", "2002-00", "2002", "2002-9", ""],
    ],
    ["gYear", "a year such as 2018", ["2002", "2002+02:00", "-0045", "20020"], ["02", "0000", "020020", "2002-", ""]],
    [
      "gMonthDay",
      "a month and day such as --03-08",
      ["--09-24", "--02-29", "--12-31Z"],
      ["--02-30", "--04-31", "09-24", "--9-24", "--13-01", ""],
    ],
    ["gMonth", "a month such as --03", ["--09", "--09Z"], ["--13", "--00", "09", "--9", ""]],
    ["gDay", "a day of the month such as ---08", ["---31", "---01-05:00"], ["---32", "---00", "--31", "31", ""]],
    [
      "duration",
      "a duration such as P1Y2M3DT4H5M6S",
      ["P1Y2M3DT10H30M", "-P120D", "PT1.5S"],
      ["P", "1Y", "P1S", "P1YT", ""],
    ],
  ] as const)("xs:%s", (type, expected, valid, wrong) => {
    const codec = xsd(type);
    expect(codec.expected).toBe(expected);
    expect(valid.map((text) => [codec.read(text), codec.write(text)])).toEqual(valid.map((text) => [text, text]));
    expect(wrong.filter((text) => codec.read(text) !== invalid || codec.write(text) !== invalid)).toEqual([]);
  });
});

describe("texts", () => {
  test.each([
    ["language", ["en", "en-US", "x-klingon-1"], ["", "e1", "en_US", "abcdefghi", "en-"]],
    ["Name", ["a", "a:b", "_1", ":"], ["", "1a", "-a", "a b"]],
    ["NCName", ["a", "_1", "é.-"], ["", "a:b", "1a"]],
    ["ID", ["a1"], ["1a", ""]],
    ["IDREF", ["a1"], ["1a", ""]],
    ["ENTITY", ["a1"], ["1a", ""]],
    ["NMTOKEN", ["1a", "-a", "a:b"], ["", "a b", "a,b"]],
    ["QName", ["a", "a:b"], ["", "a:b:c", ":a", "a:", "1:b"]],
    ["NOTATION", ["a:b"], ["a:b:c"]],
    ["anyURI", ["http://a/b c", "", "é"], []],
    ["string", ["", " a\n"], []],
    ["anySimpleType", [" a "], []],
  ] as const)("xs:%s", (type, valid, wrong) => {
    const codec = xsd(type);
    expect(valid.map((text) => [codec.read(text), codec.write(text)])).toEqual(valid.map((text) => [text, text]));
    expect(wrong.filter((text) => codec.read(text) !== invalid)).toEqual([]);
  });

  test("white space is replaced or collapsed as the type says", () => {
    expect(xsd("string").keepsSpace).toBe(true);
    expect(xsd("normalizedString").keepsSpace).toBe(true);
    expect(xsd("normalizedString").read(" a\t\r\nb ")).toBe(" a   b ");
    expect(xsd("token").keepsSpace).toBe(false);
    expect(xsd("token").read("a \t b\nc")).toBe("a b c");
    expect(xsd("anyURI").read("a  b")).toBe("a b");
  });

  test("what would be read as another text cannot be written", () => {
    expect(xsd("normalizedString").write("a\tb")).toBe(invalid);
    expect(["a  b", " a", "a\nb", "a "].map((text) => xsd("token").write(text))).toEqual(Array(4).fill(invalid));
    expect(xsd("token").write(5 as unknown as string)).toBe(invalid);
  });
});

describe("lists", () => {
  test.each(["NMTOKENS", "IDREFS", "ENTITIES"] as const)("xs:%s", (type) => {
    expect(xsd(type).read("a \n b")).toEqual(["a", "b"]);
    expect(xsd(type).read("")).toBe(invalid);
    expect(xsd(type).read("a ,")).toBe(invalid);
    expect(xsd(type).write(["a", "b"])).toBe("a b");
    expect(xsd(type).write([])).toBe(invalid);
    expect(xsd(type).write(["a b"])).toBe(invalid);
  });
});

describe("bytes", () => {
  test("xs:hexBinary is written in capitals and may be empty", () => {
    expect(xsd("hexBinary").read("0fB7")).toEqual(Uint8Array.of(15, 183));
    expect(xsd("hexBinary").write(Uint8Array.of(15, 183))).toBe("0FB7");
    expect(xsd("hexBinary").read("")).toEqual(new Uint8Array());
    expect(xsd("hexBinary").write(new Uint8Array())).toBe("");
    expect(xsd("hexBinary").read("0fb")).toBe(invalid);
  });

  test("xs:base64Binary may be empty", () => {
    expect(xsd("base64Binary").read("AA==")).toEqual(Uint8Array.of(0));
    expect(xsd("base64Binary").read("")).toEqual(new Uint8Array());
    expect(xsd("base64Binary").write(new Uint8Array())).toBe("");
    expect(xsd("base64Binary").read("AB==")).toBe(invalid);
  });
});

test("a type has its name with or without its prefix", () => {
  expect([xsd("xs:gYear").name, xsd("gYear").name]).toEqual(["xs:gYear", "xs:gYear"]);
});

test.each(["xs:money", "toString", ""])("%j is no type of XSD", (type) => {
  expect(() => xsd(type as "int")).toThrow(
    new Error(`the type ${JSON.stringify(type)} cannot be used: XSD has no such type`),
  );
});
