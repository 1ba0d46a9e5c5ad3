import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { median } from "../measure.js";
import { type Cost, cache, costOf } from "../processes.js";

/** The generator: all platforms into an empty folder with the type check, and once more when nothing has changed. */
export interface GenerateFigures {
  readonly allMs: number;
  readonly allCpuMs: number;
  readonly noopMs: number;
  readonly noopCpuMs: number;
}

export function measureGenerate(node: string, repetitions: number): GenerateFigures {
  const out = `${cache}/generated`;
  const generate = (): Cost => costOf(node, ["generator/bin/tagsmith.mjs", "generate", "--out", out]);
  const all: Cost[] = [];
  const noop: Cost[] = [];
  for (let repetition = 0; repetition < repetitions; repetition++) {
    rmSync(out, { recursive: true, force: true });
    all.push(generate());
    noop.push(generate());
  }
  rmSync(out, { recursive: true, force: true });
  return {
    allMs: median(all.map(({ wall }) => wall)),
    allCpuMs: median(all.map(({ cpu }) => cpu)),
    noopMs: median(noop.map(({ wall }) => wall)),
    noopCpuMs: median(noop.map(({ cpu }) => cpu)),
  };
}

/** Milliseconds of CPU time that `tsc` takes longer for a file that imports one platform than for one that imports none. */
export function measureTypeCheck(node: string, repetitions: number): Readonly<Record<string, number>> {
  const folder = `${cache}/type-check`;
  const files = {
    none: 'export const text: string = "";\n',
    xmlshop:
      'import { parseOrders } from "@tagsmith/platforms/xmlshop";\nexport const text: string = parseOrders("").orders[0]!.id;\n',
    foxycart:
      'import { parseDatafeed } from "@tagsmith/platforms/foxycart";\nexport const text: string = parseDatafeed("").transactions[0]!.id;\n',
  };
  const compilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: "es2023",
    module: "nodenext",
    lib: ["es2023", "dom"],
    types: [],
  };
  const times = new Map(Object.keys(files).map((name): [string, number[]] => [name, []]));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(`${folder}/${name}`, { recursive: true });
    writeFileSync(`${folder}/${name}/package.json`, '{ "type": "module" }\n');
    writeFileSync(`${folder}/${name}/main.ts`, text);
    writeFileSync(`${folder}/${name}/tsconfig.json`, JSON.stringify({ compilerOptions, files: ["main.ts"] }));
  }
  for (let repetition = 0; repetition < repetitions; repetition++) {
    for (const [name, each] of times) {
      each.push(costOf(node, ["node_modules/typescript/bin/tsc", "-p", `${folder}/${name}`]).cpu);
    }
  }
  rmSync(folder, { recursive: true });
  const base = median(times.get("none") ?? []);
  return Object.fromEntries(
    [...times].flatMap(([name, each]) => (name === "none" ? [] : [[name, median(each) - base]])),
  );
}
