import { type Asked, TagsmithError, nameOf } from "./tagsmith-error.js";

/** A setting is missing, cannot be used, or must not be sent to where the request would go. */
export class SettingError extends TagsmithError {
  override readonly name = "SettingError";
  readonly setting: string;
  /** What it looks like. */
  readonly example: string | undefined;
  /** Where in the vendor's back office it is found. */
  readonly found: string | undefined;

  constructor(facts: SettingFacts) {
    const wrong = facts.reason ?? "is missing";
    super(`${nameOf(facts)}: the setting ${facts.setting} ${wrong}${describeSetting(facts)}`, facts);
    this.setting = facts.setting;
    this.example = facts.example;
    this.found = facts.found;
  }
}

export interface SettingFacts extends Asked {
  readonly setting: string;
  /** What is wrong, after the name of the setting. */
  readonly reason?: string;
  readonly example?: string | undefined;
  readonly found?: string | undefined;
}

/** `; it looks like 354dsg43652; found at: Account > API`. */
export function describeSetting({ example, found }: Pick<SettingFacts, "example" | "found">): string {
  return `${example === undefined ? "" : `; it looks like ${example}`}${found === undefined ? "" : `; found at: ${found}`}`;
}
