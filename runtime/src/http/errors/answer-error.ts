import type { Problem } from "../../problem.js";
import { type Asked, TagsmithError, nameOf } from "./tagsmith-error.js";

/** The answer is not what the platform's pages say. */
export class AnswerError extends TagsmithError {
  override readonly name = "AnswerError";
  /** Without query and secrets. */
  readonly url: string;
  /** All problems of the document; none where the answer is no document at all. */
  readonly problems: readonly Problem[];

  constructor(facts: AnswerFacts) {
    super(`${nameOf(facts)}: ${facts.reason} (${facts.url})`, facts);
    this.url = facts.url;
    this.problems = facts.problems ?? [];
  }
}

export interface AnswerFacts extends Asked {
  readonly url: string;
  readonly reason: string;
  readonly problems?: readonly Problem[];
}
