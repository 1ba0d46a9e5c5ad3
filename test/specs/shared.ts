import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../../shared/samples/", import.meta.url));

/** Whether the payloads that were found in public lie beside the repository; says so in one line where they do not. */
export function hasSamples(): boolean {
  const has = existsSync(folder);
  if (!has) process.stderr.write(`skipped: the payloads in ../shared/samples are not there\n`);
  return has;
}

/** A payload that was found in public. */
export function sharedSample(path: string): Uint8Array {
  return readFileSync(folder + path);
}
