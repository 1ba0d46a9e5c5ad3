import { tableOf } from "../contract.js";
import { readParameters } from "./parameters.js";
import { type RequestContext, scopeOf } from "./scope.js";
import { readSettings } from "./settings.js";
import type { FunctionTable } from "./table.js";
import { textOf } from "./value.js";

/**
 * What a helper of a platform gives, such as the signature of a link. A parameter that is not given is the empty text.
 *
 * @throws SettingError, ParameterError
 */
export async function callFunction(
  table: () => FunctionTable,
  settings: object,
  parameters: object = {},
  context: RequestContext = {},
): Promise<string> {
  const { platform, name, settings: named, parameters: known, computed, value } = tableOf(table);
  const given = readParameters(platform, { name, parameters: known }, parameters);
  const values = new Map<string, unknown>(known.map((parameter) => [parameter.name, ""]));
  for (const { table: parameter, text } of given) values.set(parameter.name, text);
  const scope = scopeOf(readSettings({ platform, settings: named }, settings), context, values);
  const now = String(Math.floor(scope.now() / 1000));
  for (const word of ["now", "timestamp"]) if (!values.has(word)) values.set(word, now);
  for (const part of computed) values.set(part.name, await part.value.evaluate(scope));
  return textOf(await value.evaluate(scope));
}
