import { defaultLimits } from "../limits.js";
import { type VersionCode, codeOf } from "../feature.js";
import { linkedOf } from "../reader/plans.js";
import type { DocumentTable } from "../table.js";
import { put } from "./characters.js";
import { describe } from "./failure.js";
import { link } from "./link.js";
import { type Output, giveOutput, takeOutput } from "./output.js";
import { type WritePlan, cdataModes } from "./plan.js";
import type { Writing } from "./state.js";
import { writeRecord } from "./write.js";

/** How a document is written, where it differs from what its spec says. */
export interface WriteOptions {
  /** The version whose members are written, in its order. Default: the one that the value names, else the newest. */
  readonly version?: string;
  /** Whether an XML declaration is written. */
  readonly declaration?: boolean;
  /** White space that each level of elements is indented by. Default: none, all elements on one line. */
  readonly indent?: string;
  /** Which leaves are written as CDATA sections. */
  readonly cdata?: "none" | "text" | "all";
}

/** As `serialize`, in UTF-8. */
export function serializeBytes<T>(table: () => DocumentTable<T>, value: T, options: WriteOptions = {}): Uint8Array {
  const output = takeOutput();
  try {
    write(output, linkedOf(table as () => DocumentTable<unknown>).table, value, options);
    return output.bytes.slice(0, output.at);
  } finally {
    giveOutput(output);
  }
}

/**
 * Writes a value as a document of a table. It is complete and well-formed, or there is none.
 *
 * @throws XmlError with the path of what cannot be written.
 */
export function serialize<T>(table: () => DocumentTable<T>, value: T, options: WriteOptions = {}): string {
  const output = takeOutput();
  try {
    write(output, linkedOf(table as () => DocumentTable<unknown>).table, value, options);
    return new TextDecoder().decode(output.bytes.subarray(0, output.at));
  } finally {
    giveOutput(output);
  }
}

function write(output: Output, document: DocumentTable<unknown>, value: unknown, options: WriteOptions): void {
  const { versions } = document;
  const code = versions && codeOf<VersionCode>(document, versions.code, "versioned");
  const plan = planFor(document, code ? code.choose(document, versions!, value, options.version) : -1);
  const { indent = "" } = options;
  if (!/^[ \t\r\n]*$/.test(indent))
    throw new TypeError(`expected white space as indent but received ${describe(indent, undefined)}`);
  const writing: Writing = {
    output,
    literals: plan.literals,
    version: plan.version,
    cdata: options.cdata === undefined ? cdataModes.declared : cdataModes[options.cdata],
    longEmpty: document.write?.empty === "long",
    indent,
    deepest: document.limits?.depth ?? defaultLimits.depth,
    longestName: document.limits?.name ?? defaultLimits.name,
    namespaces: document.namespaces ?? {},
    encoding: document.values,
    depth: 0,
    names: [],
    indexes: [],
  };
  const written = code ? code.fill(versions!, plan, value) : value;
  const isDeclared = options.declaration ?? document.write?.declaration ?? true;
  if (isDeclared) put(output, indent === "" ? `${declaration}\n` : declaration);
  writeRecord(writing, plan.root, written, indent === "" ? "" : "\n", -1);
  // Each indented element begins on a line of its own, the root too.
  if (!isDeclared && indent !== "") output.bytes.copyWithin(0, 1, output.at--);
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';

/** The plans of a table, by the index of the version, -1 where there are none. */
let cache: WeakMap<DocumentTable<unknown>, Map<number, WritePlan>> | undefined;

function planFor(table: DocumentTable<unknown>, version: number): WritePlan {
  cache ??= new WeakMap();
  let plans = cache.get(table);
  if (plans === undefined) {
    plans = new Map();
    cache.set(table, plans);
  }
  let plan = plans.get(version);
  if (plan === undefined) {
    plan = link(table, version);
    plans.set(version, plan);
  }
  return plan;
}
