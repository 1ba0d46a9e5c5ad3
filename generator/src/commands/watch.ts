import type { Terminal } from "./terminal.js";

/** Editors write a file in several steps, and a checkout many files: wait until it is quiet. */
const quiet = 80;

/**
 * Does the work at once and again whenever something below the folder changes, until the process is told to end by Ctrl+C
 * or SIGTERM. Changes during the work are one more round after it.
 */
export async function watchFolder(folder: string, work: () => Promise<void>, terminal: Terminal): Promise<void> {
  const { watch } = await import("chokidar");
  const watcher = watch(folder, { ignoreInitial: true, ignored: /(?:^|[\\/])(?:\.[^.\\/]|node_modules)|~$/ });
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | undefined;
  let again = false;

  const round = async (): Promise<void> => {
    do {
      again = false;
      // One round after the other.
      // oxlint-disable-next-line no-await-in-loop
      await work();
    } while (again);
    working = undefined;
  };
  const start = (): void => {
    if (working === undefined) working = round();
    else again = true;
  };

  const ended = new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  watcher.on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(start, quiet);
  });
  await new Promise<void>((resolve) => watcher.once("ready", resolve));
  start();
  await ended;
  clearTimeout(timer);
  await watcher.close();
  await working;
  if (terminal.format === "pretty") terminal.out("\n");
}
