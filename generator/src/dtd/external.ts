import { posix } from "node:path";
import { type Catalog, catalogPath } from "./catalog.js";
import type { ExternalId } from "./declarations.js";

/** Where external entities may be found: nothing is read from disk or fetched. */
export interface ExternalFiles {
  /** Texts by path. */
  readonly files: ReadonlyMap<string, string>;
  readonly catalog: Catalog;
}

/** A text that was found, with its path. */
export interface Found {
  readonly path: string;
  readonly text: string;
}

/** The path that an address names, seen from a file. */
export function pathOf(systemId: string, from: string): string {
  return /^(?:[a-z][a-z0-9+.-]+:|\/)/i.test(systemId) ? systemId : posix.join(posix.dirname(from), systemId);
}

/**
 * Finds what an identifier names: by the catalog, by its address seen from the file that names it, or, where that is an
 * address on the web, as a file of the same name beside the one that names it.
 */
export function findExternal(id: ExternalId, from: string, { files, catalog }: ExternalFiles): Found | undefined {
  const { systemId } = id;
  const resolved = systemId === undefined ? undefined : pathOf(systemId, from);
  const beside = systemId === undefined ? undefined : posix.join(posix.dirname(from), posix.basename(systemId));
  for (const path of [catalogPath(id, catalog), resolved, beside]) {
    const text = path === undefined ? undefined : files.get(path);
    if (path !== undefined && text !== undefined) return { path, text };
  }
  return undefined;
}
