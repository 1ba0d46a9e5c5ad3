import { type Asked, TagsmithError, nameOf } from "./tagsmith-error.js";

/** A parameter is missing, unknown, or has a value that the platform does not take. */
export class ParameterError extends TagsmithError {
  override readonly name = "ParameterError";
  /** The property, as the caller writes it. */
  readonly parameter: string;
  /** What should be there, in words. */
  readonly expected: string;
  /** What is there instead; `a secret value` or `a personal value` where it must not be shown. */
  readonly received: string;

  constructor(facts: ParameterFacts) {
    super(`${nameOf(facts)}: ${facts.parameter}: expected ${facts.expected} but received ${facts.received}`, facts);
    this.parameter = facts.parameter;
    this.expected = facts.expected;
    this.received = facts.received;
  }
}

export interface ParameterFacts extends Asked {
  readonly parameter: string;
  readonly expected: string;
  readonly received: string;
}
