import { type Asked, TagsmithError, nameOf } from "./tagsmith-error.js";

/** No answer came, or only a part of one. Whether the platform did what it was asked for is not known. */
export class ConnectionError extends TagsmithError {
  override readonly name = "ConnectionError";
  /** Without query and secrets. */
  readonly url: string;
  /** The system's word for what happened, such as `ECONNREFUSED`. */
  readonly code: string | undefined;
  /** How often it was tried. */
  readonly attempts: number;

  constructor(facts: ConnectionFacts) {
    super(`${nameOf(facts)}: ${facts.reason} (${facts.url})${tries(facts.attempts)}`, facts);
    this.url = facts.url;
    this.code = facts.code;
    this.attempts = facts.attempts;
  }
}

export interface ConnectionFacts extends Asked {
  readonly url: string;
  readonly reason: string;
  readonly code?: string | undefined;
  readonly attempts: number;
}

/** `, tried 3 times`. */
export function tries(attempts: number): string {
  return attempts > 1 ? `, tried ${attempts} times` : "";
}
