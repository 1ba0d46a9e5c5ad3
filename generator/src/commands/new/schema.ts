import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Failure } from "../../disk/failure.js";
import { readBytes } from "../../disk/specs.js";
import { importDtd } from "../../dtd/index.js";
import { besidePath } from "../../load/files.js";
import type { SpecProblem } from "../../problems/problem.js";
import { importXsd } from "../../xsd/index.js";
import { specProblems } from "../spec-problems.js";
import type { Terminal } from "../terminal.js";
import { documentName } from "./document-name.js";
import type { Drafted, FromOptions } from "./from.js";
import { platformFile } from "./platform-file.js";

/** Drafts a platform from a vendor's schema: a document that refers to it, and the schema as it came. */
export function draftFromSchema(options: FromOptions, terminal: Terminal): Drafted | undefined {
  const [schema = "", ...others] = options.from;
  if (others.length > 0) throw new Failure(`--from takes one schema, or documents: not ${schema} and ${others[0]}`);
  const { platform, title, specs } = options;
  if (existsSync(join(specs, platform))) throw new Failure(`${join(specs, platform)} exists already`);
  const files = schemaParts(schema);
  const isXsd = schema.endsWith(".xsd");
  const read = isXsd ? importXsd : importDtd;
  const file = basename(schema);
  const { roots, problems } = read(files.get(file) ?? "", file, { files });
  const errors = problems.filter(({ severity }) => severity === "error");
  terminal.error(
    specProblems(
      errors.map((each): SpecProblem => each),
      dirname(schema),
      terminal,
    ),
  );
  if (errors.length > 0) return undefined;
  const [root, ...otherRoots] = roots;
  if (root === undefined) throw new Failure(`${schema} has no element that could be the root of a document`);
  const document = documentName(options.document, root.slice(root.indexOf(":") + 1));
  const lines = [
    "# yaml-language-server: $schema=../document.schema.json",
    `# The document ${document} of ${title}, as the vendor's schema says it.`,
    "#! What the schema cannot say stands under `types`, by the names on the wire: what things mean, and corrections.",
    ...(otherRoots.length === 0
      ? []
      : [
          `#! It has other elements that could be the root: ${otherRoots.slice(0, 8).join(", ")}${otherRoots.length > 8 ? " and others" : ""}.`,
        ]),
    `root: ${root}`,
    `schema: ${file}`,
    `read: { order: any, unknown: keep${isXsd ? "" : ", doctype: skip"} }`,
    "",
  ];
  return {
    files: new Map<string, string>([
      [`${platform}/platform.yaml`, platformFile(options, "schema")],
      [`${platform}/${document}.yaml`, lines.join("\n")],
      ...[...files].map(([path, text]) => [`${platform}/${path}`, text] as const),
    ]),
    code: 0,
    document: `${platform}/${document}`,
    example: "order.xml",
  };
}

/** Whether a file is a schema by its name. */
export function isSchema(path: string): boolean {
  return /\.(?:xsd|dtd)$/i.test(path);
}

/** A schema and the files beside it that it names, by their path from its folder. */
function schemaParts(schema: string): Map<string, string> {
  const folder = dirname(schema);
  const found = new Map<string, string>();
  const rest = [basename(schema)];
  for (let path = rest.pop(); path !== undefined; path = rest.pop()) {
    if (found.has(path)) continue;
    const text = new TextDecoder().decode(readBytes(join(folder, path)));
    found.set(path, text);
    for (const [, named = ""] of text.matchAll(
      /(?:schemaLocation\s*=\s*|SYSTEM\s+|PUBLIC\s+(?:"[^"]*"|'[^']*')\s+)["']([^"'\s]+)["']/g,
    )) {
      const beside = besidePath(`./${path}`, named).replace(/^\.\//, "");
      if (!/^[a-z]+:|^\.\.|^\//i.test(beside) && existsSync(join(folder, beside))) rest.push(beside);
    }
  }
  return found;
}
