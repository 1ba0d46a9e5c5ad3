import { builders } from "../builders/builders.js";
import type { Job, Size, Times } from "../jobs/job.js";
import { median } from "../measure.js";
import { peers } from "../peers/peers.js";
import type { Thoroughness } from "../plan.js";
import { runJob } from "../processes.js";
import { shapes } from "../shapes.js";

/** How many times as fast as another we are, by size, shape and the other's name; and our own milliseconds. */
export interface Speed {
  readonly ratios: Readonly<Record<Size, Readonly<Record<string, Readonly<Record<string, number>>>>>>;
  readonly milliseconds: Readonly<Record<string, number>>;
  /** The least and the greatest ratio that a single process gave. */
  readonly spread: Readonly<Record<string, readonly [least: number, greatest: number]>>;
}

export function measureParse(node: string, thoroughness: Thoroughness): Speed {
  return measureSpeed(node, thoroughness, Object.keys(peers), "JSON string", (peer, sizes, effort) => ({
    kind: "parse",
    sizes,
    effort,
    ...(peer !== undefined && { peer }),
  }));
}

export function measureSerialize(node: string, thoroughness: Thoroughness): Speed {
  return measureSpeed(node, thoroughness, Object.keys(builders), "JSON bytes", (builder, sizes, effort) => ({
    kind: "serialize",
    sizes,
    effort,
    ...(builder !== undefined && { builder }),
  }));
}

type JobOf = (other: string | undefined, sizes: readonly Size[], effort: Thoroughness["effort"]) => Job;

/**
 * Each process measures JSON beside what it is there for. What ran in the same process is compared in it; what ran in
 * different ones is compared by how it stands to JSON there, since the machine is not always equally fast.
 */
function measureSpeed(
  node: string,
  { processes, peerProcesses, sizes, peerSizes, effort, peerEffort }: Thoroughness,
  others: readonly string[],
  anchor: string,
  jobOf: JobOf,
): Speed {
  const ours: Times[] = [];
  const theirs = new Map(others.map((name): [string, Times[]] => [name, []]));
  for (let repetition = 0; repetition < processes; repetition++) {
    ours.push(runJob(node, jobOf(undefined, sizes, effort)));
    if (repetition >= peerProcesses) continue;
    for (const [name, times] of theirs) times.push(runJob(node, jobOf(name, peerSizes, peerEffort)));
  }
  const ratios = {} as Record<Size, Record<string, Record<string, number>>>;
  const milliseconds: Record<string, number> = {};
  const spread: Record<string, [number, number]> = {};
  for (const size of sizes) {
    ratios[size] = {};
    for (const { name } of shapes) {
      const key = `${name}/${size}`;
      const row: Record<string, number> = (ratios[size][name] = {});
      for (const subject of subjectsOf(ours[0] ?? {}, key)) {
        milliseconds[`${key}/${subject}`] = median(ours.map((times) => times[`${key}/${subject}`]!));
        if (subject === "ours") continue;
        const each = ours.map((times) => times[`${key}/${subject}`]! / times[`${key}/ours`]!);
        row[subject] = median(each);
        spread[`${key}/${subject}`] = [Math.min(...each), Math.max(...each)];
      }
      const own = median(ours.map((times) => times[`${key}/ours`]! / times[`${key}/${anchor}`]!));
      for (const [other, repetitions] of theirs) {
        const each = repetitions.map((times) => times[`${key}/${other}`]! / times[`${key}/${anchor}`]!);
        if (each.some(Number.isNaN)) continue;
        row[other] = median(each) / own;
        milliseconds[`${key}/${other}`] = median(repetitions.map((times) => times[`${key}/${other}`]!));
      }
    }
  }
  return { ratios, milliseconds, spread };
}

function subjectsOf(times: Times, key: string): string[] {
  return Object.keys(times).flatMap((name) => (name.startsWith(`${key}/`) ? name.slice(key.length + 1) : []));
}
