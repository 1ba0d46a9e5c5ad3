import { describe, expect, test } from "vitest";
import { instant } from "@tagsmith/runtime";
import { invalid } from "../../../runtime/src/codec.js";

describe("names of months and days", () => {
  const days = instant(["EEE, d MMM yyyy"], "UTC");
  const [year, month] = [
    Array.from({ length: 12 }, (_, index) => Date.UTC(2018, index, 8)),
    Array.from({ length: 7 }, (_, index) => Date.UTC(2018, 2, 5 + index)),
  ];

  test("are those of English, three letters each", () => {
    expect(year.map((each) => days.write(new Date(each)))).toEqual([
      "Mon, 8 Jan 2018",
      "Thu, 8 Feb 2018",
      "Thu, 8 Mar 2018",
      "Sun, 8 Apr 2018",
      "Tue, 8 May 2018",
      "Fri, 8 Jun 2018",
      "Sun, 8 Jul 2018",
      "Wed, 8 Aug 2018",
      "Sat, 8 Sep 2018",
      "Mon, 8 Oct 2018",
      "Thu, 8 Nov 2018",
      "Sat, 8 Dec 2018",
    ]);
    expect(month.map((each) => String(days.write(new Date(each))).slice(0, 3))).toEqual([
      "Mon",
      "Tue",
      "Wed",
      "Thu",
      "Fri",
      "Sat",
      "Sun",
    ]);
  });

  test("are read in any case, and must be true", () => {
    for (const each of [...year, ...month]) {
      const written = String(days.write(new Date(each)));
      expect([days.read(written), days.read(written.toUpperCase())]).toEqual([new Date(each), new Date(each)]);
    }
    for (const wrong of [
      "Mon, 8 Mar 2018",
      "Thx, 8 Mar 2018",
      "Thu, 8 Mrz 2018",
      "Thu, 8 Ma",
      "Th",
      "Thu, 8 Mar 201",
      "Thu 8 Mar 2018",
    ])
      expect(days.read(wrong)).toBe(invalid);
  });
});
