import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { safeParse, serialize } from "@tagsmith/runtime";
import { importDtd } from "../../generator/src/dtd/index.js";
import { typeChecker } from "../../generator/src/emit/type-check.js";
import { importXsd } from "../../generator/src/xsd/index.js";
import { compileSchema } from "../suites/xsd/compile.js";
import { difference, rootOf } from "../suites/xsd/infoset.js";
import { invalidByDtd, invalidByXsd } from "./export/validate.js";
import { top } from "./repository.js";

vi.setConfig({ testTimeout: 60_000 });

/**
 * The schemas of platforms alone, without what their specs lay over them, with documents that may be of them. That of
 * ShipStation's guide of 2012 is no schema: its pattern has an escape that XSD does not know.
 */
const schemas = [
  [
    "specs/shopsite/orders.dtd",
    { "specs/shopsite/samples/orders-6.3.xml": "equal", "specs/shopsite/samples/orders-none.xml": "equal" },
  ],
  // In an <all> the order of elements means nothing.
  ["specs/shipstation/orders.xsd", { "specs/shipstation/samples/orders-two.xml": "equal in another order" }],
  [
    "../shared/samples/shipstation/shipstation-orders.solidus.xsd",
    { "specs/shipstation/samples/orders-two.xml": "not valid" },
  ],
] as const;

const check = typeChecker();

describe.each(schemas)("%s", (path, documents) => {
  const isMissing = !existsSync(top + path);
  if (isMissing) console.log(`${path} is missing: skipped.`);

  test.skipIf(isMissing)("compiles, and what is valid by it is read and written as it was", () => {
    const text = readFileSync(top + path, "utf8");
    const isDtd = path.endsWith(".dtd");
    const schema = isDtd
      ? { ...importDtd(text, basename(path)), identities: [], targetNamespace: "" }
      : importXsd(text, basename(path));
    expect(schema.problems.filter(({ severity }) => severity === "error")).toEqual([]);
    const compiled = compileSchema(schema);
    expect(check(new Map([["vendor/document.ts", compiled.typeScript() ?? ""]]))).toEqual([]);
    const invalid = (xml: string): string[] => (isDtd ? invalidByDtd(text, xml) : invalidByXsd(text, xml));
    const outcomes = Object.keys(documents).map((name) => {
      const bytes = readFileSync(top + name);
      const table = compiled.tableOf(rootOf(bytes));
      const read = table && safeParse(table, bytes);
      if (invalid(bytes.toString("utf8")).length > 0) return [name, read?.ok === true ? "not refused" : "not valid"];
      if (table === undefined || read?.ok !== true) return [name, read?.problems[0]?.message ?? "no such root"];
      const written = serialize(table, read.value);
      expect(invalid(written)).toEqual([]);
      expect(safeParse(table, written)).toEqual({ ok: true, value: read.value, problems: [] });
      return [name, difference(bytes, written) === undefined ? "equal" : "equal in another order"];
    });
    expect(Object.fromEntries(outcomes)).toEqual(documents);
  });
});
