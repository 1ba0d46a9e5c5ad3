import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { safeParse, serialize } from "@tagsmith/runtime";
import { typeChecker } from "../../../generator/src/emit/type-check.js";
import { importXsd } from "../../../generator/src/xsd/index.js";
import { compileSchema } from "../../suites/xsd/compile.js";
import { difference, rootOf } from "../../suites/xsd/infoset.js";

vi.setConfig({ testTimeout: 120_000 });

/**
 * Schemas of Debian's packages xcb-proto, opensaml-schemas, xmltooling-schemas and shibboleth-sp-common, with their documents.
 * Where these have attributes by <anyAttribute> or elements by xsi:type, they are kept as what the table does not name.
 */
const sets = [
  {
    name: "the protocols of X (xcb-proto)",
    folders: ["/usr/share/xcb"],
    main: "xcb.xsd",
    documents: below("/usr/share/xcb", /\.xml$/),
    unknown: "refuse" as const,
  },
  {
    name: "metadata of SAML 2.0 (opensaml-schemas)",
    folders: ["/usr/share/xml/opensaml", "/usr/share/xml/xmltooling"],
    main: "saml-schema-metadata-2.0.xsd",
    documents: below("/etc/shibboleth", /^example-metadata\.xml$/),
    unknown: "refuse" as const,
  },
  ...(
    [
      ["shibboleth-3.0-native-sp-config.xsd", /shibboleth2\.xml$/],
      ["shibboleth-2.0-attribute-map.xsd", /^attribute-map\.xml$/],
      ["shibboleth-2.0-afp.xsd", /^attribute-policy\.xml$/],
      ["shibboleth-2.0-native-sp-protocols.xsd", /^protocols\.xml$/],
    ] as const
  ).map(([main, documents]) => ({
    name: `${main} (shibboleth-sp-common)`,
    folders: ["/usr/share/xml/shibboleth", "/usr/share/xml/opensaml", "/usr/share/xml/xmltooling"],
    main,
    documents: below("/etc/shibboleth", documents),
    unknown: main.includes("protocols") ? ("refuse" as const) : ("keep" as const),
  })),
];

function below(folder: string, pattern: RegExp): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .map((name) => join(folder, name));
}

/** Base64 is written without the line ends that it may be read with. */
function oneLine(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  return new TextEncoder().encode(
    text.replace(/(?<=<ds:X509Certificate>)[^<]*/g, (base64) => base64.replace(/\s/g, "")),
  );
}

const check = typeChecker();

describe.each(sets)("$name", ({ folders, main, documents, unknown }) => {
  const files = new Map(
    folders.flatMap((folder) => below(folder, /\.xsd$/)).map((path) => [basename(path), readFileSync(path, "utf8")]),
  );
  const text = files.get(main);
  const isMissing = text === undefined || documents.length === 0;
  if (isMissing) console.log(`${main} or its documents are not in ${folders.join(", ")}: skipped.`);

  test.skipIf(isMissing)("compiles, and its documents are read and written as they were", () => {
    const schema = importXsd(text ?? "", main, { files });
    expect(schema.problems.filter(({ severity }) => severity === "error")).toEqual([]);
    const compiled = compileSchema(schema);
    expect(check(new Map([["real/document.ts", compiled.typeScript() ?? ""]]))).toEqual([]);
    const wrong = documents.flatMap((path) => {
      const bytes = oneLine(readFileSync(path));
      const table = compiled.tableOf(rootOf(bytes));
      if (table === undefined) return [`${path}: no such root`];
      const read = safeParse(table, bytes, { unknown });
      if (!read.ok) return [`${path}: ${read.problems[0]?.message}`];
      const written = serialize(table, read.value);
      const again = safeParse(table, written, { unknown });
      if (!again.ok) return [`${path}: ${again.problems[0]?.message}`];
      const found = difference(bytes, written);
      expect(again.value).toEqual(read.value);
      return found === undefined ? [] : [`${path}: ${found}`];
    });
    expect(wrong).toEqual([]);
  });
});
