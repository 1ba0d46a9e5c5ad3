import { tableOf } from "../../contract.js";
import { invalid } from "../../codec.js";
import type { EndpointTable } from "../endpoint-table.js";
import { at } from "../expressions/names.js";
import { type Settings, readSettings } from "../settings.js";

/**
 * Says what an item means on the caller's side: the first word of the spec whose condition holds, or nothing where none
 * does. Of the settings only those that hold lists of words are asked for.
 *
 * @throws SettingError
 */
export function classifier(
  table: () => EndpointTable,
  operation: string,
  settings: object = {},
): (item: unknown) => string | undefined {
  const { platform, settings: known, operations } = tableOf(table);
  const each = operations.find(({ name }) => name === operation)?.each;
  if (!each) throw new TypeError(`${platform} says nothing about what the items of ${JSON.stringify(operation)} mean`);
  const names = each.words.flatMap(({ setting }) => setting ?? []);
  const used = known.filter(({ name }) => names.includes(name));
  const given = Object.entries(settings).filter(([name]) => names.includes(name));
  const read = readSettings({ platform, settings: used }, Object.fromEntries(given));
  const words = each.words.map(({ word, property, in: listed, setting }) => ({
    word,
    property,
    values:
      listed ?? (setting === undefined ? [] : listOf(read, used.find(({ name }) => name === setting)?.type, setting)),
  }));
  return (item) =>
    words.find(({ property, values }) => property === undefined || values.includes(String(at(item, property))))?.word;
}

function listOf(
  { values }: Settings,
  type: { readonly read: (text: string) => unknown } | undefined,
  setting: string,
): readonly string[] {
  const text = values[setting];
  const list: unknown = text === undefined || !type ? invalid : type.read(text);
  return Array.isArray(list) ? list.map(String) : text === undefined ? [] : [text];
}
