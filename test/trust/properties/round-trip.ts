import * as fc from "fast-check";
import type { WriteOptions } from "@tagsmith/runtime";
import { XmlDocument } from "libxml2-wasm";
import { differenceOf } from "./difference.js";
import type { Family } from "./documents.js";

/** How documents are written in turn. */
export const writeOptions: fc.Arbitrary<WriteOptions> = fc.record(
  {
    indent: fc.constantFrom("  ", "\t", ""),
    cdata: fc.constantFrom("none" as const, "text" as const, "all" as const),
    declaration: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** Writes a value, reads it and writes it again; in words, what is not as it must be, or `undefined`. */
export function checkRoundTrip(family: Family, value: unknown, chosen: WriteOptions): string | undefined {
  const { document } = family;
  const options = { ...chosen, ...versionOf(family) };
  const xml = document.serialize(value, options);
  const result = document.safeParse(xml);
  if (!result.ok) return `what was written is refused: ${result.problems[0]?.message}\n${xml}`;
  const difference = differenceOf(result.value, value);
  if (difference !== undefined) return `another value is read: ${difference}\n${xml}`;
  if (document.serialize(result.value, options) !== xml) return `it is written in another way the second time\n${xml}`;
  const bytes = document.serializeBytes(value, options);
  if (Buffer.from(bytes).toString("utf8") !== xml) return `its bytes are another document\n${xml}`;
  // The document as libxml2 read it, spelled by its own rules.
  const canonical = canonicalOf(bytes);
  const again = document.safeParse(canonical);
  if (!again.ok) return `libxml2 makes a document of it that is refused: ${again.problems[0]?.message}\n${canonical}`;
  const other = differenceOf(again.value, value) && differenceOf(inCanonicalForm(again.value), inCanonicalForm(value));
  return other === undefined ? undefined : `libxml2 reads another value: ${other}\n${canonical}`;
}

/** The options that ask for the version of a family. */
export function versionOf({ document, version }: Family): WriteOptions {
  const name = document.table().versions?.names[version];
  return name === undefined ? {} : { version: name };
}

/** https://www.w3.org/TR/xml-c14n by libxml2, which throws where a document is not well-formed. */
export function canonicalOf(xml: string | Uint8Array): string {
  const document = typeof xml === "string" ? XmlDocument.fromString(xml) : XmlDocument.fromBuffer(xml);
  const chunks: Uint8Array[] = [];
  try {
    // As text it would lack a byte order mark that begins one of the chunks.
    document.canonicalize({ write: (chunk) => chunks.push(chunk.slice()) && chunk.length, close: () => true });
    return Buffer.concat(chunks).toString("utf8");
  } finally {
    document.dispose();
  }
}

/** The value with all XML in it, which stands for elements of any kind, in its canonical form. */
function inCanonicalForm(value: unknown): unknown {
  if (typeof value === "string" && /^<[a-zA-Z].*>$/s.test(value)) return canonicalIfAny(value);
  if (Array.isArray(value)) return value.map(inCanonicalForm);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inCanonicalForm(each)]));
}

function canonicalIfAny(text: string): string {
  try {
    return canonicalOf(text);
  } catch {
    return text;
  }
}
