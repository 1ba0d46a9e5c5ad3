import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const top = fileURLToPath(new URL("../..", import.meta.url));

interface Locked {
  readonly version: string;
  readonly dev?: boolean;
  readonly link?: boolean;
}

const { packages } = JSON.parse(readFileSync(`${top}package-lock.json`, "utf8")) as {
  packages: Readonly<Record<string, Locked>>;
};

/** What `tagsmith` installs, as it is locked here; what only tests use runs on nothing that somebody else wrote. */
const shipped = Object.entries(packages).filter(
  ([path, { dev, link }]) => path.includes("node_modules/") && dev !== true && link !== true,
);

/** The oldest versions without a known weakness, and what the last one was. */
const oldest: readonly [name: string, version: string, weakness: string][] = [
  ["handlebars", "4.7.9", "CVE-2026-33937: code out of a template's tree"],
  ["ajv", "8.18.0", "CVE-2025-69873: a pattern that never ends"],
  ["yargs-parser", "21.0.0", "CVE-2020-7608: keys of prototypes"],
  ["y18n", "5.0.5", "CVE-2020-7774: keys of prototypes"],
  ["@xmldom/xmldom", "0.9.12", "GHSA-965w-775f-mr7g: time that grows with the square of namespaces"],
  ["brace-expansion", "2.0.2", "CVE-2025-5889: a pattern that never ends"],
];

describe("what is shipped with a dependency is one without a known weakness", () => {
  test.each(oldest)("%s is %s or later (%s)", (name, version) => {
    const found = shipped.filter(([path]) => path.endsWith(`node_modules/${name}`));
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(([, locked]) => isOlder(locked.version, version))).toEqual([]);
  });

  test("each is named exactly, so that what was tested is what is installed", () => {
    const { dependencies } = JSON.parse(readFileSync(`${top}generator/package.json`, "utf8")) as {
      dependencies: Readonly<Record<string, string>>;
    };
    expect(Object.entries(dependencies).filter(([, range]) => !/^\d+\.\d+\.\d+$/.test(range))).toEqual([]);
  });
});

function isOlder(version: string, than: string): boolean {
  const [a = [], b = []] = [version, than].map((each) => each.split(/[.-]/).map(Number));
  const index = b.findIndex((number, at) => number !== a[at]);
  return index >= 0 && (a[index] ?? 0) < (b[index] ?? 0);
}
