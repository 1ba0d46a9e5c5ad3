import type { SpecProblem } from "../problems/problem.js";
import { Problems, quote } from "../problems/problems.js";
import type { SampleFile } from "./given.js";

/** What is wrong with the samples of platforms: JSON that is none, and documents without anything that they must give. */
export function checkSamples(files: readonly SampleFile[]): readonly SpecProblem[] {
  const samples = files.filter(({ path }) => /^[^/]+\/samples\/[^/]+\.(?:xml|json|problems)$/.test(path));
  const texts = new Map(samples.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
  const problems = new Problems(texts);
  for (const [path, text] of texts) {
    const stem = path.slice(0, path.lastIndexOf("."));
    const name = stem.slice(stem.lastIndexOf("/") + 1);
    const place = { file: path, start: 0, end: 0 };
    if (path.endsWith(".xml")) {
      if (texts.has(`${stem}.json`) || texts.has(`${stem}.problems`)) continue;
      problems.add(
        "frame",
        place,
        `${quote(`${name}.json`)} or ${quote(`${name}.problems`)} beside this document`,
        "neither",
      );
    } else if (!texts.has(`${stem}.xml`)) {
      problems.add("frame", place, `${quote(`${name}.xml`)} beside this file`, "no such file");
    } else if (path.endsWith(".json")) {
      const mistake = mistakeIn(text);
      if (mistake === undefined) continue;
      const { start, found } = mistake;
      problems.add("frame", { file: path, start, end: start + 1 }, "JSON", found);
    }
  }
  return problems.sorted();
}

function mistakeIn(text: string): { readonly start: number; readonly found: string } | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    // V8 says where in words alone: `Expected ',' ... in JSON at position 12 (line 1 column 13)`.
    const position = /position (\d+)/.exec(message)?.[1];
    const start = position === undefined ? text.length : Number(position);
    return { start, found: start < text.length ? quote(text.charAt(start)) : "the end of the file" };
  }
}
