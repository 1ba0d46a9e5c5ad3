import { posix } from "node:path";
import type { ExternalId } from "./declarations.js";

/** Where external entities may be found: nothing is read from disk or fetched. */
export interface ExternalFiles {
  /** Texts by path. */
  readonly files: ReadonlyMap<string, string>;
  /** Paths by public identifier, or by system identifier. */
  readonly catalog: ReadonlyMap<string, string>;
}

/** A text that was found, with its path. */
export interface Found {
  readonly path: string;
  readonly text: string;
}

/** The path that an address names, seen from a file. */
export function pathOf(systemId: string, from: string): string {
  return /^[a-z][a-z0-9+.-]+:/i.test(systemId) ? systemId : posix.join(posix.dirname(from), systemId);
}

/**
 * Finds what an identifier names: by the catalog, by its address seen from the file that names it, or, where that is an
 * address on the web, as a file of the same name beside the one that names it.
 */
export function findExternal(
  { publicId, systemId }: ExternalId,
  from: string,
  { files, catalog }: ExternalFiles,
): Found | undefined {
  const listed = [publicId && normalizePublicId(publicId), systemId].map((id) => (id ? catalog.get(id) : undefined));
  const resolved = systemId === undefined ? undefined : pathOf(systemId, from);
  const beside = systemId === undefined ? undefined : posix.join(posix.dirname(from), posix.basename(systemId));
  for (const path of [...listed, resolved, beside]) {
    const text = path === undefined ? undefined : files.get(path);
    if (path !== undefined && text !== undefined) return { path, text };
  }
  return undefined;
}

/** https://www.w3.org/TR/xml/#dt-pubid */
function normalizePublicId(publicId: string): string {
  return publicId.replace(/[ \r\n\t]+/g, " ").trim();
}
