import { readFileSync } from "node:fs";

/** Runs the command line and says with which exit code to end. */
export async function run(_arguments: readonly string[]): Promise<number> {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  process.stdout.write(`tagsmith ${version}\n`);
  return 0;
}
