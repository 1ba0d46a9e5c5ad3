import { defaultLimits } from "../limits.js";
import { type VersionCode, codeOf } from "../feature.js";
import { type Linked, linkedOf } from "../reader/plans.js";
import type { DocumentTable } from "../table.js";
import { put } from "./characters.js";
import { describe } from "./failure.js";
import { link } from "./link.js";
import { type Output, giveOutput, takeOutput } from "./output.js";
import { cdataModes } from "./plan.js";
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
  return written(table, value, options, (bytes) => bytes.slice());
}

/**
 * Writes a value as a document of a table. It is complete and well-formed, or there is none.
 *
 * @throws XmlError with the path of what cannot be written.
 */
export function serialize<T>(table: () => DocumentTable<T>, value: T, options: WriteOptions = {}): string {
  return written(table, value, options, (bytes) => new TextDecoder().decode(bytes));
}

/** Writes a document into bytes that are used again when `take` has taken from them what it needs. */
function written<T, Taken>(
  table: () => DocumentTable<T>,
  value: T,
  options: WriteOptions,
  take: (bytes: Uint8Array) => Taken,
): Taken {
  const output = takeOutput();
  try {
    write(output, linkedOf(table as () => DocumentTable<unknown>), value, options);
    return take(output.bytes.subarray(0, output.at));
  } finally {
    giveOutput(output);
  }
}

function write(output: Output, linked: Linked, value: unknown, options: WriteOptions): void {
  const { table: document, writePlans } = linked;
  const { versions } = document;
  const code = versions && codeOf<VersionCode>(document, versions.code, "versioned");
  const version = code ? code.choose(document, versions!, value, options.version) : -1;
  const plan = writePlans.get(version) ?? link(document, version);
  writePlans.set(version, plan);
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
