import type { Platform } from "../model/model.js";
import type { Problems } from "../problems/problems.js";

/** A rule: reports what breaks it. */
export type Rule = (platform: Platform, problems: Problems) => void;
