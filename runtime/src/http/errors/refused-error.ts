import { type SettingFacts, describeSetting } from "./setting-error.js";
import { type Asked, TagsmithError, nameOf } from "./tagsmith-error.js";
import { describeFields } from "./vendor-error.js";

/** The platform refused the credentials. It repeats which settings they are and where they are found. */
export class RefusedError extends TagsmithError {
  override readonly name = "RefusedError";
  /** Without query and secrets. */
  readonly url: string;
  readonly status: number;
  /** What the error answer says, by the names of the spec. */
  readonly fields: Readonly<Record<string, string>>;
  /** The settings that prove who asks. */
  readonly settings: readonly RefusedSetting[];

  constructor(facts: RefusedFacts) {
    const named = facts.settings.map((setting) => `\n  ${setting.setting}${describeSetting(setting)}`).join("");
    const check = named === "" ? "" : `; check these settings:${named}`;
    super(
      `${nameOf(facts)}: the platform refused the credentials (${facts.url}, status ${facts.status})${describeFields(facts.fields)}${check}`,
      facts,
    );
    this.url = facts.url;
    this.status = facts.status;
    this.fields = facts.fields;
    this.settings = facts.settings;
  }
}

export type RefusedSetting = Pick<SettingFacts, "setting" | "example" | "found">;

export interface RefusedFacts extends Asked {
  readonly url: string;
  readonly status: number;
  readonly fields: Readonly<Record<string, string>>;
  readonly settings: readonly RefusedSetting[];
}
