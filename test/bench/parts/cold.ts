import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { median } from "../measure.js";
import { cache, costOf, runJob } from "../processes.js";
import { mainDocuments } from "./documents.js";

/** Milliseconds of CPU time that import and first order cost over a process that only reads the file, by shape. */
export function measureCold(node: string, repetitions: number): Readonly<Record<string, number>> {
  const folder = `${cache}/cold`;
  mkdirSync(folder, { recursive: true });
  const empty: number[] = [];
  const times = new Map<string, number[]>();
  for (const { platform, document, shape } of mainDocuments) {
    if (shape === undefined) continue;
    runJob(node, { kind: "make", shape, size: "1 kB", folder });
    times.set(shape, []);
    const read = `import { readFileSync } from "node:fs";\nconst xml = readFileSync("${folder}/${shape}.xml");\n`;
    const parse = `import { parse${document} } from "@tagsmith/platforms/${platform}";\nparse${document}(xml);\n`;
    writeFileSync(`${folder}/${shape}.mjs`, `${read}${parse}`);
    writeFileSync(`${folder}/${shape}-empty.mjs`, read);
  }
  for (let repetition = 0; repetition < repetitions; repetition++) {
    for (const [shape, each] of times) {
      empty.push(costOf(node, [`${folder}/${shape}-empty.mjs`]).cpu);
      each.push(costOf(node, [`${folder}/${shape}.mjs`]).cpu);
    }
  }
  rmSync(folder, { recursive: true });
  return Object.fromEntries([...times].map(([shape, each]) => [shape, median(each) - median(empty)]));
}
