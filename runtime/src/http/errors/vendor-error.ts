import { type Asked, TagsmithError, nameOf } from "./tagsmith-error.js";

/** The platform answered with an error of its own. */
export class VendorError extends TagsmithError {
  override readonly name = "VendorError";
  /** What the spec calls this error. */
  readonly error: string;
  /** What the error answer says, by the names of the spec. */
  readonly fields: Readonly<Record<string, string>>;
  readonly status: number;

  constructor(facts: VendorFacts) {
    super(
      `${nameOf(facts)}: the platform answered with the error \`${facts.error}\`${describeFields(facts.fields)}`,
      facts,
    );
    this.error = facts.error;
    this.fields = facts.fields;
    this.status = facts.status;
  }
}

export interface VendorFacts extends Asked {
  readonly error: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly status: number;
}

/** `: id 5, name "no such id"`. */
export function describeFields(fields: Readonly<Record<string, string>>): string {
  const parts = Object.entries(fields)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  return parts.length === 0 ? "" : `: ${parts.join(", ")}`;
}
