import { invalid } from "../codec.js";
import { base64 } from "../values/base64.js";
import { isSameSecret } from "./authentication-compare.js";
import type { AuthenticationTable } from "./endpoint-table.js";
import type { Received } from "./endpoint/received.js";
import { SettingError } from "./errors/setting-error.js";

/**
 * Whether a request proves in any of the ways who sent it. All ways and all of their parts are looked at, whatever the
 * first of them says.
 */
export async function isAuthentic(
  ways: readonly AuthenticationTable[],
  received: Received,
  settings: Readonly<Record<string, string>>,
): Promise<boolean> {
  let found = ways.length === 0;
  for (const way of ways) {
    const proven =
      way.kind === "basic" ? await isBasic(way, received, settings) : await hasFields(way, received, settings);
    found = proven || found;
  }
  return found;
}

/** What a caller without credentials is told to bring: https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1. */
export function challengeOf(ways: readonly AuthenticationTable[], realm: string): string {
  const isBasicAccepted = ways.some(({ kind }) => kind === "basic");
  return isBasicAccepted ? `Basic realm="${realm}", charset="UTF-8"` : `Fields realm="${realm}"`;
}

/** An empty secret would let everyone in. */
export function checkCredentials(
  platform: string,
  ways: readonly AuthenticationTable[],
  settings: Readonly<Record<string, string>>,
): void {
  const names = ways.flatMap((way) =>
    way.kind === "basic" ? [way.user, way.password] : way.fields.map(([, setting]) => setting),
  );
  const empty = names.find((name) => (settings[name] ?? "") === "");
  if (empty !== undefined)
    throw new SettingError({ platform, setting: empty, reason: "is empty: everyone could come in" });
}

/** https://www.rfc-editor.org/rfc/rfc7617: the name ends at the first colon, and both are in UTF-8. */
async function isBasic(
  { user, password }: Extract<AuthenticationTable, { kind: "basic" }>,
  { headers }: Received,
  settings: Readonly<Record<string, string>>,
): Promise<boolean> {
  const token = /^basic +([^ ]+) *$/i.exec(headers.get("authorization") ?? "")?.[1];
  const given = token === undefined ? invalid : base64.read(token);
  const expected = `${settings[user] ?? ""}:${settings[password] ?? ""}`;
  // Nothing is never the same: at least the colon is expected.
  return isSameSecret(given === invalid ? "" : given, expected);
}

async function hasFields(
  { in: location, fields }: Extract<AuthenticationTable, { kind: "fields" }>,
  received: Received,
  settings: Readonly<Record<string, string>>,
): Promise<boolean> {
  const form = location === "form" ? await received.form() : undefined;
  let isRight = true;
  for (const [name, setting] of fields) {
    const given = location === "header" ? [received.headers.get(name)] : (form ?? received.query).all(name);
    // Two values of one name: which of them counts would be a guess.
    const isSame = await isSameSecret(given.length === 1 ? (given[0] ?? "") : "", settings[setting] ?? "");
    isRight = isSame && isRight;
  }
  return isRight;
}
