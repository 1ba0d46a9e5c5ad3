import { expect, test } from "vitest";
import { parseAnswer } from "../../../generator/src/notation/answer.js";
import { parsePipeline } from "../../../generator/src/notation/pipeline.js";
import { shape } from "./shape.js";

test.each([
  ["raw | request", { from: { kind: "raw" }, steps: [{ name: "request", arguments: [] }] }],
  [
    "form Data | form-url-decode | rc4(apiKey) | feed",
    {
      from: { kind: "form", field: "Data" },
      steps: [
        { name: "form-url-decode", arguments: [] },
        { name: "rc4", arguments: [{ kind: "name", name: "apiKey" }] },
        { name: "feed", arguments: [] },
      ],
    },
  ],
  [
    "form = field | request",
    { from: { kind: "setting", setting: { name: "field" } }, steps: [{ name: "request", arguments: [] }] },
  ],
  ["raw", '3-3 expected "|" and a step or a document but found the end'],
  ["request", '0-7 expected "raw", or "form" and the name of a field but found "request"'],
  ["raw | a b", '8-9 expected "|" and the next step but found "b"'],
])("the pipeline %s", (text, expected) => {
  expect(shape(parsePipeline(text))).toEqual(expected);
});

test.each([
  ["orders", { document: { name: "orders" } }],
  ['text "ok"', { text: "ok" }],
  ["none", {}],
  ["400", { status: { name: "400" } }],
  ['400 text "no feed"', { status: { name: "400" }, text: "no feed" }],
  ["text ok", '5-7 expected the text in quotes but found "ok"'],
])("the answer %s", (text, expected) => {
  expect(shape(parseAnswer(text))).toEqual(expected);
});
