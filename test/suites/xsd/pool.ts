import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Group } from "./catalogue.js";
import type { Outcome } from "./check.js";

/** How many processes work at the same time, how many groups one checks before it makes room, and how long one may take. */
const processes = 2;
const groupsOfOne = 1500;
const longest = 20_000;

/** Checks all groups in other processes. One that takes too long, or ends its process, is told of as crashed. */
export async function checkAll(
  groups: readonly Group[],
  done: (outcome: Outcome, milliseconds: number) => void,
): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    let worker: ChildProcess | undefined;
    for (let count = 1; next < groups.length; count++) {
      const group = groups[next++]!;
      worker ??= fork(fileURLToPath(new URL("worker.mjs", import.meta.url)));
      const start = performance.now();
      const outcome = await check(worker, group);
      done(outcome, performance.now() - start);
      if (worker.connected && count % groupsOfOne > 0) continue;
      worker.kill();
      worker = undefined;
    }
    worker?.kill();
  };
  await Promise.all(Array.from({ length: processes }, work));
}

async function check(worker: ChildProcess, group: Group): Promise<Outcome> {
  return await new Promise((resolve) => {
    const finish = (outcome: Outcome): void => {
      clearTimeout(timer);
      worker.removeAllListeners("message").removeAllListeners("exit");
      resolve(outcome);
    };
    const crash = (message: string): void => {
      worker.disconnect();
      finish(crashed(group, message));
    };
    const timer = setTimeout(() => {
      worker.kill("SIGKILL");
      crash(`it takes longer than ${longest / 1000} s`);
    }, longest);
    worker.once("message", (outcome: Outcome) => finish(outcome));
    worker.once("exit", (code) => finish(crashed(group, `the process ended with ${code}`)));
    worker.send(group);
  });
}

function crashed({ suite, name, schemaValid, instances }: Group, message: string): Outcome {
  return {
    group: `${suite}/${name}`,
    suite,
    schemaValid,
    schema: "crashed",
    messages: [message],
    instances: instances.map(({ file, valid }) => ({ file, valid, outcome: "crashed", reason: message })),
  };
}
