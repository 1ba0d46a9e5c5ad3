import { writeFileSync } from "node:fs";
import { Failure, reasonOf } from "../disk/failure.js";
import { dtdOf } from "../export/dtd.js";
import { jsonSchemaText } from "../export/json-schema-text.js";
import type { Exported } from "../export/notes.js";
import { documentOfVersion } from "../export/version.js";
import { xsdOf } from "../export/xsd.js";
import type { Document } from "../model/model.js";
import { documentOf } from "./document-of.js";
import { chosenPlatforms, unknownName } from "./platforms.js";
import { specProblems } from "./spec-problems.js";
import { loadPlatform } from "./tables.js";
import type { Terminal } from "./terminal.js";

export interface ExportOptions {
  /** Platform and document: `acme/orders`. */
  readonly document: string;
  readonly to: "xsd" | "dtd" | "json-schema";
  /** Missing: the newest; a JSON Schema is then of all versions. */
  readonly version: string | undefined;
  /** A path; missing: standard output. */
  readonly out: string | undefined;
  readonly specs: string;
}

/** Writes the schema of a document in another language; what that cannot say goes to standard error too. */
export async function exportSchema(options: ExportOptions, terminal: Terminal): Promise<number> {
  const { specs, to, out } = options;
  const [platformName = "", documentName] = options.document.split("/");
  chosenPlatforms(specs, [platformName]);
  const { platform, problems } = loadPlatform(specs, platformName);
  if (platform === undefined) {
    terminal.error(specProblems(problems, specs, terminal));
    return 1;
  }
  const document = documentOf(platform, documentName);
  const version = versionOf(document, options);
  const title = `${platform.name}/${document.name}${version === undefined ? "" : `, version ${version}`}`;
  const { text, notes } = exported(version === undefined ? document : documentOfVersion(document, version), title, to);
  for (const note of notes) terminal.error(`${terminal.colors.yellow("not said:")} ${note}\n`);
  if (out === undefined) terminal.out(text);
  else write(out, text);
  return 0;
}

function exported(document: Document, title: string, to: ExportOptions["to"]): Exported {
  switch (to) {
    case "xsd":
      return xsdOf(document, title);
    case "dtd":
      return dtdOf(document, title);
    case "json-schema":
      return jsonSchemaText(document, title);
  }
}

/** Elements of several versions have no one order: only JSON can have them all. */
function versionOf({ name, versions }: Document, { version, to }: ExportOptions): string | undefined {
  if (version === undefined) return to === "json-schema" ? undefined : versions?.names.at(-1);
  if (versions === undefined) throw new Failure(`${name} has no versions`);
  if (!versions.names.includes(version)) throw unknownName("version", version, versions.names, `of ${name}`);
  return version;
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new Failure(`cannot write ${path}: ${reasonOf(error)}`);
  }
}
