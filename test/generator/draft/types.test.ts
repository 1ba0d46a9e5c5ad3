import { describe, expect, test } from "vitest";
import { notesOf, shortfall, draftOf } from "./drafting.js";

/** A document with elements of one name that hold these texts. */
function list(name: string, ...texts: readonly string[]): string {
  return `<r>${texts.map((text) => `<o><${name}>${text}</${name}></o>`).join("")}</r>`;
}

/** The line of a draft for elements with these texts, each always in an element of its own. */
function lineFor(name: string, ...texts: readonly string[]): string | undefined {
  const document = list(name, ...texts);
  expect(shortfall(draftOf(document), document)).toBeUndefined();
  return notesOf(document).find((line) => !/^o[:*]/.test(line));
}

function times(count: number, ...texts: readonly string[]): string[] {
  return Array.from({ length: count }, () => texts).flat();
}

describe("types come from what was seen", () => {
  test.each<[what: string, name: string, texts: readonly string[], line: string]>([
    ["whole numbers", "Quantity", ["1", "250", "-3"], "Quantity: integer #! seen 3 times; -3 to 250"],
    ["decimals keep every digit", "Score", ["19.90", "0"], "Score: decimal #! seen twice; 0 to 19.90"],
    ["whole amounts are decimals", "OrderTotal", ["20"], "OrderTotal: decimal #! seen once; 20; an amount by its name"],
    ["grouped digits", "Total", ["1,234.50", "7"], 'Total: decimal grouped "," #! seen twice'],
    ["digits that are not always grouped", "Total", ["1,234.50", "7000"], "Total: text #! seen twice"],
    ["leading zeros keep text", "Batch", ["0041", "12"], "Batch: id #! seen twice; leading zeros"],
    ["beyond 2^53", "Batch", ["9007199254740993"], "Batch: id #! seen once; more digits than a number holds"],
    ["keys", "OrderID", ["41", "42"], "OrderID: id #! seen twice"],
    ["versions", "version", ["1.10"], "version: id #! seen once"],
    ["spellings of no program", "Score", ["+1", "1."], "Score: text #! seen twice"],
    ["exponents", "Score", ["1e5"], "Score: text #! seen once"],
    ["true and false", "Flagged", ["true", "false"], 'Flagged: boolean #! seen twice: "true", "false"'],
    ["one word of a pair", "Flagged", ["no"], 'Flagged: boolean yes/no #! seen once: "no"'],
    ["a letter that may be another word", "Class", ["N"], "Class: text #! seen once"],
    ["a letter of a flag", "is_gift", ["N"], 'is_gift: boolean Y/N #! seen once: "N"'],
    ["letters of a pair", "Class", ["N", "Y"], 'Class: boolean Y/N #! seen twice: "N", "Y"'],
    ["digits of a flag", "is_test", ["0", "1"], 'is_test: boolean 1/0 #! seen twice: "0", "1"; a flag by its name'],
    ["digits of a number", "boxes", ["0", "1"], "boxes: integer #! seen twice; 0 to 1"],
    ["two spellings of true", "Flagged", ["true", "True"], "Flagged: text #! seen twice"],
    ["links", "Image", ["https://a.example/b.jpg"], "Image: url #! seen once"],
    ["countries by name and code", "Country", ["US", "DE"], "Country: countryCode #! seen twice"],
    ["countries that are none", "Country", ["XX"], "Country: text #! seen once"],
    ["currencies are not invented", "Currency", ["USD"], "Currency: id #! seen once"],
    ["nothing at all", "Note", ["", ""], "Note: text #! seen twice; always empty"],
    ["numbers and nothing", "Boxes", ["1", ""], "Boxes: integer or empty #! seen twice; once empty; 1"],
    ["white space around numbers", "Boxes", [" 1\n", "2"], "Boxes: integer #! seen twice; 1 to 2"],
    ["white space around codes", "SKU", [" a ", "b"], "SKU: text #! seen twice"],
    ["few words over many elements", "State", times(4, "new", "shipped", "on hold"), "State: text #! seen 12 times"],
    [
      "few words over many elements",
      "Status",
      times(4, "new", "shipped", "on hold"),
      'Status: enum new | shipped | "on hold" | ... #! seen 12 times: "new", "shipped", "on hold"',
    ],
    ["few words over few elements", "Status", times(2, "new", "shipped"), "Status: text #! seen 4 times"],
    ["one word over many elements", "Status", times(20, "new"), "Status: text #! seen 20 times"],
    ["names are no list of words", "Name", times(9, "Ann", "Bob"), "Name: text #! seen 18 times"],
    [
      "words that YAML would read as more",
      "Status",
      times(6, "a: b", "# c", "...", '"'),
      'Status: \'enum "a: b" | "# c" | "..." | "\\"" | ...\' #! seen 24 times: "a: b", "# c", "...", "\\""',
    ],
  ])("%s: %s", (_what, name, texts, line) => {
    expect(lineFor(name, ...texts)).toBe(line);
  });
});

describe("dates have the format that writes exactly what was read", () => {
  test.each<[texts: readonly string[], type: string]>([
    [["2018-03-08"], 'date "yyyy-MM-dd"'],
    [["2018-03-08 22:26:00"], 'dateTime "yyyy-MM-dd HH:mm:ss"'],
    [["2018-03-08T22:26:00Z"], `dateTime "yyyy-MM-dd'T'HH:mm:ss'Z'" UTC`],
    [["2018-03-08T22:26:00.125Z"], `dateTime "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'" UTC`],
    [["2018-03-08 22:26 +00:00"], 'dateTime "yyyy-MM-dd HH:mm +00:00" UTC'],
    [["3/8/2018 22:26 PM"], 'dateTime "M/d/yyyy H:mm a"'],
    [["03/08/2018 10:26 PM", "12/31/2018 01:05 AM"], 'dateTime "MM/dd/yyyy hh:mm a"'],
    [["31/12/2018"], 'date "dd/MM/yyyy"'],
    [["8.3.2018", "31.12.2018"], 'date "d.M.yyyy"'],
    [["08-03-18"], 'date "MM-dd-yy"'],
    [["Mar 13, 2011 07:06"], 'dateTime "MMM dd, yyyy HH:mm"'],
    [["Tue, 13 Mar 2018 07:06:00 GMT"], `dateTime "EEE, dd MMM yyyy HH:mm:ss 'GMT'" UTC`],
    [["13-Mar-2018"], 'date "dd-MMM-yyyy"'],
    [["22:26", "7:05"], 'time "H:mm"'],
    [["2018-03-08", "0000-00-00"], 'date "yyyy-MM-dd" or "0000-00-00"'],
    [["2018-03-08", ""], 'date "yyyy-MM-dd" or empty'],
    // What would not be written as it was.
    [["2018-03-08", "2018-3-8"], "text"],
    [["3/8/2018 10:26 pm"], "text"],
    [["2018-03-08T22:26:00+02:00"], "text"],
    [["2018-02-30"], "text"],
    [["2018-03-08", "0000-00-00", ""], "text"],
  ])("%j", (texts, type) => {
    expect(lineFor("Placed", ...texts)).toMatch(new RegExp(`^Placed: ${escaped(type)} #!`));
  });

  test.each([
    ["OrderDate", "20180308", 'OrderDate: date "yyyyMMdd" #! seen once'],
    ["Pieces", "20180308", "Pieces: integer #! seen once; 20180308"],
    ["time", "1300000000", "time: unixTime #! seen once; seconds since 1970 by its name"],
    ["count", "1300000000", "count: integer #! seen once; 1300000000"],
    [
      "Placed",
      "3/8/2018 22:26",
      'Placed: dateTime "M/d/yyyy H:mm" #! seen once; day and month could be the other way round; its zone is not known',
    ],
  ])("%s with %s", (name, text, line) => {
    expect(lineFor(name, text)).toBe(line);
  });
});

describe("what is missing and empty is told apart", () => {
  test("a number that is both stays text, because its type would write neither as it was", () => {
    const document = "<r><o><a>1</a></o><o><a/></o><o/></r>";
    expect(notesOf(document)).toEqual([
      "o* as os: o #! 3 seen",
      "a?: text #! seen twice, missing once; once empty; an integer, but both missing and empty: text keeps the two apart",
    ]);
    expect(shortfall(draftOf(document), document)).toBeUndefined();
  });

  test("so does one in a list", () => {
    const document = "<r><a>1</a><a/></r>";
    expect(notesOf(document)[0]).toMatch(/^a\* as as: text /);
    expect(shortfall(draftOf(document), document)).toBeUndefined();
  });

  test("an attribute that is missing at times may be missing", () => {
    expect(notesOf('<r><o a="1"/><o/></r>').at(-1)).toBe('"@a?": integer #! seen once, missing once; 1');
  });
});

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
