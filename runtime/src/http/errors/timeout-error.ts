import { tries } from "./connection-error.js";
import { type Asked, TagsmithError, nameOf } from "./tagsmith-error.js";

/** The answer took longer than allowed, as a whole or between two of its parts. */
export class TimeoutError extends TagsmithError {
  override readonly name = "TimeoutError";
  /** Without query and secrets. */
  readonly url: string;
  /** `total`: the whole request with its repetitions; `idle`: nothing came for so long. */
  readonly kind: "total" | "idle";
  readonly milliseconds: number;
  readonly attempts: number;

  constructor(facts: TimeoutFacts) {
    const what = facts.kind === "idle" ? "nothing came" : "there was no whole answer";
    super(`${nameOf(facts)}: ${what} for ${facts.milliseconds} ms (${facts.url})${tries(facts.attempts)}`, facts);
    this.url = facts.url;
    this.kind = facts.kind;
    this.milliseconds = facts.milliseconds;
    this.attempts = facts.attempts;
  }
}

export interface TimeoutFacts extends Asked {
  readonly url: string;
  readonly kind: "total" | "idle";
  readonly milliseconds: number;
  readonly attempts: number;
}
