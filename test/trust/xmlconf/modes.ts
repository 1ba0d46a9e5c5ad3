import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type DocumentTable, XmlError, safeParse } from "@tagsmith/runtime";
import { type ExternalEntity, expandDoctype } from "@tagsmith/runtime/dtd";
import { type Any, anyNamesTable, anyTable, skippingNamesTable, skippingTable } from "../any.js";
import { canonicalForm } from "./canonical.js";
import type { Case } from "./catalogue.js";

/** A way to read documents, and which of the suite it can be asked about. */
export interface Mode {
  readonly name: string;
  readonly applies: (given: Case) => boolean;
  /** Every document must be refused, whatever the suite says of it. */
  readonly refuses?: true;
  /** What is read is compared with the canonical form. */
  readonly outputs?: true;
  /** The value, with the root element in it; throws an XmlError where the document is not well-formed. */
  readonly read: (given: Case) => Any;
}

/** What makes a document not well-formed; other problems are about what it says. */
const wellFormedness: ReadonlySet<string> = new Set(["ill-formed", "encoding", "doctype", "limit"]);

/** All ways to read, from the one that feeds are read with to the one that reads other files. */
export const modes: readonly Mode[] = [
  {
    name: "default",
    applies: ({ doctype }) => !doctype,
    read: (given) => readBytes(given.namespaces ? anyTable : anyNamesTable, given.bytes),
  },
  {
    name: "default, DOCTYPE",
    refuses: true,
    applies: ({ doctype }) => doctype,
    read: (given) => readBytes(given.namespaces ? anyTable : anyNamesTable, given.bytes),
  },
  {
    name: "DOCTYPE skipped",
    applies: ({ doctype }) => doctype,
    read: (given) => readBytes(given.namespaces ? skippingTable : skippingNamesTable, given.bytes),
  },
  { name: "DTD read", outputs: true, applies: ({ alone }) => alone, read: (given) => readExpanded(given, undefined) },
  { name: "DTD and files read", outputs: true, applies: () => true, read: (given) => readExpanded(given, loadFile) },
];

function readExpanded(given: Case, load: ((entity: ExternalEntity) => Uint8Array | undefined) | undefined): Any {
  const expanded = expandDoctype(given.bytes, {
    base: pathToFileURL(given.file).href,
    ...(given.namespaces ? {} : { namespaces: "ignore" }),
    ...(load === undefined ? {} : { load }),
  });
  const table = given.namespaces ? anyTable : anyNamesTable;
  readBytes(table, expanded);
  return readBytes(table, Buffer.concat([Buffer.from("<_>"), expanded, Buffer.from("</_>")]));
}

/** Files of the suite that another file names; one that is missing is not read. */
function loadFile({ url }: ExternalEntity): Uint8Array | undefined {
  try {
    return readFileSync(fileURLToPath(url));
  } catch {
    return undefined;
  }
}

function readBytes(table: () => DocumentTable<Any>, bytes: Uint8Array): Any {
  const result = safeParse(table, bytes);
  const problems = result.problems.filter(({ severity, code }) => severity === "error" && wellFormedness.has(code));
  if (problems.length > 0) throw new XmlError(problems);
  if (!result.ok) throw new XmlError(result.problems);
  return result.value;
}

/** Whether what was read is what the suite says that it means. */
export function isRight(value: Any, output: string): boolean {
  const text = readFileSync(output, "utf8").replace(/<!DOCTYPE[^]*?\]>/, "");
  try {
    return canonicalForm("_", rootOf(value)) === canonicalForm("_", rootOf(readText(`<_>${text}</_>`)));
  } catch (error) {
    if (error instanceof XmlError) return false;
    throw error;
  }
}

function readText(text: string): Any {
  return readBytes(anyNamesTable, Buffer.from(text));
}

/** White space around the root is no part of a document. */
function rootOf(value: Any): Any {
  return { content: value.content.filter((each) => typeof each !== "string") };
}
