import { tries } from "./connection-error.js";
import { type Asked, TagsmithError, nameOf } from "./tagsmith-error.js";

/** The platform answered with a status that says that it did not do what it was asked for. */
export class StatusError extends TagsmithError {
  override readonly name = "StatusError";
  /** Without query and secrets. */
  readonly url: string;
  readonly status: number;
  /** How the answer's text begins, without secrets; nothing where the answer is a document. */
  readonly excerpt: string | undefined;
  /** How long the platform asks to wait. */
  readonly retryAfterMilliseconds: number | undefined;
  readonly attempts: number;

  constructor(facts: StatusFacts) {
    const reason = facts.reason ?? (facts.excerpt === undefined ? "" : `: ${facts.excerpt}`);
    super(`${nameOf(facts)}: status ${facts.status} (${facts.url})${tries(facts.attempts)}${reason}`, facts);
    this.url = facts.url;
    this.status = facts.status;
    this.excerpt = facts.excerpt;
    this.retryAfterMilliseconds = facts.retryAfterMilliseconds;
    this.attempts = facts.attempts;
  }
}

export interface StatusFacts extends Asked {
  readonly url: string;
  readonly status: number;
  readonly reason?: string | undefined;
  readonly excerpt?: string | undefined;
  readonly retryAfterMilliseconds?: number | undefined;
  readonly attempts: number;
}
