/** What all errors of clients and request builders are. None of them holds a secret in any part. */
export abstract class TagsmithError extends Error {
  /** The platform that was asked; missing where an expression stands alone. */
  readonly platform: string | undefined;
  readonly operation: string | undefined;

  constructor(message: string, { platform, operation }: Asked) {
    super(message);
    this.platform = platform;
    this.operation = operation;
  }

  /** All facts of the error, for logs: JSON would leave out the message. */
  toJSON(): Readonly<Record<string, unknown>> {
    return { name: this.name, message: this.message, ...(this as object) };
  }
}

/** Who was asked for what. */
export interface Asked {
  readonly platform?: string | undefined;
  readonly operation?: string | undefined;
}

/** `acme orders`: how messages begin. */
export function nameOf({ platform, operation }: Asked): string {
  return [platform, operation].filter((name) => name !== undefined).join(" ") || "the request";
}
