import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { median } from "../measure.js";
import { type Cost, cache, costOf } from "../processes.js";

/** The generator: all platforms into an empty folder with the type check, and once more when nothing has changed. */
export interface GenerateFigures {
  readonly allMs: number;
  readonly allCpuMs: number;
  readonly noopMs: number;
  readonly noopCpuMs: number;
  /** One platform with 400 types. */
  readonly typesMs: number;
  readonly typesCpuMs: number;
}

export function measureGenerate(node: string, repetitions: number): GenerateFigures {
  const out = `${cache}/generated`;
  const generate = (): Cost => costOf(node, ["generator/bin/tagsmith.mjs", "generate", "--out", out]);
  const specs = `${cache}/many-types`;
  const [all, noop, types]: [Cost[], Cost[], Cost[]] = [[], [], []];
  mkdirSync(`${specs}/acme`, { recursive: true });
  writeFileSync(`${specs}/acme/platform.yaml`, "title: Acme\n");
  writeFileSync(`${specs}/acme/orders.yaml`, manyTypes(400));
  for (let repetition = 0; repetition < repetitions; repetition++) {
    rmSync(out, { recursive: true, force: true });
    all.push(generate());
    noop.push(generate());
    rmSync(out, { recursive: true, force: true });
    types.push(costOf(node, ["generator/bin/tagsmith.mjs", "generate", "--specs", specs, "--out", out]));
  }
  for (const folder of [out, specs]) rmSync(folder, { recursive: true, force: true });
  return {
    allMs: median(all.map(({ wall }) => wall)),
    allCpuMs: median(all.map(({ cpu }) => cpu)),
    noopMs: median(noop.map(({ wall }) => wall)),
    noopCpuMs: median(noop.map(({ cpu }) => cpu)),
    typesMs: median(types.map(({ wall }) => wall)),
    typesCpuMs: median(types.map(({ cpu }) => cpu)),
  };
}

/** A spec of types that hold each other, each with members of several kinds. */
function manyTypes(count: number): string {
  const types = Array.from({ length: count }, (_, index) => [
    `  Type${index}:`,
    `    "@id": id`,
    `    Name: text`,
    `    Total: decimal`,
    `    Placed?: dateTime "MM/dd/yyyy HH:mm" UTC`,
    `    State?: enum open | closed`,
    `    Items/Item* as items: Type${(index + 1) % count}`,
  ]);
  return `root: Type0\ntypes:\n${types.flat().join("\n")}\n`;
}

/**
 * Milliseconds of CPU time that `tsc` takes longer for a file that imports one platform, or one document, than for one that
 * imports none.
 */
export function measureTypeCheck(node: string, repetitions: number): Readonly<Record<string, number>> {
  const folder = `${cache}/type-check`;
  const files = {
    none: 'export const text: string = "";\n',
    xmlshop:
      'import { parseOrders } from "@tagsmith/platforms/xmlshop";\nexport const text: string = parseOrders("").orders[0]!.id;\n',
    "xmlshop/orders":
      'import { parseOrders } from "@tagsmith/platforms/xmlshop/orders";\nexport const text: string = parseOrders("").orders[0]!.id;\n',
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
