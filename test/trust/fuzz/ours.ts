import { type DocumentTable, type Problem, XmlError, safeParse } from "@tagsmith/runtime";
import { expandDoctype } from "@tagsmith/runtime/dtd";
import { type Any, anyTable } from "../any.js";

/** What our reader says of a document, whose DOCTYPE is read where it has one. */
export interface Reading {
  readonly value: Any | undefined;
  /** Why it was refused. */
  readonly problem: Problem | undefined;
  /** The bytes that the reader took. */
  readonly bytes: Uint8Array;
}

/** Reads any document; what is thrown beside XmlErrors is a crash. */
export function readAny(bytes: Uint8Array): Reading {
  let expanded = bytes;
  if (hasDoctype(bytes)) {
    try {
      expanded = expandDoctype(bytes);
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      return { value: undefined, problem: error.problems[0], bytes };
    }
  }
  const result = safeParse(anyTable, expanded);
  return { value: result.value, problem: firstError(result.problems), bytes: expanded };
}

/** What ends the reading, or `undefined`. */
export function firstError(problems: readonly Problem[]): Problem | undefined {
  return problems.find(({ severity }) => severity === "error");
}

/** What is about the form of a document and not about what it says. */
export function formProblem<T>(table: () => DocumentTable<T>, bytes: Uint8Array): Problem | undefined {
  return safeParse(table, bytes).problems.find(
    ({ code, severity }) =>
      severity === "error" && (code === "ill-formed" || code === "encoding" || code === "limit" || code === "doctype"),
  );
}

function hasDoctype(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString("latin1")
    .replaceAll("\0", "")
    .includes("<!DOCTYPE");
}
