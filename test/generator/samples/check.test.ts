import { expect, test } from "vitest";
import { checkSamples } from "../../../generator/src/samples/check.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const problems = (...files: [string, string][]): string[] =>
  checkSamples(files.map(([name, text]) => ({ path: `acme/samples/${name}`, bytes: bytes(text) }))).map(
    ({ file, line, column, message }) => `${file}:${line}:${column} ${message}`,
  );

test.each<[string, [string, string][], string[]]>([
  [
    "a document with its value",
    [
      ["a.xml", "<a/>"],
      ["a.json", "{}"],
    ],
    [],
  ],
  [
    "a document with its problems",
    [
      ["a.xml", "<a"],
      ["a.problems", "1:3 ..."],
    ],
    [],
  ],
  [
    "a document alone",
    [["a.xml", "<a/>"]],
    ['acme/samples/a.xml:1:1 expected "a.json" or "a.problems" beside this document but found neither'],
  ],
  [
    "a value alone",
    [["a.json", "{}"]],
    ['acme/samples/a.json:1:1 expected "a.xml" beside this file but found no such file'],
  ],
  [
    "a value that is no JSON",
    [
      ["a.xml", "<a/>"],
      ["a.json", '{\n  "a": 1,\n  b: 2\n}'],
    ],
    ['acme/samples/a.json:3:3 expected JSON but found "b"'],
  ],
  [
    "a value that ends too early",
    [
      ["a.xml", "<a/>"],
      ["a.json", '{ "a": ['],
    ],
    ["acme/samples/a.json:1:9 expected JSON but found the end of the file"],
  ],
])("of samples, %s", (_, files, expected) => {
  expect(problems(...files)).toEqual(expected);
});
