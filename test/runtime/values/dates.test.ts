import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { invalid } from "../../../runtime/src/codec.js";
import { date, dateTime, instant, offsetOf, time } from "../../../runtime/src/values/dates.js";
import { testCodec } from "./cases.js";

const utc = (text: string): Date => new Date(`${text}Z`);
const badDate = new Date(Number.NaN);

describe("a date and time with AM or PM, in UTC", () =>
  testCodec(instant(["MM/dd/yyyy HH:mm", "M/d/yyyy H:mm[:ss][ a]"], "UTC"), {
    expected: "a date and time such as 03/08/2018 22:26",
    valid: [
      ["03/08/2018 22:26", utc("2018-03-08T22:26")],
      ["3/8/2018 22:26 PM", utc("2018-03-08T22:26"), "03/08/2018 22:26"],
      ["3/8/2018 12:05 AM", utc("2018-03-08T00:05"), "03/08/2018 00:05"],
      ["3/8/2018 12:05 PM", utc("2018-03-08T12:05"), "03/08/2018 12:05"],
      ["3/8/2018 1:05 pm", utc("2018-03-08T13:05"), "03/08/2018 13:05"],
      ["3/8/2018 00:05 AM", utc("2018-03-08T00:05"), "03/08/2018 00:05"],
      ["3/8/2018 1:05", utc("2018-03-08T01:05"), "03/08/2018 01:05"],
      ["02/29/2016 00:00", utc("2016-02-29T00:00")],
      ["02/29/2000 23:59", utc("2000-02-29T23:59")],
    ],
    invalid: [
      "",
      "3/8/2018 22:26 AM",
      "3/8/2018 0:05 PM",
      "3/8/2018 22:26PM",
      "3/8/2018 22:26 P",
      "3/8/2018 22:26 XM",
      "14/08/2018 22:26",
      "00/08/2018 22:26",
      "02/29/2018 22:26",
      "02/29/1900 22:26",
      "04/31/2018 22:26",
      "03/00/2018 22:26",
      "03/32/2018 22:26",
      "03/08/2018 24:00",
      "03/08/2018 22:60",
      "03/08/2018 22:26:60",
      "03/08/2018 22:2",
      "03/08/18 22:26",
      "03/08/2018",
      "03/08/2018 22:26 ",
      " 03/08/2018 22:26",
      "03/08/2018  22:26",
      "2018-03-08 22:26",
      "003/08/2018 22:26",
      "٠3/08/2018 22:26",
    ],
    unwritable: [badDate, "03/08/2018 22:26", 0, null, undefined, new Date(Date.UTC(12018, 0))],
  }));

describe("a local date", () =>
  testCodec(date(["yyyy-MM-dd"]), {
    expected: "a date such as 2018-03-08",
    valid: [
      ["2018-03-08", "2018-03-08"],
      ["0001-01-01", "0001-01-01"],
      ["2024-02-29", "2024-02-29"],
    ],
    invalid: ["", "2018-3-8", "2018-02-29", "2018-13-01", "0000-00-00", "2018-03-08T00:00", "20180308"],
    unwritable: [new Date(0), "2018-02-29", "2018-03-08T00:00", "18-03-08", null],
  }));

describe("a local time", () =>
  testCodec(time(["h:mm a", "HH:mm"]), {
    expected: "a time such as 10:26 PM",
    valid: [
      ["10:26 PM", "22:26:00"],
      ["12:00 AM", "00:00:00"],
      ["12:30 PM", "12:30:00"],
      ["22:26", "22:26:00", "10:26 PM"],
    ],
    invalid: ["", "13:00 AM", "0:30 AM", "10:26 PM.", "24:00", "9:5 AM"],
    unwritable: ["24:00", "10:60", "10", "2018-03-08T10:00", null],
  }));

describe("a local date and time", () =>
  testCodec(dateTime(["yyyy-MM-dd HH:mm:ss[.SSS]"]), {
    expected: "a date and time such as 2018-03-08 22:26:00",
    valid: [
      ["2009-05-09 19:04:41", "2009-05-09T19:04:41"],
      ["2009-05-09 19:04:41.250", "2009-05-09T19:04:41.250"],
      ["2009-05-09 19:04:41.000", "2009-05-09T19:04:41", "2009-05-09 19:04:41"],
    ],
    invalid: ["", "2009-05-09", "2009-05-09T19:04:41", "2009-05-09 19:04:41.", "2009-05-09 19:04:41.25"],
    unwritable: ["2009-05-09", "2009-02-30T00:00:00", new Date(0), null],
  }));

describe("a date and time as mail has it", () =>
  testCodec(instant(["EEE, dd MMM yyyy HH:mm:ss 'o''clock'"], "+02:00"), {
    expected: "a date and time such as Thu, 08 Mar 2018 22:26:00 o'clock",
    valid: [
      ["Thu, 08 Mar 2018 22:26:00 o'clock", utc("2018-03-08T20:26")],
      ["THU, 08 mAr 2018 22:26:00 o'clock", utc("2018-03-08T20:26"), "Thu, 08 Mar 2018 22:26:00 o'clock"],
      ["Thu, 01 Jan 1970 00:30:00 o'clock", utc("1969-12-31T22:30")],
    ],
    invalid: ["Fri, 08 Mar 2018 22:26:00 o'clock", "Thu, 08 Mai 2018 22:26:00 o'clock", "Thu, 08 Mar 2018 22:26:00"],
    unwritable: [badDate],
  }));

describe("other formats", () => {
  test.each([
    ["yyyyMMddHHmmss", "20180308222605", "2018-03-08T22:26:05"],
    ["yy-M-d H:mm", "69-1-2 3:04", "1969-01-02T03:04:00"],
    ["yy-M-d H:mm", "68-1-2 3:04", "2068-01-02T03:04:00"],
    ["yyyy年M月d日 H:mm", "2018年3月8日 9:05", "2018-03-08T09:05:00"],
    ["dd.MM.yyyy'T'HH:mm", "08.03.2018T22:26", "2018-03-08T22:26:00"],
    ["MM/yyyy[ HH:mm]", "03/2018", "2018-03-01T00:00:00"],
    ["[HH:mm ]MM/yyyy", "03/2018", "2018-03-01T00:00:00"],
    ["d-MMM-yyyy[ H:mm[:ss[.SSS]]]", "8-Mar-2018 9:05:00.007", "2018-03-08T09:05:00.007"],
    ["d-MMM-yyyy[ H:mm[:ss[.SSS]]]", "8-Mar-2018 9:05", "2018-03-08T09:05:00"],
    ["M/d/yyyy h:mm[:ss][ a]", "3/8/2018 9:05 PM", "2018-03-08T21:05:00"],
  ] as const)("%s reads and writes %s", (format, text, value) => {
    expect(dateTime([format]).read(text)).toBe(value);
    expect(dateTime([format]).write(value)).toBe(text);
  });

  test.each([
    ["yyyy-MM-dd HH:mm", "2018-03-08T22:26:59.999", "2018-03-08 22:26"],
    ["yyyy-MM-dd", "2018-03-08T22:26:59", "2018-03-08"],
  ] as const)("%s cuts off what it has no part for", (format, value, text) => {
    expect(dateTime([format]).write(value)).toBe(text);
  });

  test("an instant before 1970 is cut off downwards", () => {
    expect(instant(["yyyy-MM-dd HH:mm:ss"], "UTC").write(new Date(-1))).toBe("1969-12-31 23:59:59");
  });

  test("two digits of a year cannot be written of another century", () => {
    expect(date(["dd.MM.yy"]).write("1968-01-01")).toBe(invalid);
    expect(date(["dd.MM.yy"]).write("2069-01-01")).toBe(invalid);
  });

  test.each([
    ["yyy-MM-dd", '"yyy" is not a part'],
    ["yyyy-mmm", '"mmm" is not a part'],
    ["yyyy-MM[-dd", '"[" is not closed'],
    ["yyyy-MM]-dd", '"]" closes nothing'],
    ["dd HH:mm", "a day needs year and month"],
    ["yyyy", "a day needs year and month"],
    ["'yyyy'", "a day needs year and month"],
  ])("%s cannot be used", (format, why) => {
    expect(() => dateTime([format])).toThrow(
      new Error(`the date format ${JSON.stringify(format)} cannot be used: ${why}`),
    );
  });

  test("a text that is longer than any date is refused", () => {
    expect(date(["yyyy-MM-dd"]).read("2018-03-08".padEnd(10_000_000, "0"))).toBe(invalid);
  });
});

test.each([
  ["UTC", 0],
  ["Z", 0],
  ["+02:00", 7_200_000],
  ["-0530", -19_800_000],
])("the zone %s is %d milliseconds ahead", (zone, milliseconds) => {
  expect(offsetOf(zone)).toBe(milliseconds);
});

test("a zone without a fixed offset cannot be used", () => {
  expect(() => offsetOf("Europe/Berlin")).toThrow(
    new Error('the zone "Europe/Berlin" cannot be used: expected UTC or +HH:MM'),
  );
});

test("every instant of the calendar is read back, as Date has it", () => {
  const codec = instant(["yyyy-MM-dd'T'HH:mm:ss.SSS'Z'"], "UTC");
  const dates = fc.date({ min: utc("0000-01-01T00:00"), max: utc("9999-12-31T23:59"), noInvalidDate: true });
  fc.assert(
    fc.property(dates, (value) => {
      expect(codec.write(value)).toBe(value.toISOString());
      expect(codec.read(value.toISOString())).toEqual(value);
    }),
    { numRuns: 1000 },
  );
});
