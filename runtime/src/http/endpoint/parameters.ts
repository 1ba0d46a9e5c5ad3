import { type Codec, invalid } from "../../codec.js";
import { describeValue } from "../settings.js";
import { mask } from "../secrets.js";
import type { ParameterTable } from "../table.js";
import type { Received } from "./received.js";
import { Refusal } from "./refusal.js";

/** The values of the parameters, by their properties; what is wrong is said to the caller, one parameter a line. */
export async function readReceived(
  tables: readonly ParameterTable[],
  received: Received,
  secrets: ReadonlySet<string>,
): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  const wrong: string[] = [];
  for (const table of tables) {
    const given = await textsOf(table, received);
    const value = valueOf(table, given);
    if (value !== invalid) values[table.as] = value;
    else wrong.push(describe(table, given, secrets));
  }
  if (wrong.length > 0) throw new Refusal(400, wrong.join("\n"));
  return values;
}

async function textsOf({ in: location, name }: ParameterTable, received: Received): Promise<readonly string[]> {
  if (location === "query") return received.query.all(name);
  if (location === "form") return (await received.form()).all(name);
  const header = location === "header" ? received.headers.get(name) : null;
  return header === null ? [] : [header];
}

function valueOf(table: ParameterTable, given: readonly string[]): unknown {
  const values = given.map((text) => readText(table.type, text));
  if (table.repeated) return values.includes(invalid) || (values.length === 0 && !table.optional) ? invalid : values;
  if (new Set(given).size > 1) return invalid;
  const isMissing = given.length === 0 || (given[0] === "" && values[0] === invalid);
  if (!isMissing) return values[0];
  if (table.default !== undefined) return table.default;
  return table.optional ? undefined : invalid;
}

/** The value of a text as codecs expect it. */
export function readText(type: Codec<unknown>, text: string): unknown {
  return type.read(type.keepsSpace ? text : text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ""));
}

function describe(table: ParameterTable, given: readonly string[], secrets: ReadonlySet<string>): string {
  const expected = table.type.expected;
  return `${table.name}: expected ${expected} but received ${received(table, given, secrets)}`;
}

function received(table: ParameterTable, given: readonly string[], secrets: ReadonlySet<string>): string {
  const different = [...new Set(given)];
  if (different.length === 0) return "nothing";
  if (table.secret) return "a secret value";
  if (table.personal) return "a personal value";
  // Masked before it is cut off, since half of a secret is not found any more.
  return different.map((text) => describeValue(mask(text, secrets))).join(" and ");
}
