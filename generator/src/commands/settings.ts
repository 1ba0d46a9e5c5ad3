import { parseEnv } from "node:util";
import type { SettingTable } from "@tagsmith/runtime/http";
import { Failure } from "../disk/failure.js";
import { readBytes } from "../disk/specs.js";
import { nearest } from "../problems/nearest.js";
import { pairOf, valueOfWord } from "./words.js";

/** Where the settings of a run come from. */
export interface SettingSources {
  /** `name=value` each; they count before all others. */
  readonly set: readonly string[];
  /** Files of lines such as `TAGSMITH_ACME_API_KEY=...`; the last counts first, and all before the environment. */
  readonly env: readonly string[];
}

/** The settings of a role, and the platform that it belongs to. */
export interface NeededSettings {
  readonly platform: string;
  readonly settings: readonly SettingTable[];
}

/**
 * The settings that a role needs, as its functions take them. One that is missing or called otherwise stops the command;
 * the words say what it looks like and where it is found, and hold no value of a secret one. `known` are all settings of
 * the platform: a file may hold those of other roles.
 */
export function settingsFor(
  { platform, settings }: NeededSettings,
  { set, env }: SettingSources,
  known: readonly { readonly name: string }[],
): Readonly<Record<string, unknown>> {
  const given = givenSettings({ platform, settings }, { set, env }, known);
  const missing = settings.filter((setting) => !Object.hasOwn(given, setting.name) && isRequired(setting));
  if (missing.length > 0) throw missingSettings(platform, missing);
  return given;
}

/** As `settingsFor`, of a role that makes up what nobody gives. */
export function givenSettings(
  { platform, settings }: NeededSettings,
  { set, env }: SettingSources,
  known: readonly { readonly name: string }[],
): Readonly<Record<string, unknown>> {
  const texts = new Map<string, string>();
  const files = env.map((file) => ({ file, words: wordsOf(file) }));
  for (const { file, words } of files) refuseUnknown(file, platform, Object.keys(words), known);
  for (const { name } of settings) {
    const variable = variableOf(platform, name);
    const text = files.findLast(({ words }) => words[variable] !== undefined)?.words[variable] ?? process.env[variable];
    if (text !== undefined) texts.set(name, text);
  }
  for (const word of set) {
    const [name, text] = pairOf("--set", word);
    if (!settings.some((setting) => setting.name === name))
      throw new Failure(`${platform} has no setting ${JSON.stringify(name)} here`, hintOf(name, settings));
    texts.set(name, text);
  }
  return Object.fromEntries(
    settings.flatMap(({ name, type }) => {
      const text = texts.get(name);
      return text === undefined ? [] : [[name, valueOfWord(type, text)]];
    }),
  );
}

/** How a setting is called in the environment: `TAGSMITH_ACME_STORE_API_KEY`. */
export function variableOf(platform: string, setting: string): string {
  const words = setting.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1_$2");
  return `TAGSMITH_${platform}_${words}`.replaceAll(/[^\p{L}\p{N}]+/gu, "_").toUpperCase();
}

function isRequired({ optional, default: usual }: SettingTable): boolean {
  return optional !== true && usual === undefined;
}

function missingSettings(platform: string, missing: readonly SettingTable[]): Failure {
  const lines = missing.map(({ name, example, found }) => {
    const looks = example === undefined ? "" : `; it looks like ${example}`;
    return `the setting ${name} is missing${looks}${found === undefined ? "" : `; found at: ${found}`}`;
  });
  const [first] = missing;
  const name = first?.name ?? "";
  return new Failure(
    `${platform}: ${lines.join(`\n${" ".repeat("tagsmith: ".length)}${platform}: `)}`,
    `Give it as --set ${name}=..., or as ${variableOf(platform, name)} in the environment or in a file for --env`,
  );
}

function wordsOf(file: string): Readonly<Record<string, string | undefined>> {
  return parseEnv(new TextDecoder().decode(readBytes(file)));
}

function refuseUnknown(
  file: string,
  platform: string,
  words: readonly string[],
  known: readonly { readonly name: string }[],
): void {
  const start = variableOf(platform, "");
  const variables = known.map(({ name }) => variableOf(platform, name));
  const unknown = words.find((word) => word.startsWith(start) && !variables.includes(word));
  if (unknown === undefined) return;
  const near = nearest(unknown, variables);
  throw new Failure(
    `${file}: ${platform} has no setting for ${unknown}`,
    near === undefined ? `There are: ${variables.join(", ")}` : `Did you mean ${near}?`,
  );
}

function hintOf(name: string, settings: readonly SettingTable[]): string {
  const names = settings.map((setting) => setting.name);
  const near = nearest(name, names);
  return near === undefined ? `There are: ${names.join(", ")}` : `Did you mean ${near}?`;
}
