import { checkPlatform } from "./check/check.js";
import { importDtd } from "./dtd/index.js";
import { type PlatformPaths, besidePath, platformsIn } from "./load/files.js";
import { checkFrame } from "./load/frame.js";
import { type ScalarNode, textOf } from "./load/node.js";
import { documentSchema, sharedTypesSchema } from "./load/schemas/document.js";
import { platformSchema } from "./load/schemas/platform.js";
import type { Schema } from "./load/schemas/schema.js";
import { type SpecDocument, readYaml } from "./load/yaml.js";
import type { SchemaTypes } from "./model/document.js";
import type { Platform } from "./model/model.js";
import { type PlatformFiles, buildPlatform } from "./model/platform.js";
import { nearest } from "./problems/nearest.js";
import type { SpecProblem } from "./problems/problem.js";
import { Problems, quote } from "./problems/problems.js";
import { importXsd } from "./xsd/index.js";

/** What specs say, and what is wrong with them. A platform with errors is not among the platforms. */
export interface ReadSpecs {
  readonly platforms: readonly Platform[];
  readonly problems: readonly SpecProblem[];
}

/**
 * Reads specs into the model. `files` are texts by path: `specs/<platform>/{platform,types,<document>}.yaml` and schemas
 * beside them; others are not looked at. Each platform goes through the stages by itself: a stage shows all of its
 * problems, and where it has any, the next one does not begin.
 */
export function readSpecs(files: ReadonlyMap<string, string>): ReadSpecs {
  const platforms: Platform[] = [];
  const problems: SpecProblem[] = [];
  for (const paths of platformsIn(files.keys())) {
    const found = new Problems(files);
    const platform = readPlatform(paths, files, found);
    if (platform !== undefined) platforms.push(platform);
    problems.push(...found.sorted());
  }
  return { platforms, problems };
}

function readPlatform(
  paths: PlatformPaths,
  files: ReadonlyMap<string, string>,
  problems: Problems,
): Platform | undefined {
  const loaded = load(paths, files, problems);
  if (loaded === undefined || problems.failed) return undefined;
  const platform = buildPlatform(loaded, (scalar) => readSchema(scalar, files, problems), problems);
  if (problems.failed) return undefined;
  checkPlatform(platform, problems);
  return problems.failed ? undefined : platform;
}

/** YAML, then the frame: a file that is no YAML has no keys to be checked. */
function load(paths: PlatformPaths, files: ReadonlyMap<string, string>, problems: Problems): PlatformFiles | undefined {
  if (paths.platform === undefined) {
    const [first = ""] = paths.documents.values();
    problems.add(
      "frame",
      { file: first || (paths.types ?? ""), start: 0, end: 0 },
      `${quote(`${paths.folder}/platform.yaml`)} beside this file`,
      "no such file",
    );
    return undefined;
  }
  checkNames(paths, problems);
  const read = (path: string): SpecDocument | undefined => readYaml(path, files.get(path) ?? "", problems);
  const platform = read(paths.platform);
  const types = paths.types === undefined ? undefined : read(paths.types);
  const documents = new Map([...paths.documents].map(([name, path]) => [name, read(path)] as const));
  if (problems.failed) return undefined;

  const fits = (document: SpecDocument | undefined, schema: Schema): boolean =>
    document === undefined || checkFrame(document, schema, problems);
  const all = [
    fits(platform, platformSchema),
    fits(types, sharedTypesSchema),
    ...[...documents.values()].map((document) => fits(document, documentSchema)),
  ];
  if (platform === undefined || all.includes(false)) return undefined;
  return {
    name: paths.name,
    platform,
    types,
    documents: new Map(
      [...documents].flatMap(([name, document]) => (document === undefined ? [] : [[name, document]])),
    ),
  };
}

/** Folders and files give their names to modules and functions. */
function checkNames({ name, platform = "", documents }: PlatformPaths, problems: Problems): void {
  const fits = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
  const start = { start: 0, end: 0 };
  const expected = "a name of lower-case letters, digits and hyphens";
  if (!fits.test(name))
    problems.add("wrong-name", { file: platform, ...start }, `${expected} for the folder`, quote(name));
  for (const [document, file] of documents) {
    if (!fits.test(document))
      problems.add("wrong-name", { file, ...start }, `${expected} for the file`, quote(document));
    if (document === "index" || document === "mock")
      problems.add("taken-name", { file, ...start }, "a file whose module has a name of its own", quote(document));
  }
}

function readSchema(
  scalar: ScalarNode,
  files: ReadonlyMap<string, string>,
  problems: Problems,
): SchemaTypes | undefined {
  const name = textOf(scalar);
  const path = besidePath(scalar.place.file, name);
  const text = files.get(path);
  const importSchema = path.endsWith(".xsd") ? importXsd : path.endsWith(".dtd") ? importDtd : undefined;
  if (text === undefined || importSchema === undefined) {
    const schemas = [...files.keys()]
      .filter((each) => /\.(?:xsd|dtd)$/.test(each))
      .map((each) => each.slice(each.lastIndexOf("/") + 1));
    problems.add("unknown-name", scalar.place, "a file .xsd or .dtd beside this one", quote(name), {
      suggestion: nearest(name, schemas),
    });
    return undefined;
  }
  const { problems: found, ...schema } = importSchema(text, path, { files });
  problems.addAll(found);
  return schema;
}

export { formatProblem, formatProblems } from "./problems/format.js";
export type { ProblemFormat } from "./problems/format.js";
export type { SpecProblem } from "./problems/problem.js";
