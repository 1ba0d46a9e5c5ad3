import type { Problem } from "../../problem.js";

/** Something that the developer of an endpoint or webhook should know and its caller is not told. No secret is in it. */
export interface Incident {
  /**
   * `refused`: a request that was not served; `failed`: a handler or what it gave failed; `left-out`: items that do not
   * belong into the answer; `discarded`: something was acknowledged that nobody stored.
   */
  readonly code: "refused" | "failed" | "left-out" | "discarded";
  readonly severity: "error" | "notice";
  readonly message: string;
  /** The status of the answer. */
  readonly status: number;
  /** What is wrong with a document. */
  readonly problems?: readonly Problem[];
  /** What a handler threw. */
  readonly cause?: unknown;
}
