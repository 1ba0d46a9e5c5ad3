import { describe, expect, test } from "vitest";
import { type DateKind, dateFormat } from "../../../generator/src/notation/date-format.js";

describe("formats that are right", () => {
  test.each([
    ["date", "yyyy-MM-dd"],
    ["date", "M/d/yy"],
    ["date", "EEE, dd MMM yyyy"],
    ["time", "H:mm"],
    ["time", "hh:mm[:ss] a"],
    ["dateTime", "M/d/yyyy H:mm[:ss][ a]"],
    ["dateTime", "yyyy-MM-ddTHH:mm:ss.SSSZ"],
    ["dateTime", "dd.MM.yyyy 'um' HH:mm 'o''clock'"],
  ] as const)("%s %s", (kind, format) => {
    expect(dateFormat(kind, format)).toBeUndefined();
  });
});

describe("formats that are wrong, with the part that is", () => {
  test.each([
    ["date", "yyyy-mm-dd", "mm", "MM"],
    ["date", "DD/MM/yyyy", "DD", "dd"],
    ["date", "dd/MM/YYYY", "YYYY", "yyyy"],
    ["date", "yyyyMMdd H", "H", undefined],
    ["time", "HH:MM", "MM", "mm"],
    ["dateTime", "yyyy-MM-dd HH:MM", "MM", "mm"],
    ["dateTime", "yyyy-MM-dd h:mm", "yyyy-MM-dd h:mm", undefined],
    ["dateTime", "yyyy-MM-dd HH:mm hh a", "yyyy-MM-dd HH:mm hh a", undefined],
    ["date", "[yyyy]-MM-dd", "[yyyy]-MM-dd", undefined],
    ["date", "yyyy-MM-dd]", "]", undefined],
    ["date", "yyyy-MM-dd 'x", "'x", undefined],
  ] as [DateKind, string, string, string | undefined][])("%s %s", (kind, format, part, suggestion) => {
    const mistake = dateFormat(kind, format);
    expect(format.slice(mistake?.start, mistake?.end)).toBe(part);
    expect(mistake?.suggestion).toBe(suggestion);
  });
});
