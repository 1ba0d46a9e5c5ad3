import { describe, expect, test } from "vitest";
import { readComments } from "../../../generator/src/load/comments.js";

describe("the comment of a key", () => {
  test.each([
    ["beside it", "a: x # about a", "about a"],
    ["above it", "b: y\n\n# about a\na: x", "about a"],
    ["above it, over two lines", "b: y\n# about\n# a\na: x", "about a"],
    ["above and beside it", "b: y\n# above\na: x # beside", "above beside"],
    ["beside it, over two lines", "b: y\na: x  # about\n      # a\nc: z", "about a"],
    ["beside a block scalar", "b: y\na: >- # about a\n  text # no comment\n", "about a"],
    ["beside a flow map", "b: y\na: { c: d } # about a", "about a"],
    ["beside the first line of a flow map", "b: y\na: { c: d, # about a\n  e: f }", "about a"],
    ["after quotes with a number sign", 'b: y\na: "x # y" # about a', "about a"],
    ["beside a key whose map follows", "b: y\na: # about a\n  c: d", "about a"],
    ["with CRLF", "b: y\r\n# about\r\na: x # a\r\n", "about a"],
    ["at the end of the file", "b: y\na: x # about a", "about a"],
    ["none, because it stands apart", "b: y\n# not about a\n\na: x", ""],
    ["none, because it begins in another column", "b:\n  c: d\n  # not about a\na: x", ""],
    ["none, because it goes on beside another key", "b: y # about b\n     # and more of it\na: x", ""],
    ["none, because it is a note to maintainers", "b: y\n#! a note\na: x #! another", ""],
    ["without the notes between", "b: y\n# about\n#! a note\n# a\na: x", "about a"],
    ["none, because the number sign is no comment", "b: y\na: x#y", ""],
  ])("%s", (_name, text, comment) => {
    expect(commentAt(text, "a:")).toBe(comment);
  });

  test("below the last child of a map is not that of the next key", () => {
    const text = "b:\n  c: d\n  # after c\na: x # about a";
    expect([commentAt(text, "b:"), commentAt(text, "c:"), commentAt(text, "a:")]).toEqual(["", "", "about a"]);
  });

  test("of an item of a list is that of its first key too", () => {
    const text = "b: y\nlist:\n  # about the item\n  - a: x # beside";
    expect(commentAt(text, "a:")).toBe("beside");
  });

  test("on a line with several keys is that of the first", () => {
    const text = "b: y\na: { c: d } # about a";
    expect(commentAt(text, "c:")).toBe("");
  });
});

describe("the comment at the top", () => {
  test("is the file's, not the first key's, and no instruction to an editor", () => {
    const text = "# yaml-language-server: $schema=../document.schema.json\n# About the file.\n# More.\na: x # about a";
    expect(readComments(text).top).toBe("About the file. More.");
    expect(commentAt(text, "a:")).toBe("about a");
  });

  test("ends at an empty line", () => {
    const text = "# About the file.\n\n# about a\na: x";
    expect(readComments(text).top).toBe("About the file.");
    expect(commentAt(text, "a:")).toBe("about a");
  });

  test("is nothing where there is none", () => {
    expect(readComments("a: x").top).toBe("");
    expect(readComments("").top).toBe("");
  });
});

function commentAt(text: string, key: string): string {
  return readComments(text).at(text.indexOf(key));
}
