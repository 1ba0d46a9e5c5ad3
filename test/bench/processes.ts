import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import type { Job } from "./jobs/job.js";

/** Where the benchmarks keep what they make. */
export const cache = "node_modules/.cache/bench";

/** Runs a job in a process of its own and returns its result. */
export function runJob<Result>(node: string, job: Job): Result {
  const flags = ["--expose-gc", "--max-old-space-size=8192"];
  const { stdout } = run(node, [...flags, `${cache}/child.mjs`, JSON.stringify(job)]);
  return JSON.parse(stdout) as Result;
}

/** Runs one of the bundles with nothing but its arguments, and returns what it prints. */
export function runScript<Result>(node: string, name: string, args: readonly string[]): Result {
  return JSON.parse(run(node, [`${cache}/${name}.mjs`, ...args]).stdout) as Result;
}

/** What a process cost: its CPU time and the time that passed, in milliseconds. */
export interface Cost {
  readonly cpu: number;
  readonly wall: number;
}

/** Runs a script of Node and returns what it cost, from its first to its last moment. */
export function costOf(node: string, args: readonly string[], folder = "."): Cost {
  const probe = `${process.cwd()}/${cache}/cost.mjs`;
  mkdirSync(cache, { recursive: true });
  writeFileSync(
    probe,
    'process.on("exit", () => { const { user, system } = process.cpuUsage(); process.stderr.write(`\\ncpu ${(user + system) / 1000}\\n`); });\n',
  );
  const start = performance.now();
  const { stderr } = run(node, ["--import", probe, ...args], folder);
  return { cpu: Number(/cpu ([\d.]+)/.exec(stderr)?.[1]), wall: performance.now() - start };
}

function run(command: string, args: readonly string[], folder = "."): { stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${command} ${args.join(" ").slice(0, 300)} failed:\n${stdout}${stderr}`);
  return { stdout, stderr };
}
