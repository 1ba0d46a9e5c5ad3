import type { Platform } from "../model/model.js";
import type { Problems } from "../problems/problems.js";
import { duplicateMembers } from "./duplicate-members.js";
import { duplicateProperties } from "./duplicate-properties.js";
import { endlessRecursion } from "./endless-recursion.js";
import { moduleNames } from "./module-names.js";
import { occurrences } from "./occurrences.js";
import { prefixes } from "./prefixes.js";
import { references } from "./references.js";
import type { Rule } from "./rule.js";
import { secretPaths } from "./secret-paths.js";
import { textBesideElements } from "./text-beside-elements.js";
import { typeNames } from "./type-names.js";
import { unusedSettings } from "./unused-settings.js";
import { unusedTypes } from "./unused-types.js";
import { versionRules } from "./version-rules.js";
import { wildcards } from "./wildcards.js";
import { wrapperOrder } from "./wrapper-order.js";

/** Holds the model of a platform against all rules; each is a file of its own. */
export function checkPlatform(platform: Platform, problems: Problems): void {
  for (const rule of rules) rule(platform, problems);
}

const rules: readonly Rule[] = [
  typeNames,
  moduleNames,
  prefixes,
  duplicateProperties,
  duplicateMembers,
  wrapperOrder,
  wildcards,
  textBesideElements,
  occurrences,
  references,
  endlessRecursion,
  versionRules,
  secretPaths,
  unusedTypes,
  unusedSettings,
];
