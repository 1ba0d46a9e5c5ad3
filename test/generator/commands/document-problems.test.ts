import type { Problem } from "@tagsmith/runtime";
import picocolors from "picocolors";
import { describe, expect, test } from "vitest";
import { documentProblems } from "../../../generator/src/commands/document-problems.js";
import type { Format, Terminal } from "../../../generator/src/commands/terminal.js";

describe("a problem of a document", () => {
  test("has its line, and a caret below the place", () => {
    expect(shown("<a>\r\n\t<b>12,5</b>\r\n</a>", { line: 2, column: 5 })).toBe(
      'feed.xml:2:5 /a/b: expected a decimal but received "12,5"\n' + //
        "  2 | \t<b>12,5</b>\n" +
        "    | \t   ^\n",
    );
  });

  test("shows of a long line the part around the place", () => {
    const [, line = "", caret = ""] = shown(`${"x".repeat(500)}>12,5<${"y".repeat(500)}`, {
      line: 1,
      column: 502,
    }).split("\n");
    expect(line).toBe(`  1 | ...${"x".repeat(49)}>12,5<${"y".repeat(45)}...`);
    expect(caret.indexOf("^")).toBe(line.indexOf("12,5"));
  });

  test("finds its line in a document whose lines end with CR", () => {
    expect(shown("<a>\r<b>x</b>\r</a>", { line: 2, column: 4 })).toContain("  2 | <b>x</b>\n    |    ^\n");
  });

  test("cannot send control characters to the terminal", () => {
    expect(shown("<b>\u001b[31m\u009b</b>", { line: 1, column: 4, message: "a \u001b[2J" })).toBe(
      "a \ufffd[2J\n  1 | <b>\ufffd[31m\ufffd</b>\n    |    ^\n",
    );
  });

  test("shows no line where there is no source", () => {
    expect(documentProblems([problem({})], "feed.xml", undefined, terminal("pretty"))).toBe(
      'feed.xml:2:5 /a/b: expected a decimal but received "12,5"\n',
    );
  });

  test.each(["a secret value", "a personal value"])("shows no line that holds %s", (received) => {
    const message = `feed.xml:2:5 /a/b: expected a decimal but received ${received}`;
    expect(shown("<a>\n<b>12,5</b>\n</a>", { received, message })).toBe(`${message}\n`);
  });

  test("that fails nothing is a notice", () => {
    const notice = problem({ severity: "notice", message: "feed.xml:1:1 /a: mended" });
    expect(documentProblems([notice], "feed.xml", undefined, terminal("pretty"))).toBe(
      "notice: feed.xml:1:1 /a: mended\n",
    );
  });

  test("is a line of JSON with its fields", () => {
    expect(JSON.parse(documentProblems([problem({})], "feed.xml", undefined, terminal("json")))).toEqual({
      file: "feed.xml",
      ...problem({}),
    });
  });

  test("is an annotation on GitHub, with the characters escaped that mean something there", () => {
    const strange = problem({ message: "100%\nwrong" });
    expect(documentProblems([strange], "a,b:c.xml", undefined, terminal("github"))).toBe(
      "::error file=a%2Cb%3Ac.xml,line=2,col=5::100%25%0Awrong\n",
    );
  });
});

function shown(source: string, part: Partial<Problem>): string {
  return documentProblems([problem(part)], "feed.xml", () => source, terminal("pretty"));
}

function problem(part: Partial<Problem>): Problem {
  return {
    code: "wrong-value",
    severity: "error",
    path: "/a/b",
    line: 2,
    column: 5,
    offset: 9,
    expected: "a decimal",
    received: '"12,5"',
    message: 'feed.xml:2:5 /a/b: expected a decimal but received "12,5"',
    ...part,
  };
}

function terminal(format: Format): Terminal {
  const ignore = (): void => {};
  return { out: ignore, error: ignore, colors: picocolors.createColors(false), format, interactive: false };
}
