import type { Problem } from "../problem.js";

/** Something about requests that was noticed without failing. */
export interface Notice {
  readonly code: "retry" | "redirect" | "renewed" | "bad-item";
  readonly severity: "notice";
  readonly message: string;
  /** What is wrong with an item that was left out. */
  readonly problems?: readonly Problem[];
}

/** Makes a notice. */
export function noticeOf(code: Notice["code"], message: string): Notice {
  return { code, severity: "notice", message };
}
