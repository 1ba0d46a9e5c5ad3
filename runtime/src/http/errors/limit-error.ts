import { type Asked, TagsmithError, nameOf } from "./tagsmith-error.js";

/** The answer is larger than allowed. */
export class LimitError extends TagsmithError {
  override readonly name = "LimitError";
  /** Without query and secrets. */
  readonly url: string;
  readonly limit: string;
  readonly allowed: number;

  constructor(facts: LimitFacts) {
    super(
      `${nameOf(facts)}: the answer has more than ${facts.allowed} ${facts.unit}; the limit is \`${facts.limit}\` (${facts.url})`,
      facts,
    );
    this.url = facts.url;
    this.limit = facts.limit;
    this.allowed = facts.allowed;
  }
}

export interface LimitFacts extends Asked {
  readonly url: string;
  readonly limit: string;
  readonly allowed: number;
  readonly unit: string;
}
