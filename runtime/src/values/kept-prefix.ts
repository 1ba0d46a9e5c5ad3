import { xmlnsNamespace } from "../reader/spelling.js";
import type { State } from "../reader/state.js";
import type { UnknownContent } from "../unknown.js";

/**
 * The prefix by which a name in a value is written: that of the table for its namespace; else one that nothing else has where
 * it is declared, `on` an element below the record or on its own, for which the record keeps what it means at `slot`.
 */
export function keptPrefix(
  { table, values }: State,
  slot: number,
  wanted: string,
  namespace: string,
  on: string | undefined,
): string {
  const spaces = table.namespaces ?? {};
  const ofTable = Object.keys(spaces).find((each) => spaces[each] === namespace);
  if (ofTable !== undefined) return ofTable;
  const kept = (values[slot] ?? []) as readonly UnknownContent[];
  const own = kept.flatMap((each) =>
    "attribute" in each && each.namespace === xmlnsNamespace && each.on === on ? [each] : [],
  );
  const prefixOf = (attribute: string): string => attribute.slice("xmlns:".length);
  const known = own.find(({ value }) => value === namespace);
  if (known !== undefined) return prefixOf(known.attribute);
  const taken = [...Object.keys(spaces), ...own.map(({ attribute }) => prefixOf(attribute))];
  let free = wanted;
  for (let number = 2; taken.includes(free); number++) free = `${wanted}${number}`;
  const declaration: UnknownContent = {
    attribute: `xmlns:${free}`,
    value: namespace,
    namespace: xmlnsNamespace,
    ...(on === undefined ? {} : { on }),
  };
  values[slot] = [...kept, declaration];
  return free;
}
