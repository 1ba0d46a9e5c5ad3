import { expect, test } from "vitest";
import type { AnswerTable, ErrorTable } from "@tagsmith/runtime/http";
import { type Fault, errorAnswer } from "../../../runtime/src/mock/errors.js";
import { integer } from "../../../runtime/src/values/integer.js";
import { text } from "../../../runtime/src/values/text.js";

const answer: AnswerTable = {
  kind: "document",
  document: () => ({
    contract: 1,
    name: "test/answer",
    roots: ["answer"],
    write: { declaration: false },
    type: () => ({
      name: "Answer",
      members: [
        { xml: "@code", as: "code", type: integer },
        { xml: "why", as: "why", type: text },
      ],
    }),
  }),
};

const json: ErrorTable = { name: "refused", kind: "json", members: ["error", "description"] };
const html: ErrorTable = { name: "login", kind: "html", containing: "Please log in" };
const where: ErrorTable = { name: "failed", kind: "where", path: ["code"], is: "3", message: ["why"] };
const plain: ErrorTable = { name: "vendor", kind: "text", template: "ERR {number}: {text}" };

test.each<[string, ErrorTable[], Fault, number, string]>([
  ["json for credentials", [where, json], "refused", 401, '{"error":"access_denied","description":"no: x"}'],
  [
    "a page for credentials",
    [html, where],
    "refused",
    200,
    "<html><head><title>Error</title></head><body>Please log in</body></html>",
  ],
  ["the document for a parameter", [json, html, where], "parameter", 200, '<answer code="3"><why>no: x</why></answer>'],
  ["text for both", [plain], "refused", 200, "ERR 1: no x"],
  ["text for both", [plain], "parameter", 200, "ERR 2: no x"],
  ["json where there is nothing else", [json], "parameter", 400, '{"error":"invalid_request","description":"no: x"}'],
  ["a status where the spec says nothing", [], "refused", 401, "no: x"],
  ["a status where the spec says nothing", [], "parameter", 400, "no: x"],
])("the error is %s", async (_, errors, fault, status, body) => {
  const response = errorAnswer(answer, errors, fault, "no: x");
  expect([response.status, await response.text()]).toEqual([status, body]);
});
