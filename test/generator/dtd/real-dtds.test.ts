import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test, vi } from "vitest";
import { compiler } from "../../../generator/src/compile.js";

vi.setConfig({ testTimeout: 900_000 });

const top = fileURLToPath(new URL("../../..", import.meta.url));

/** Where Debian's packages fontconfig-config, xkb-data, w3c-sgml-lib and docbook-xml put their DTDs. */
const share = "/usr/share";
const w3c = "xml/w3c-sgml-lib/schema/dtd";
const docbook = "xml/docbook/schema/dtd";

/** The DTDs that stand for themselves, with the root of their documents. */
const dtds = [
  ["fontconfig", "xml/fontconfig/fonts.dtd", "fontconfig"],
  ["xkb", "X11/xkb/rules/xkb.dtd", "xkbConfigRegistry"],
  ["docbook-40", `${docbook}/4.0/docbookx.dtd`, "book"],
  ["docbook-412", `${docbook}/4.1.2/docbookx.dtd`, "book"],
  ["docbook-42", `${docbook}/4.2/docbookx.dtd`, "book"],
  ["docbook-43", `${docbook}/4.3/docbookx.dtd`, "book"],
  ["docbook-44", `${docbook}/4.4/docbookx.dtd`, "book"],
  ["docbook-45", `${docbook}/4.5/docbookx.dtd`, "book"],
  ["xhtml-strict", `${w3c}/REC-xhtml1-20020801/xhtml1-strict.dtd`, "html"],
  ["xhtml-transitional", `${w3c}/REC-xhtml1-20020801/xhtml1-transitional.dtd`, "html"],
  ["xhtml-frameset", `${w3c}/REC-xhtml1-20020801/xhtml1-frameset.dtd`, "html"],
  ["xhtml-11", `${w3c}/REC-xhtml11-20101123/xhtml11.dtd`, "html"],
  ["xhtml-basic", `${w3c}/REC-xhtml-basic-20101123/xhtml-basic11.dtd`, "html"],
  ["xhtml-print", `${w3c}/REC-xhtml-print-20101123/xhtml-print10.dtd`, "html"],
  ["xhtml-rdfa", `${w3c}/REC-rdfa-syntax-20081014/xhtml-rdfa-1.dtd`, "html"],
  ["mathml", `${w3c}/REC-MathML3-20101021/mathml3.dtd`, "math"],
  ["svg-10", `${w3c}/REC-SVG-20010904/svg10.dtd`, "svg"],
  ["svg-11", `${w3c}/REC-SVG11-20110816/svg11.dtd`, "svg"],
  ["smil-10", `${w3c}/REC-smil-19980615/smil10.dtd`, "smil"],
  ["smil-20", `${w3c}/REC-smil20-20050107/SMIL20.dtd`, "smil"],
  ["smil-30", `${w3c}/REC-SMIL3-20081201/SMIL30Language.dtd`, "smil"],
  ["vxml", `${w3c}/REC-voicexml21-20070619/vxml.dtd`, "vxml"],
  ["xmlspec", `${w3c}/Specification/xmlspec.dtd`, "spec"],
] as const;

/** All parts of DTDs by path, and catalogs that say where they lie. */
const parts = new Map(
  ["xml/fontconfig", "X11/xkb/rules", "xml/w3c-sgml-lib", "xml/docbook", "xml/entities"]
    .filter((folder) => existsSync(join(share, folder)))
    .flatMap((folder) =>
      readdirSync(join(share, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => /\.(?:dtd|mod|ent)$|(?:^|\/)catalog\.xml$/.test(name))
        .map((name) => join(folder, name))
        .filter((path) => statSync(join(share, path)).isFile())
        .map((path): [string, string] => [path, readFileSync(join(share, path), "utf8")]),
    ),
);
const catalog = `<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
  <rewriteSystem systemIdStartString="/usr/share/" rewritePrefix="./"/>
</catalog>`;

const installed = dtds.filter(([, path]) => parts.has(path));
if (installed.length < dtds.length)
  console.log(`Only ${installed.length} of ${dtds.length} real DTDs are in ${share}: the others are skipped.`);

/** DocBook 4.0 to 4.4 are as large as 4.5 each, and nearly the same: a compiler takes minutes for all of them. */
const typed = (name: string): boolean => process.env["ALL_DTDS"] === "1" || !/^docbook-4[0-4]/.test(name);

describe.skipIf(installed.length === 0)("real DTDs become code", () => {
  const compile = compiler();
  const output = new Map<string, string>();

  test.each(installed)("%s", (name, path, root) => {
    const files = new Map([
      ["platform.yaml", "title: Real\n"],
      ["document.yaml", `root: ${root}\nschema: ${path}\nread: { doctype: skip }\n`],
      ["catalog.xml", catalog],
      ...parts,
    ]);
    const specs = [...files].map(([file, text]) => ({
      path: `${name}/${file}`,
      bytes: new TextEncoder().encode(text),
    }));
    const compiled = compile(specs, { importExtension: ".js", tests: "none", js: false, typeCheck: false });
    const serious = compiled.problems
      .filter(({ severity, message }) => severity === "error" || /not there|nowhere/.test(message))
      .map(({ message }) => message);
    // XHTML Print leaves the module with maps out, and another module names them.
    expect(serious).toEqual(
      name !== "xhtml-print"
        ? []
        : [
            'expected a part of DTDs that is supported but found "map", an element that is declared nowhere; it is left out',
          ],
    );
    expect([...compiled.files.keys()]).toContain(`${name}/document.ts`);
    if (typed(name)) for (const [file, text] of compiled.files) output.set(file, text);
  });

  test("that compiles under every flag", () => {
    expect(typeErrors(output)).toEqual([]);
  });
});

/** What a compiler says under every flag of this repository, of all modules at once. */
function typeErrors(files: ReadonlyMap<string, string>): string[] {
  const cache = join(top, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "types-"));
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const paths = {
      "@tagsmith/runtime": [join(top, "runtime/src/index.ts")],
      "@tagsmith/runtime/*": [join(top, "runtime/src/*.ts")],
    };
    const config = {
      extends: join(top, "tsconfig.json"),
      compilerOptions: { rootDir: top, paths },
      include: ["**/*.ts"],
      exclude: [],
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    const compiler = join(top, "node_modules/typescript7/bin/tsc");
    const { stdout, status } = spawnSync(process.execPath, [compiler, "-p", folder], { encoding: "utf8" });
    return status === 0 ? [] : stdout.split("\n").slice(0, 20);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
