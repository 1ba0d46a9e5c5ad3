import * as codecKinds from "../codec-kinds.js";
import { type Codec, invalid } from "../codec.js";
import { joinWords, quoteWord } from "../values/words.js";
import { SettingError } from "./errors/setting-error.js";
import type { ClientTable, SettingTable } from "./table.js";

/** What the user gave, as written on the wire, by the names of the settings. */
export interface Settings {
  readonly values: Readonly<Record<string, string>>;
  /** The values that must not be shown. */
  readonly secrets: ReadonlySet<string>;
}

/** Checks what the user gave; a setting that is missing or wrong throws a `SettingError` that says where it is found. */
export function readSettings(table: Pick<ClientTable, "platform" | "settings">, given: object): Settings {
  const values: Record<string, string> = {};
  const secrets = new Set<string>();
  const unknown = Object.keys(given).find((name) => !table.settings.some((setting) => setting.name === name));
  if (unknown !== undefined) {
    const known = table.settings.map(({ name }) => name).join(", ");
    throw new SettingError({ platform: table.platform, setting: unknown, reason: `is unknown; there are ${known}` });
  }
  for (const setting of table.settings) {
    const value = (given as Readonly<Record<string, unknown>>)[setting.name] ?? setting.default;
    if (value === undefined) {
      if (setting.optional) continue;
      throw missingSetting(table.platform, setting);
    }
    const text = writeValue(setting.type, value);
    if (text === invalid)
      throw new SettingError({ ...factsOf(table.platform, setting), reason: wrong(setting, value) });
    values[setting.name] = text;
    if (setting.secret && text !== "") secrets.add(text);
  }
  return { values, secrets };
}

/** The error about a setting that nobody gave. */
export function missingSetting(platform: string, setting: SettingTable): SettingError {
  return new SettingError(factsOf(platform, setting));
}

/** A value in its canonical spelling, whatever its type in JavaScript; `invalid` where it is none. */
export function writeValue(type: Codec<unknown>, value: unknown): string | typeof invalid {
  try {
    return type.write(value);
  } catch {
    // A codec may rely on the type of the value, which a caller without TypeScript can break.
    return invalid;
  }
}

/** What a caller has to give, in words. The words of a codec say what stands on the wire. */
export function expectedOf({ kind, name, expected, detail }: Codec<unknown>): string {
  const { alternatives, property, item } = detail;
  if (kind === codecKinds.instant || kind === codecKinds.unixTime) return "a Date";
  if (name === "union" && alternatives) return joinWords(alternatives.map(expectedOf), "or");
  if (name === "named" && item) return `{ ${property}: ${expectedOf(item)} }`;
  if (name === "negated" && item) return expectedOf(item);
  if (kind !== codecKinds.enumeration || !detail.words || detail.open || detail.words.length > 12) return expected;
  return `one of ${detail.words.map(([, word]) => quoteWord(String(word))).join(", ")}`;
}

/** A value as messages show it. */
export function describeValue(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "string") return JSON.stringify(value.length > 100 ? `${value.slice(0, 100)}...` : value);
  if (typeof value === "bigint") return `${value}n`;
  if (value === null || typeof value === "number" || typeof value === "boolean") return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "an invalid Date" : value.toISOString();
  return Array.isArray(value) ? "an array" : `a value of the type ${typeof value}`;
}

function wrong(setting: SettingTable, value: unknown): string {
  const received = setting.secret ? "a secret value" : describeValue(value);
  return `cannot be used: expected ${expectedOf(setting.type)} but received ${received}`;
}

function factsOf(platform: string, setting: SettingTable): ConstructorParameters<typeof SettingError>[0] {
  return { platform, setting: setting.name, example: setting.example, found: setting.found };
}
