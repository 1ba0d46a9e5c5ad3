import type { WebhookTable } from "@tagsmith/runtime/webhook";
import { Failure } from "../disk/failure.js";
import type { Platform } from "../model/model.js";
import { type SettingSources, settingsFor } from "./settings.js";

/** Where the settings of a webhook come from. */
export interface WebhookSettingSources extends SettingSources {
  /** The variable of the environment that has the key, however it is called. */
  readonly keyEnv: string | undefined;
}

/** The settings of a webhook; the key may be in a variable of any name, since nobody wants it in the list of processes. */
export function webhookSettings(
  platform: Platform,
  table: WebhookTable,
  { keyEnv, set, env }: WebhookSettingSources,
): Readonly<Record<string, unknown>> {
  if (keyEnv === undefined) return settingsFor(table, { set, env }, platform.settings);
  const [key, ...others] = table.settings.filter(({ secret }) => secret);
  if (key === undefined || others.length > 0)
    throw new Failure(`${platform.name} has no setting that is the key`, "Give its settings with --set or --env");
  const value = process.env[keyEnv];
  if (value === undefined || value === "") {
    const found = key.found === undefined ? "" : `; found at: ${key.found}`;
    throw new Failure(`the environment has no variable ${keyEnv} with the setting ${key.name}${found}`);
  }
  return settingsFor(table, { set: [...set, `${key.name}=${value}`], env }, platform.settings);
}
