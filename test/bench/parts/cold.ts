import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { median } from "../measure.js";
import { cache, costOf, runJob } from "../processes.js";
import { mainDocuments } from "./documents.js";

/**
 * Milliseconds of CPU time that import and first order cost over a process that only reads the file, by shape: of the document
 * alone, and of its whole platform with the client.
 */
export function measureCold(node: string, repetitions: number): Readonly<Record<string, number>> {
  const folder = `${cache}/cold`;
  mkdirSync(folder, { recursive: true });
  const empty: number[] = [];
  const times = new Map<string, number[]>();
  for (const { platform, module, document, shape } of mainDocuments) {
    if (shape === undefined) continue;
    runJob(node, { kind: "make", shape, size: "1 kB", folder });
    const read = `import { readFileSync } from "node:fs";\nconst xml = readFileSync("${folder}/${shape}.xml");\n`;
    const entries = [`${platform}/${module}`, platform].map((entry) => `@tagsmith/platforms/${entry}`);
    entries.forEach((entry, index) => {
      const name = index === 0 ? shape : `${shape}, with all of the platform`;
      times.set(name, []);
      const parse = `import { parse${document} } from "${entry}";\nparse${document}(xml);\n`;
      writeFileSync(`${folder}/${name}.mjs`, `${read}${parse}`);
      writeFileSync(`${folder}/${name}-empty.mjs`, read);
    });
  }
  for (let repetition = 0; repetition < repetitions; repetition++) {
    for (const [name, each] of times) {
      empty.push(costOf(node, [`${folder}/${name}-empty.mjs`]).cpu);
      each.push(costOf(node, [`${folder}/${name}.mjs`]).cpu);
    }
  }
  rmSync(folder, { recursive: true });
  return Object.fromEntries([...times].map(([name, each]) => [name, median(each) - median(empty)]));
}
