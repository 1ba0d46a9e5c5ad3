import { SaxesParser } from "saxes";
import { type DocumentTable, safeParse, serialize } from "@tagsmith/runtime";
import { draftDocument } from "../../../generator/src/draft/draft.js";
import { readSample } from "../../../generator/src/draft/sample.js";
import { draftTable } from "../../../generator/src/draft/verify.js";
import { formatProblem } from "../../../generator/src/problems/format.js";

/** The spec that is drafted from documents. */
export function draftOf(...documents: readonly (string | Uint8Array)[]): string {
  const samples = documents.map((document, index) => {
    const bytes = typeof document === "string" ? new TextEncoder().encode(document) : document;
    const read = readSample({ file: `${index + 1}.xml`, bytes });
    if ("problem" in read) throw new Error(read.problem.message);
    return read.sample;
  });
  return draftDocument(samples, { platformTitle: "Acme", document: "orders", takenTypes: new Set() }).yaml;
}

/** The types of a draft, without notes and the white space before them. */
export function typesOf(...documents: readonly (string | Uint8Array)[]): string {
  const yaml = draftOf(...documents);
  return withoutNotes(yaml.slice(yaml.indexOf("types:\n") + 7)).trimEnd();
}

export function withoutNotes(yaml: string): string {
  return yaml.replaceAll(/ +#!.*$/gm, "");
}

/** The lines that a draft has for the root's own members, with their notes. */
export function notesOf(...documents: readonly (string | Uint8Array)[]): string[] {
  const yaml = draftOf(...documents);
  return yaml
    .slice(yaml.indexOf("types:\n") + 7)
    .split("\n")
    .filter((line) => line.startsWith("    "))
    .map((line) => line.trim().replace(/ +#! /, " #! "));
}

/** The table of a draft. */
export function tableOf(yaml: string): () => DocumentTable<unknown> {
  const files = new Map([
    ["acme/platform.yaml", "title: Acme\n"],
    ["acme/orders.yaml", yaml],
  ]);
  const { table, problems } = draftTable(files, "acme", "orders");
  if (table === undefined) throw new Error(`${problems.map(formatProblem).join("\n")}\n${yaml}`);
  return table;
}

/** What a draft does not read, or does not write as it was; nothing where it does all. Told by another parser than ours. */
export function shortfall(yaml: string, document: string | Uint8Array): string | undefined {
  const table = tableOf(yaml);
  const read = safeParse(table, document, { unknown: "refuse" });
  const errors = read.problems.filter(({ severity, code }) => severity === "error" || code !== "repair");
  if (!read.ok || errors.length > 0) return errors.map(({ message }) => message).join("\n");
  const written = serialize(table, read.value);
  const text = typeof document === "string" ? document : decode(document);
  const difference = firstDifference(partsOf(text), partsOf(written));
  if (difference !== undefined) return difference;
  const again = safeParse(table, written, { unknown: "refuse" });
  return again.ok ? undefined : `what was written cannot be read: ${again.problems[0]?.message}`;
}

function firstDifference(before: readonly string[], after: readonly string[]): string | undefined {
  const at = before.findIndex((part, index) => part !== after[index] && !isTrimmed(part, after[index] ?? ""));
  if (at >= 0) return `${JSON.stringify(before[at])} became ${JSON.stringify(after[at])}`;
  return after.length > before.length ? `${JSON.stringify(after[before.length])} is new` : undefined;
}

/** Types other than text drop white space at both ends. */
function isTrimmed(before: string, after: string): boolean {
  return /^[=@]/.test(before) && before.replaceAll(/(?<=^=|^@[^=]*=)[ \t\r\n]+|[ \t\r\n]+$/g, "") === after;
}

const instance = "http://www.w3.org/2001/XMLSchema-instance";

/** The parts of a document, in order: `<{uri}name`, `@{uri}name=value`, `=text`, `>`. White space between tags is none. */
function partsOf(document: string): string[] {
  const parts: string[] = [];
  const open: { text: string }[] = [];
  const parser = new SaxesParser({ xmlns: true });
  const flush = (): void => {
    const frame = open.at(-1);
    if (frame === undefined) return;
    if (/[^ \t\r\n]/.test(frame.text)) parts.push(`=${frame.text}`);
    frame.text = "";
  };
  const text = (piece: string): void => {
    const frame = open.at(-1);
    if (frame !== undefined) frame.text += piece;
  };
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("text", text);
  parser.on("cdata", text);
  parser.on("opentag", ({ uri, local, attributes }) => {
    flush();
    open.push({ text: "" });
    parts.push(`<{${uri}}${local}`);
    const told = Object.values(attributes).filter(
      (each) =>
        each.prefix !== "xmlns" &&
        each.name !== "xmlns" &&
        !(each.uri === instance && each.local.endsWith("chemaLocation")),
    );
    parts.push(...told.map((each) => `@{${each.uri}}${each.local}=${each.value}`).sort());
  });
  parser.on("closetag", () => {
    flush();
    open.pop();
    parts.push(">");
  });
  parser.write(document).close();
  return parts;
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 100));
  const named = /^<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/i.exec(head)?.[1];
  const text = new TextDecoder(named ?? "utf-8").decode(bytes);
  // This parser needs no declaration, but minds one that names another encoding than its own.
  return text.replace(/^<\?xml[^>]*\?>/, "");
}
