import { safeParse } from "@tagsmith/runtime";
import type { Problem } from "@tagsmith/runtime";
import { Failure } from "../disk/failure.js";
import { readBytes, readPlatform } from "../disk/specs.js";
import { type Gap, gapsOf } from "../draft/gaps.js";
import { type Observer, observer } from "../draft/observe.js";
import type { Proposal } from "../draft/evidenced.js";
import { proposalFor } from "../draft/proposal.js";
import { readSample } from "../draft/sample.js";
import { rootOf } from "../draft/scan.js";
import { readSpecs } from "../front.js";
import { textsOf } from "../load/texts.js";
import type { Document, Platform } from "../model/model.js";
import { documentsIn } from "./new/samples.js";
import { chosenPlatforms, unknownName } from "./platforms.js";
import { shownCoverage } from "./shown-coverage.js";
import { specProblems } from "./spec-problems.js";
import { tableInMemory } from "./tables.js";
import type { Terminal } from "./terminal.js";

export interface CoverOptions {
  /** Platforms, or documents of them: `acme`, `acme/orders`. */
  readonly chosen: readonly string[];
  readonly specs: string;
  /** A folder of documents, or a file. */
  readonly samples: string;
}

/** What a document of a spec does not cover of documents with its root. */
export interface Coverage {
  /** Platform and document: `acme/orders`. */
  readonly name: string;
  readonly documents: number;
  readonly covered: number;
  readonly gaps: readonly { readonly gap: Gap; readonly proposal: Proposal | undefined }[];
}

/** All that was found in a folder of documents. */
export interface Findings {
  readonly coverages: readonly Coverage[];
  /** Documents that are no XML, or whose root no spec has, by what is wrong with them. */
  readonly others: readonly { readonly message: string; readonly files: readonly string[] }[];
  readonly documents: number;
}

/** Says which documents the specs do not cover, where, and what would cover them. */
export function cover(options: CoverOptions, terminal: Terminal): number {
  const names = [...new Set(options.chosen.map((name) => name.split("/")[0] ?? ""))];
  const files = chosenPlatforms(options.specs, names).flatMap((name) => readPlatform(options.specs, name));
  const texts = textsOf(files);
  const { platforms, problems } = readSpecs(texts);
  if (problems.some(({ severity }) => severity === "error")) {
    terminal.error(specProblems(problems, options.specs, terminal));
    return 1;
  }
  const candidates = candidatesOf(platforms, options.chosen);
  const others = new Map<string, string[]>();
  const paths = documentsIn(options.samples);
  for (const file of paths) {
    const message = place(file, candidates);
    if (message !== undefined) others.set(message, [...(others.get(message) ?? []), file]);
  }
  const findings: Findings = {
    documents: paths.length,
    coverages: candidates.flatMap((candidate) => (candidate.read.length === 0 ? [] : [coverageOf(candidate, texts)])),
    others: [...others].map(([message, list]) => ({ message, files: list })),
  };
  terminal.out(shownCoverage(findings, options.specs, terminal));
  return findings.others.length > 0 || findings.coverages.some(({ gaps }) => gaps.length > 0) ? 1 : 0;
}

interface Candidate {
  readonly name: string;
  readonly document: Document;
  readonly parse: (bytes: Uint8Array, file: string) => readonly Problem[];
  readonly read: { readonly file: string; readonly problems: readonly Problem[] }[];
  readonly observer: Observer;
}

function candidatesOf(platforms: readonly Platform[], chosen: readonly string[]): readonly Candidate[] {
  const all = platforms.flatMap((platform) => platform.documents.map((document) => ({ platform, document })));
  for (const name of chosen) {
    const [platform = "", document] = name.split("/");
    const known = all.filter((each) => each.platform.name === platform).map((each) => each.document.name);
    if (document !== undefined && !known.includes(document))
      throw unknownName("document", document, known, `of ${platform}`);
  }
  const wanted = all.filter(
    ({ platform, document }) =>
      chosen.length === 0 ||
      chosen.some((name) => name === platform.name || name === `${platform.name}/${document.name}`),
  );
  if (wanted.length === 0) throw new Failure("no platform that is named has a document");
  return wanted.map(({ platform, document }): Candidate => {
    const table = tableInMemory(platform, document);
    const parse = (bytes: Uint8Array, file: string): readonly Problem[] =>
      safeParse(table, bytes, { file, unknown: "refuse" }).problems.filter(({ severity }) => severity === "error");
    return { name: `${platform.name}/${document.name}`, document, parse, read: [], observer: observer() };
  });
}

/** Reads a document by the spec with its root, or by the one with the fewest problems; says why where there is none. */
function place(file: string, candidates: readonly Candidate[]): string | undefined {
  const bytes = readBytes(file);
  const sample = readSample({ file, bytes });
  const root = "sample" in sample ? rootOf(sample.sample.text).local : undefined;
  if (root === undefined && "problem" in sample) return `no XML: ${withoutFile(sample.problem)}`;
  const tried = candidates
    .filter(({ document }) => document.roots.some((name) => name === "*" || name.slice(name.indexOf(":") + 1) === root))
    .map((candidate) => ({ candidate, problems: candidate.parse(bytes, file) }))
    .toSorted((a, b) => a.problems.length - b.problems.length);
  const [best] = tried;
  if (best === undefined) return `no document of the specs has the root ${root}`;
  best.candidate.read.push({ file, problems: best.problems });
  if ("sample" in sample) best.candidate.observer.add(sample.sample.text);
  return undefined;
}

/** Of documents that are no XML each has a place of its own, so that only the message tells them apart. */
function withoutFile({ expected, received }: Problem): string {
  return `expected ${expected} but received ${received}`;
}

function coverageOf({ name, document, read, observer: seen }: Candidate, texts: ReadonlyMap<string, string>): Coverage {
  const observation = seen.observed();
  const gaps = gapsOf(read).map((gap) => ({
    gap,
    proposal: observation && proposalFor(gap, { document, texts, observation }),
  }));
  return { name, documents: read.length, covered: read.filter(({ problems }) => problems.length === 0).length, gaps };
}
