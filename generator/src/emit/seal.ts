import { createHash } from "node:crypto";

/**
 * The files of a platform with a hash of all of them in the header of each. It tells later, without making them again,
 * whether one was changed by hand, damaged by a merge, or is missing.
 */
export function sealed(files: ReadonlyMap<string, string>): Map<string, string> {
  const seal = sealOf(files);
  return new Map([...files].map(([path, text]) => [path, text.replace(hashes, `$1 output ${seal}\n`)]));
}

/** Whether these are all files of a platform, as they were when they were sealed. */
export function isSealed(files: ReadonlyMap<string, string>): boolean {
  const seal = sealOf(files);
  return [...files.values()].every((text) => hashes.exec(text)?.[2] === seal);
}

/** The second line of a header, and the seal at its end where there is one. */
const hashes = /^(\/\/ spec [0-9a-f]+ generator [0-9a-f]+)(?: output ([0-9a-f]+))?\n/m;

function sealOf(files: ReadonlyMap<string, string>): string {
  const hash = createHash("sha256");
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(path).update("\0").update(text.replace(hashes, "$1\n")).update("\0");
  }
  return hash.digest("hex").slice(0, 12);
}
