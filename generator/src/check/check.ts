import type { Platform } from "../model/model.js";
import type { Problems } from "../problems/problems.js";

/** Holds the model of a platform against all rules; each is a file of its own. */
export function checkPlatform(platform: Platform, problems: Problems): void {
  for (const rule of rules) rule(platform, problems);
}

/** A rule: reports what breaks it. */
export type Rule = (platform: Platform, problems: Problems) => void;

const rules: readonly Rule[] = [];
