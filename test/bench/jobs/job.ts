import type { Effort } from "../measure.js";

/** What one child process does; it is told in JSON, and its result is JSON too. */
export type Job =
  | { readonly kind: "check" }
  | { readonly kind: "parse"; readonly peer?: string; readonly sizes: readonly Size[]; readonly effort: Effort }
  | { readonly kind: "serialize"; readonly builder?: string; readonly sizes: readonly Size[]; readonly effort: Effort }
  | { readonly kind: "make"; readonly shape: string; readonly size: Size; readonly folder: string }
  | { readonly kind: "whole"; readonly shape: string; readonly subject: string; readonly folder: string }
  | { readonly kind: "stream" }
  | { readonly kind: "spellings" }
  | { readonly kind: "retained"; readonly shape: string };

/** The sizes of documents, in bytes; the smallest document has one order. */
export const sizes = { "1 kB": 1000, "1 MB": 1_000_000, "100 MB": 100_000_000 } as const;

export type Size = keyof typeof sizes;

/** Milliseconds by `shape/size/subject`. */
export type Times = Readonly<Record<string, number>>;
