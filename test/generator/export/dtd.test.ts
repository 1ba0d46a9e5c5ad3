import { describe, expect, test, vi } from "vitest";
import { importDtd } from "../../../generator/src/dtd/index.js";
import { dtdOf } from "../../../generator/src/export/dtd.js";
import { invalidByDtd } from "./validate.js";
import { documents, writtenDocuments } from "./written.js";

vi.setConfig({ testTimeout: 60_000 });

/** The names in a map are of any kind, which no DTD can say. */
const inMaps = /No declaration for element (?:merchantReferenceCode|ccAuthReply__\w+|entry)$/;

describe("what we write is valid by our DTD", () => {
  test.each(documents)("%s", (name, { platform, document }) => {
    const written = writtenDocuments(platform, document);
    const wrong = written.flatMap(({ what, xml, document: version }) =>
      invalidByDtd(dtdOf(version, name).text, xml).map((each) => `${what}: ${each}`),
    );
    expect(wrong.filter((each) => !inMaps.test(each))).toEqual([]);
    expect(written.length).toBeGreaterThan(3);
  });
});

test.each(documents)("our own reader of DTDs takes that of %s", (name, { document }) => {
  const { problems, roots } = importDtd(dtdOf(document, name).text, "exported.dtd");
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(roots).toContain(document.roots[0]);
});
