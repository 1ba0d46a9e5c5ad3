import { mkdirSync, rmSync } from "node:fs";
import type { StreamSpeed } from "../jobs/stream.js";
import { median } from "../measure.js";
import { cache, runJob, runScript } from "../processes.js";
import { shapes } from "../shapes.js";

export interface StreamFigures {
  /** The most memory of a process that reads a long stream of elements. */
  readonly residentMegabytes: number;
  /** How long that stream is. */
  readonly megabytes: number;
  /** Of the slowest shape. */
  readonly vsWhole: number;
  readonly shapes: StreamSpeed;
}

export function measureStream(node: string, processes: number, megabytes: number): StreamFigures {
  const folder = `${cache}/files`;
  mkdirSync(folder, { recursive: true });
  runJob(node, { kind: "make", shape: "elements", size: "1 MB", folder });
  const residentMegabytes = runScript<number>(node, "stream-memory", [`${folder}/elements.xml`, String(megabytes)]);
  rmSync(folder, { recursive: true });
  const runs = Array.from({ length: processes }, () => runJob<StreamSpeed>(node, { kind: "stream" }));
  const speeds = Object.fromEntries(
    shapes.map(({ name }) => [
      name,
      {
        vsWhole: median(runs.map((run) => run[name]!.vsWhole)),
        longVsShort: median(runs.map((run) => run[name]!.longVsShort)),
      },
    ]),
  );
  const vsWhole = Math.min(...Object.values(speeds).map((each) => each.vsWhole));
  return { residentMegabytes, megabytes, vsWhole, shapes: speeds };
}
