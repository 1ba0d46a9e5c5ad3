import { describe, expect, test } from "vitest";
import { type DocumentTable, type ReadOptions, anyEncoding, safeParse, text } from "@tagsmith/runtime";
import { anyInput, skipLeadingHeader } from "@tagsmith/runtime/repairs";
import { read, rooted } from "./tables.js";

const members = [{ xml: "$", as: "text", type: text }];
const alone = rooted(members, { input: anyEncoding });
const withRepairs = rooted(members, { input: anyInput });

function told(table: () => DocumentTable<unknown>, input: string | Uint8Array, options: ReadOptions): unknown {
  const { ok, value, problems } = safeParse(table, input, options);
  return [ok, value, problems.map(({ code, offset, message }) => [code, offset, message])];
}

const declared = (name: string, content: string): string =>
  `<?xml version="1.0" encoding="${name}"?><root>${content}</root>`;

describe("other encodings are read with the code for them alone as with that for repairs", () => {
  test.each<[what: string, input: string | Uint8Array, options: ReadOptions, expected: unknown]>([
    ["UTF-8", Buffer.from(declared("utf-8", "é")), {}, [true, { text: "é" }, []]],
    ["a mark", Buffer.from("\ufeff<root>é</root>"), {}, [true, { text: "é" }, []]],
    ["a text", declared("latin1", "é"), {}, [true, { text: "é" }, []]],
    ["UTF-16", Buffer.from(`\ufeff${declared("utf-16", "é😀")}`, "utf16le"), {}, [true, { text: "é😀" }, []]],
    ["Latin-1", Buffer.from(declared("latin1", "é"), "latin1"), {}, [true, { text: "é" }, []]],
    ["a charset", Buffer.from("<root>é</root>", "latin1"), { charset: "latin1" }, [true, { text: "é" }, []]],
    [
      "a wrong byte",
      Buffer.from("<root>\n\x81</root>", "latin1"),
      { charset: "cp1252" },
      [false, undefined, [["encoding", 7, "2:1: expected windows-1252 but received the byte 0x81"]]],
    ],
    [
      "two that disagree",
      Buffer.from(declared("utf-8", "x")),
      { charset: "latin1" },
      [
        false,
        undefined,
        [["encoding", 30, '1:31: expected ISO-8859-1, the encoding of Content-Type, but received "utf-8"']],
      ],
    ],
    [
      "a place in UTF-16",
      Buffer.from("\ufeff<root>é😀\n<x</root>", "utf16le"),
      {},
      [false, undefined, [["ill-formed", 26, '2:3 /root: expected white space, "/>" or ">" but received "<"']]],
    ],
    [
      "a place in Latin-1",
      Buffer.from("<root>éé<x</root>", "latin1"),
      { charset: "latin1" },
      [false, undefined, [["ill-formed", 10, '1:11 /root: expected white space, "/>" or ">" but received "<"']]],
    ],
    [
      "too many bytes",
      Buffer.from("\ufeff<root/>", "utf16le"),
      { limits: { document: 15 } },
      [false, undefined, [["limit", 0, "1:1: expected a document of at most 15 bytes but received more"]]],
    ],
    ["just as many", Buffer.from("\ufeff<root/>", "utf16le"), { limits: { document: 16 } }, [true, { text: "" }, []]],
    [
      "too long a text",
      "<root/>",
      { limits: { document: 6 } },
      [false, undefined, [["limit", 0, "1:1: expected a document of at most 6 bytes but received more"]]],
    ],
    [
      "half a character",
      Buffer.from("\ufeff<root>\ud800</root>", "utf16le"),
      {},
      [false, undefined, [["encoding", 14, "1:7: expected UTF-16LE but received half a character, U+D800"]]],
    ],
  ])("%s", (_what, input, options, expected) => {
    expect(told(alone, input, options)).toEqual(expected);
    expect(told(withRepairs, input, options)).toEqual(expected);
  });

  test("but repairs need the code for them", () => {
    const table = rooted(members, { input: anyEncoding, repairs: [skipLeadingHeader] });
    expect(() => read(table, "<root/>")).toThrow("the table test/root lacks the code `anyInput` of the runtime");
  });
});
