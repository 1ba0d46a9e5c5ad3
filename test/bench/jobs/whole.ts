import { readFileSync, writeFileSync } from "node:fs";
import { bindingOf } from "../binding/plan.js";
import { makeSample } from "../corpus/make.js";
import { cpuTime } from "../measure.js";
import { peers } from "../peers/peers.js";
import { shapes } from "../shapes.js";
import { type Size, sizes } from "./job.js";

/** What one cold call cost: CPU time, and how much the memory of the process grew at its highest, in megabytes. */
export interface Whole {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** Writes a document and the equivalent JSON into files, for processes that read them cold. */
export function makeFiles(name: string, size: Size, folder: string): void {
  const { xml, value } = makeSample(shapeNamed(name), sizes[size]);
  writeFileSync(`${folder}/${name}.xml`, xml);
  writeFileSync(`${folder}/${name}.json`, JSON.stringify(value));
}

/** Reads a large document once, in a process that has read nothing before. */
export async function timeWhole(name: string, subject: string, folder: string): Promise<Whole> {
  const { document, version } = shapeNamed(name);
  const bytes = readFileSync(`${folder}/${name}.${subject === "JSON bytes" ? "json" : "xml"}`);
  const peer = await peers[subject]?.();
  const before = residentMegabytes();
  const start = cpuTime();
  if (subject === "JSON bytes") kept = JSON.parse(bytes.toString());
  else if (peer === undefined) kept = document.parse(bytes);
  else kept = peer.parse(bindingOf(document.table(), version), bytes);
  const milliseconds = cpuTime() - start;
  return { milliseconds, megabytes: residentMegabytes() - before };
}

/** What the values of 1 MB of XML hold in memory, read by us and from JSON, in megabytes. */
export function measureRetained(name: string): Readonly<Record<string, number>> {
  const { document } = shapeNamed(name);
  const { xml, value } = makeSample(shapeNamed(name), sizes["1 MB"]);
  const json = JSON.stringify(value);
  const read = { ours: () => document.parse(xml), JSON: () => JSON.parse(json) as unknown };
  return Object.fromEntries(
    Object.entries(read).map(([subject, run]) => {
      run();
      const before = heapMegabytes();
      kept = Array.from({ length: 20 }, run);
      const held = heapMegabytes() - before;
      kept = undefined;
      return [subject, held / 20];
    }),
  );
}

let kept: unknown;

function shapeNamed(name: string): (typeof shapes)[number] {
  return shapes.find((shape) => shape.name === name)!;
}

function residentMegabytes(): number {
  return process.resourceUsage().maxRSS / 1024;
}

function heapMegabytes(): number {
  const { gc } = globalThis as { gc?: () => void };
  gc?.();
  if (kept === globalThis) throw new Error("cannot be");
  return process.memoryUsage().heapUsed / 1e6;
}
