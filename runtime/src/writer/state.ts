import type { ProblemCode } from "../problem.js";
import { type XmlError } from "../problem.js";
import { describe, failure } from "./failure.js";
import type { ValueEncoding } from "../table.js";
import type { Literals } from "./literal.js";
import type { MemberPlan } from "./plan.js";
import type { Output } from "./output.js";

/** One document being written. */
export interface Writing {
  readonly output: Output;
  readonly literals: Literals;
  readonly version: string | undefined;
  /** The bit of `MemberPlan.cdata` that decides. */
  readonly cdata: number;
  /** How an element without content ends: `/>`, or `>` and its end tag. */
  readonly longEmpty: boolean;
  /** What one more level of elements is indented by; nothing puts all on one line. */
  readonly indent: string;
  readonly deepest: number;
  /** In bytes, as the limits say. */
  readonly longestName: number;
  readonly namespaces: Readonly<Record<string, string>>;
  readonly encoding: ValueEncoding | undefined;
  /** The elements that are open: their names, and their places in lists or -1. */
  depth: number;
  readonly names: string[];
  readonly indexes: number[];
}

/** The error of what stands below the open elements; `name` may be empty, and `index` is -1 outside of lists. */
export function failureAt(
  writing: Writing,
  name: string,
  index: number,
  code: ProblemCode,
  expected: string,
  received: string,
): XmlError {
  let path = "";
  for (let level = 0; level < writing.depth; level++) path += step(writing.names[level]!, writing.indexes[level]!);
  return failure(code, name === "" ? path : path + step(name, index), expected, received);
}

/** The error of a value that a member cannot have. */
export function wrongValue(writing: Writing, member: MemberPlan, index: number, value: unknown): XmlError {
  return failureAt(writing, member.name, index, "wrong-value", member.expected, describe(value, member.masked));
}

/** Goes down into an element. */
export function enter(writing: Writing, name: string, index: number): void {
  if (writing.depth >= writing.deepest) {
    throw failureAt(writing, name, index, "limit", `at most ${writing.deepest} elements inside each other`, "one more");
  }
  writing.names[writing.depth] = name;
  writing.indexes[writing.depth] = index;
  writing.depth++;
}

function step(name: string, index: number): string {
  return index < 0 ? `/${name}` : `/${name}[${index + 1}]`;
}
