import { createHash } from "node:crypto";

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

/** The hash of the generator and of what it was asked for, so far as the output depends on it. */
export function generatorHash(options: Readonly<Record<string, unknown>>): string {
  return short(
    createHash("sha256").update(generatorSources()).update("\0").update(JSON.stringify(options)).digest("hex"),
  );
}

/** Set by the build: the hash of all sources that the output depends on. A version alone would miss what is not published. */
declare const GENERATOR_SOURCES: string | undefined;

function generatorSources(): string {
  return typeof GENERATOR_SOURCES === "string" ? GENERATOR_SOURCES : "not built";
}

function short(hex: string): string {
  return hex.slice(0, 12);
}
