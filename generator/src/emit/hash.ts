import { createHash } from "node:crypto";
import { createRequire } from "node:module";

/** A file of a spec by its path, such as `acme/orders.yaml`. */
export interface HashedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The hash of all files of a platform, in whatever order they are given: equal as long as its output is. */
export function specHash(files: readonly HashedFile[]): string {
  const hash = createHash("sha256");
  for (const { path, bytes } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    hash.update(path).update("\0").update(String(bytes.length)).update("\0").update(bytes);
  }
  return short(hash.digest("hex"));
}

/** The hash of the generator's version and of what it was asked for, so far as the output depends on it. */
export function generatorHash(options: Readonly<Record<string, unknown>>): string {
  const { version } = createRequire(import.meta.url)("tagsmith/package.json") as { version: string };
  return short(createHash("sha256").update(version).update("\0").update(JSON.stringify(options)).digest("hex"));
}

function short(hex: string): string {
  return hex.slice(0, 12);
}
