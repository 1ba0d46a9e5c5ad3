import { invalid } from "../codec.js";
import { writeValue } from "../http/settings.js";
import type { ClientTable, SettingTable } from "../http/table.js";
import { sampleLeaf } from "./leaf.js";
import { personFrom } from "./person.js";
import { randomFrom } from "./random.js";

/** The settings that a mock accepts: those given, else defaults and examples, else something made up. */
export function settingsOf({ platform, settings, operations }: ClientTable, given: object): Record<string, unknown> {
  const own = given as Readonly<Record<string, unknown>>;
  // A document is the body itself, unless somebody wants it in a field.
  const isField = (name: string): boolean => operations.some(({ body }) => body?.fieldSetting === name);
  return Object.fromEntries(
    settings
      .filter(({ name, optional }) => own[name] !== undefined || !optional || !isField(name))
      .map((setting) => [setting.name, own[setting.name] ?? setting.default ?? madeUp(platform, setting)]),
  );
}

/** The same settings, with all that are URLs leading to another origin. */
export function settingsAt(
  { settings }: ClientTable,
  values: Readonly<Record<string, unknown>>,
  origin: string,
): Record<string, unknown> {
  const urls = settings.filter(({ type }) => type.name === "url" || type.name === "xs:anyURI").map(({ name }) => name);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (!urls.includes(name) || typeof value !== "string" || !URL.canParse(value)) return [name, value];
      const { pathname, search } = new URL(value);
      // A base of its own needs no slash at its end.
      return [name, `${origin}${pathname === "/" && !value.endsWith("/") ? "" : pathname}${search}`];
    }),
  );
}

function madeUp(platform: string, { name, type, example, secret }: SettingTable): unknown {
  const random = randomFrom(`${platform}/${name}`);
  const candidates = [
    example,
    secret ? `mock-${random.whole(100_000, 999_999)}` : undefined,
    `https://${platform}.example`,
  ];
  for (const text of candidates) {
    if (text === undefined || (text === candidates[2] && type.name !== "url")) continue;
    if (writeValue(type, text) !== invalid) return text;
    const read: unknown = type.read(text);
    if (read !== invalid) return read;
  }
  const person = personFrom(random);
  const sampling = { random, person, time: 0, key: "1", version: undefined, owner: "", isTop: false, isPlain: true };
  return sampleLeaf(type, name, sampling);
}
