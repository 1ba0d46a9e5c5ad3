import { posix } from "node:path";
import { DOMParser, type Element, type Node } from "@xmldom/xmldom";
import { quote } from "../problems/problems.js";
import type { Report } from "../xsd/report.js";
import type { ExternalId } from "./declarations.js";

/**
 * Where files lie whose identifiers do not lead to them, as XML catalogs say: nothing is read from disk or fetched.
 *
 * @see https://www.oasis-open.org/committees/download.php/14809/xml-catalogs.html
 */
export interface Catalog {
  readonly publicIds: ReadonlyMap<string, string>;
  readonly systemIds: ReadonlyMap<string, string>;
  /** Paths of whole folders by how identifiers begin, longest first. */
  readonly rewrites: readonly (readonly [start: string, path: string])[];
  /** Paths by how identifiers end, longest first. */
  readonly suffixes: readonly (readonly [end: string, path: string])[];
}

/** Reads those of some catalogs that are there, and the ones that they name: of two entries for one identifier the first counts. */
export function readCatalogs(paths: readonly string[], files: ReadonlyMap<string, string>, report: Report): Catalog {
  const entries = noEntries();
  const waiting = [...new Set(paths)];
  // The list grows while it is read, and names no catalog twice.
  for (const path of waiting) {
    const text = files.get(path);
    const root = text === undefined ? undefined : rootOf(text, path, report);
    for (const next of root === undefined ? [] : entriesOf(root, path, entries))
      if (!waiting.includes(next)) waiting.push(next);
  }
  return {
    ...entries,
    rewrites: longestFirst(entries.rewrites),
    suffixes: longestFirst(entries.suffixes),
  };
}

/** The path of what an identifier names; nothing where no catalog knows it. */
export function catalogPath({ publicId, systemId }: ExternalId, catalog: Catalog): string | undefined {
  const bySystem = systemId === undefined ? undefined : systemPath(systemId, catalog);
  return bySystem ?? (publicId === undefined ? undefined : catalog.publicIds.get(normalizePublicId(publicId)));
}

function systemPath(systemId: string, { systemIds, rewrites, suffixes }: Catalog): string | undefined {
  const rewrite = rewrites.find(([start]) => systemId.startsWith(start));
  const suffix = suffixes.find(([end]) => systemId.endsWith(end));
  return (
    systemIds.get(systemId) ?? (rewrite === undefined ? suffix?.[1] : rewrite[1] + systemId.slice(rewrite[0].length))
  );
}

type Entries = ReturnType<typeof noEntries>;

function noEntries(): {
  readonly publicIds: Map<string, string>;
  readonly systemIds: Map<string, string>;
  readonly rewrites: Map<string, string>;
  readonly suffixes: Map<string, string>;
} {
  return { publicIds: new Map(), systemIds: new Map(), rewrites: new Map(), suffixes: new Map() };
}

/** Adds the entries of a catalog; returns the catalogs that it names. */
function entriesOf(element: Element, base: string, entries: Entries): string[] {
  const own = element.getAttributeNS("http://www.w3.org/XML/1998/namespace", "base");
  const from = own === null ? base : resolve(own, base);
  const at = (name: string): string => element.getAttribute(name) ?? "";
  const path = (name: string): string => resolve(at(name), from);
  switch (element.localName) {
    case "public":
      add(entries.publicIds, normalizePublicId(at("publicId")), path("uri"));
      return [];
    case "system":
      add(entries.systemIds, at("systemId"), path("uri"));
      return [];
    case "rewriteSystem":
      add(entries.rewrites, at("systemIdStartString"), path("rewritePrefix"));
      return [];
    case "systemSuffix":
      add(entries.suffixes, at("systemIdSuffix"), path("uri"));
      return [];
    case "nextCatalog":
    // Which identifiers a catalog is asked for makes it quicker to search, and no other.
    case "delegatePublic":
    case "delegateSystem":
      return [path("catalog")];
    case "catalog":
    case "group":
      return elements(element).flatMap((child) => entriesOf(child, from, entries));
    default:
      return [];
  }
}

function add(entries: Map<string, string>, id: string, path: string): void {
  if (id !== "" && !entries.has(id)) entries.set(id, path);
}

function longestFirst(entries: ReadonlyMap<string, string>): [string, string][] {
  return [...entries].sort(([a], [b]) => b.length - a.length);
}

function resolve(uri: string, from: string): string {
  const local = uri.replace(/^file:\/\/(?:localhost)?/, "");
  if (local.startsWith("/") || /^[a-z][a-z0-9+.-]+:/i.test(local)) return local;
  const folder = from.endsWith("/") ? from : posix.dirname(from);
  return posix.join(folder, local);
}

function rootOf(text: string, path: string, report: Report): Element | undefined {
  try {
    const onError = (_level: string, message: string): never => {
      throw new Error(message);
    };
    return (
      new DOMParser({ onError }).parseFromString(text.replace(/^\uFEFF/, ""), "text/xml").documentElement ?? undefined
    );
  } catch {
    report.unsupported(
      { file: path, start: 0, end: 0 },
      `${quote(path)}, a catalog that is no well-formed XML`,
      "it is not looked at",
    );
    return undefined;
  }
}

function elements(parent: Element): Element[] {
  const found: Element[] = [];
  for (let child: Node | null = parent.firstChild; child !== null; child = child.nextSibling)
    if (child.nodeType === child.ELEMENT_NODE) found.push(child as Element);
  return found;
}

/** https://www.w3.org/TR/xml/#dt-pubid */
function normalizePublicId(publicId: string): string {
  return publicId.replace(/[ \r\n\t]+/g, " ").trim();
}
