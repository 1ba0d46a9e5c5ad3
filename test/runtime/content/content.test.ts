import { describe, expect, test } from "vitest";
import { type ContentTable, type DocumentTable, safeParse, text } from "../../../runtime/src/index.js";
import { content } from "../../../runtime/src/xsd.js";

interface Box {
  readonly a?: string;
  readonly b?: string;
  readonly c: readonly string[];
}

function table(model: string, order: "any" | "declared" = "declared"): () => DocumentTable<Box> {
  const made: DocumentTable<Box> = {
    contract: 1,
    name: "shop/box",
    roots: ["Box"],
    read: { order, unknown: "refuse" },
    type: () => ({
      name: "Box",
      content: content(model),
      members: [
        { xml: "a", as: "a", number: "?", type: text },
        { xml: "b", as: "b", number: "?", type: text },
        { xml: "c", as: "c", number: "*", type: text },
      ],
    }),
  };
  return () => made;
}

/** Children by their names, one letter each. */
function problems(model: string, children: string): string[] {
  const xml = `<Box>${[...children].map((name) => `<${name}>1</${name}>`).join("")}</Box>`;
  const result = safeParse(table(model), xml);
  return result.ok ? [] : result.problems.map(({ message }) => message);
}

describe("a content model", () => {
  test.each([
    ["a, b", "ab"],
    ["a, b?", "a"],
    ["a | b", "b"],
    ["(a, b) | c+", "ccc"],
    ["(a, b)?", ""],
    ["a & b & c", "cab"],
    ["a? & b", "b"],
    ["(a | c){2,3}", "ac"],
    ["c{3}", "ccc"],
    ["c{2,}", "ccccc"],
    ["(c{1,2}){2}", "cc"],
    ["(c{1,2}){2}", "cccc"],
    ["(a?, c?){2}", "cac"],
    ["(a?, c*)*", "ccac"],
    ["a, (b | ())", "ab"],
    ["c{0,1000000}", "cccc"],
  ])("%s takes %s", (model, children) => {
    expect(problems(model, children)).toEqual([]);
  });

  test.each([
    ["a, b", "ba", "1:6 /Box/b: expected the element a but received the element b"],
    ["a, b", "a", "1:1 /Box: expected the element b but received nothing"],
    ["a, b?", "abc", "1:22 /Box/c: expected no more elements but received the element c"],
    ["(a, b) | c+", "ac", "1:14 /Box/c: expected the element b but received the element c"],
    ["(a, b) | c+", "", "1:1 /Box: expected one of the elements a, c but received nothing"],
    ["a & b & c", "ca", "1:1 /Box: expected the element b but received nothing"],
    ["a? & b?", "aa", "1:14 /Box/a: expected the element b or no more but received the element a"],
    ["c{2,3}", "c", "1:1 /Box: expected the element c but received nothing"],
    ["c{2,3}", "cccc", "1:30 /Box/c: expected no more elements but received the element c"],
    ["(c{1,2}){2}", "ccccc", "1:38 /Box/c: expected no more elements but received the element c"],
    ["a, ()", "a", "1:6 /Box/a: expected nothing that is possible but received the element a"],
  ])("%s does not take %s", (model, children, message) => {
    expect(problems(model, children)[0]).toBe(message);
  });

  test("says only once that the order is wrong", () => {
    expect(problems("(a, b) | c+", "bca")).toEqual([
      "1:6 /Box/b: expected one of the elements a, c but received the element b",
    ]);
  });

  test("is not asked about elements that the table does not know", () => {
    const result = safeParse(table("a, b"), "<Box><a>1</a><x/><b>2</b></Box>", { unknown: "keep" });
    expect(result.ok).toBe(true);
  });

  test("holds an empty element", () => {
    const result = safeParse(table("a | b"), "<Box/>");
    expect(result.problems.map(({ message }) => message)).toEqual([
      "1:1 /Box: expected one of the elements a, b but received nothing",
    ]);
  });

  test("counts in time that grows with the document only", () => {
    const many = `<Box>${"<c>1</c>".repeat(20_000)}</Box>`;
    expect(safeParse(table("((c{1,50}){1,50}){1,50}, a?"), many).ok).toBe(true);
    const start = performance.now();
    expect(safeParse(table("(c{1,50}){1,1000000}, a?"), many).ok).toBe(true);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  test.each([
    ["a, b | c", "the content model a, b | c cannot be used: see its part 4"],
    ["a, (b", "the content model a, (b cannot be used: see its part 5"],
    ["a,", "the content model a, cannot be used: it ends too early"],
    ["a, d", "the content model a, d cannot be used: there is no element d"],
  ])("that is no model is refused: %s", (model, message) => {
    expect(() => safeParse(table(model), "<Box><a>1</a></Box>")).toThrow(message);
  });

  test("is made by a function of its own, which keeps its text", () => {
    const made: ContentTable = content("a");
    expect(made.model).toBe("a");
  });
});
