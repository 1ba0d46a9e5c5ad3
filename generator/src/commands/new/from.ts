import { existsSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../../disk/failure.js";
import { readPlatform } from "../../disk/specs.js";
import { type Draft, draftDocument } from "../../draft/draft.js";
import { type Keeping, keptSample } from "../../draft/mask.js";
import type { Sample } from "../../draft/sample.js";
import { type Shortfall, draftTable, verifySamples } from "../../draft/verify.js";
import { readSpecs } from "../../front.js";
import { textsOf } from "../../load/texts.js";
import { documentProblems } from "../document-problems.js";
import { specProblems } from "../spec-problems.js";
import type { Terminal } from "../terminal.js";
import { documentName } from "./document-name.js";
import { readSamples, commonRoot } from "./samples.js";
import { expectedValue, sampleName } from "./kept.js";
import { platformFile } from "./platform-file.js";

export interface FromOptions {
  readonly platform: string;
  readonly title: string;
  readonly site: string;
  readonly specs: string;
  /** Files and folders of documents. */
  readonly from: readonly string[];
  readonly document: string | undefined;
  readonly keep: Keeping | undefined;
}

/** What a draft comes to: files to write, by path in the folder of specs, and what it falls short of. */
export interface Drafted {
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly code: number;
  readonly document: string;
  /** A document to try it with. */
  readonly example: string;
}

/** Drafts a platform, or a further document of one, from samples; nothing where a sample is no XML, which is said. */
export function draftFromSamples(options: FromOptions, terminal: Terminal): Drafted | undefined {
  const samples = readSamples(options.from, terminal);
  if (samples === undefined) return undefined;
  const [first] = samples;
  const root = commonRoot(samples, options.platform);
  const document = documentName(options.document, root);
  const existing = existingFiles(options, document);
  const takenTypes = typeNamesIn(existing);
  const draft = draftDocument(samples, { platformTitle: options.title, document, takenTypes });
  const path = `${options.platform}/${document}.yaml`;
  const files = new Map<string, string | Uint8Array>([
    ...(existing.size > 0 ? [] : [[`${options.platform}/platform.yaml`, platformFile(options, "samples")] as const]),
    [path, draft.yaml],
  ]);
  const code = verify(new Map([...existing, ...texts(files)]), document, samples, options, terminal);
  if (options.keep !== undefined) keepSamples(samples, draft, files, existing, document, options, options.keep);
  return { files, code, document: `${options.platform}/${document}`, example: first?.file ?? "" };
}

function verify(
  files: ReadonlyMap<string, string>,
  document: string,
  samples: readonly Sample[],
  { platform, specs }: FromOptions,
  terminal: Terminal,
): number {
  const { table, problems } = draftTable(files, platform, document);
  if (table === undefined) {
    terminal.error(specProblems(problems, specs, terminal));
    return 1;
  }
  const shortfalls = verifySamples(table, samples);
  for (const shortfall of shortfalls) tell(shortfall, terminal);
  return shortfalls.length > 0 ? 1 : 0;
}

/** A draft that does not take its own samples is a mistake of ours, but still most of the work. */
function tell({ file, problems, difference }: Shortfall, terminal: Terminal): void {
  terminal.error(`${terminal.colors.yellow("notice:")} the draft does not take all of ${file}; please tell us:\n`);
  terminal.error(documentProblems(problems.slice(0, 3), file, undefined, terminal));
  if (difference !== undefined) terminal.error(`${file}: ${difference}\n`);
}

function keepSamples(
  samples: readonly Sample[],
  { root }: Draft,
  files: Map<string, string | Uint8Array>,
  existing: ReadonlyMap<string, string>,
  document: string,
  { platform, specs }: FromOptions,
  keeping: Keeping,
): void {
  const { table } = draftTable(new Map([...existing, ...texts(files)]), platform, document);
  if (table === undefined) return;
  for (const sample of samples) {
    const name = sampleName(sample.file, document, (each) => {
      const path = `${platform}/samples/${each}.xml`;
      return files.has(path) || existsSync(join(specs, path));
    });
    const bytes = keptSample(sample, root, keeping);
    files.set(`${platform}/samples/${name}.xml`, bytes);
    const expected = expectedValue(table, bytes);
    files.set(
      `${platform}/samples/${name}.${"json" in expected ? "json" : "problems"}`,
      "json" in expected ? expected.json : expected.problems,
    );
  }
}

/** The specs of a platform that is there already, to which a document is added. */
function existingFiles({ specs, platform }: FromOptions, document: string): ReadonlyMap<string, string> {
  if (!existsSync(join(specs, platform))) return new Map();
  const path = join(specs, platform, `${document}.yaml`);
  if (existsSync(path)) throw new Failure(`${path} exists already`, "Give the draft another name: --document other");
  return textsOf(readPlatform(specs, platform));
}

function typeNamesIn(files: ReadonlyMap<string, string>): ReadonlySet<string> {
  const { platforms } = readSpecs(files);
  return new Set(
    platforms.flatMap(({ types, documents }) =>
      [...types, ...documents.flatMap((document) => document.types)].map((type) => type.typeName),
    ),
  );
}

function texts(files: ReadonlyMap<string, string | Uint8Array>): [path: string, text: string][] {
  return [...files].flatMap(([path, text]) => (typeof text === "string" ? [[path, text]] : []));
}
