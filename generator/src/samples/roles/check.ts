import type { Platform } from "../../model/model.js";
import { type SpecProblem } from "../../problems/problem.js";
import { Problems, quote } from "../../problems/problems.js";
import type { SampleFile } from "../given.js";
import { requestFiles, subjectOf } from "./given-requests.js";

/** What is wrong with the requests that samples show: heads that are no JSON, no source, and names that are of nothing. */
export function checkRequestSamples(
  platforms: readonly Platform[],
  files: readonly SampleFile[],
): readonly SpecProblem[] {
  const samples = files.filter(({ path }) => /^[^/]+\/samples\/[^/]+\.http$/.test(path));
  const problems = new Problems(new Map(samples.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)])));
  for (const sample of samples) {
    const platform = platforms.find(({ name }) => sample.path.startsWith(`${name}/`));
    const [file] = requestFiles([sample]);
    if (platform === undefined || file === undefined) continue;
    const place = { file: sample.path, start: 0, end: 0 };
    const names = subjects(platform);
    if (subjectOf(file, names) === undefined)
      problems.add("unknown-name", place, "a name that begins with an operation, a helper or token", quote(file.name), {
        hint: `known: ${names.join(", ")}`,
      });
    if (!file.heads.has("source")) problems.add("frame", place, "the head # source: ...", "none");
    for (const name of ["settings", "parameters", "context"]) {
      const text = file.heads.get(name);
      if (text !== undefined && !isObject(text)) problems.add("frame", place, `JSON behind # ${name}:`, quote(text));
    }
  }
  return problems.sorted();
}

/** What a request may be of. */
export function subjects({ roles: { client, functions } }: Platform): readonly string[] {
  return [
    ...(client?.operations ?? []).map(({ name }) => name),
    ...(client?.token === undefined ? [] : ["token"]),
    ...functions.map(({ name }) => name),
  ];
}

function isObject(text: string): boolean {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === "object" && json !== null && !Array.isArray(json);
  } catch {
    return false;
  }
}
