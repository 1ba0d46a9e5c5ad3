import { describe, expect, test, vi } from "vitest";
import { xsdOf } from "../../../generator/src/export/xsd.js";
import { invalidByXsd } from "./validate.js";
import { documents, writtenDocuments } from "./written.js";

vi.setConfig({ testTimeout: 60_000 });

describe("what we write is valid by our schema", () => {
  test.each(documents)("%s", (name, { platform, document }) => {
    const written = writtenDocuments(platform, document);
    const wrong = written.flatMap(({ what, xml, document: version }) =>
      invalidByXsd(xsdOf(version, name).text, xml).map((each) => `${what}: ${each}`),
    );
    expect(wrong).toEqual([]);
    expect(written.length).toBeGreaterThan(3);
  });
});
