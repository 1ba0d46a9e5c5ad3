import type { OperationTable } from "@tagsmith/runtime/http";
import { Failure } from "../disk/failure.js";
import { nearest } from "../problems/nearest.js";
import { type Entries, entriesOf, entryOf } from "./entries.js";
import { type Leaf, leafOf, valueOfLeaf } from "./leaf-words.js";
import { pairOf, valueOfWord } from "./words.js";

/**
 * The parameters of an operation from words such as `minId=1962`. A name is the property or what stands on the wire; one
 * that can be repeated is given several times; leaves and lists right in the document that is sent are named as parameters
 * are, and an entry of such a list is written as `rules=total greater 9.90`.
 */
export function parametersOf(
  platform: string,
  operation: OperationTable,
  words: readonly string[],
): Readonly<Record<string, unknown>> {
  const given: Record<string, unknown> = {};
  const document: Record<string, unknown> = {};
  const { leaves, lists } = membersOf(operation);
  for (const word of words) {
    const [name, text] = pairOf("--param", word);
    const isIt = (each: { readonly name: string; readonly as: string }): boolean =>
      each.as === name || each.name === name;
    const once = (values: Readonly<Record<string, unknown>>, as: string): void => {
      if (Object.hasOwn(values, as)) throw new Failure(`${platform} ${operation.name}: ${as} is given twice`);
    };
    const parameter = operation.parameters.find(isIt);
    const leaf = leaves.find(isIt);
    const list = lists.find(isIt);
    if (parameter?.repeated === true) {
      given[parameter.as] = [...itemsIn(given, parameter.as), valueOfWord(parameter.type, text)];
    } else if (parameter !== undefined) {
      once(given, parameter.as);
      given[parameter.as] = valueOfWord(parameter.type, text);
    } else if (leaf !== undefined) {
      once(document, leaf.as);
      document[leaf.as] = valueOfLeaf(leaf, text, { platform, operation: operation.name, parameter: leaf.as });
    } else if (list !== undefined) {
      const asked = { platform, operation: operation.name, parameter: list.as };
      document[list.as] = [...itemsIn(document, list.as), entryOf(list, text, asked)];
    } else {
      throw unknownParameter(platform, operation, name, [...leaves, ...lists]);
    }
  }
  return Object.keys(document).length > 0 ? { ...given, [operation.body?.as ?? "body"]: document } : given;
}

function itemsIn(values: Readonly<Record<string, unknown>>, as: string): readonly unknown[] {
  return (values[as] as readonly unknown[] | undefined) ?? [];
}

/** What stands right in the document that is sent: what holds one value each, and the lists whose entries are words. */
function membersOf({ body }: OperationTable): { readonly leaves: readonly Leaf[]; readonly lists: readonly Entries[] } {
  const members = body?.document().type().members ?? [];
  return { leaves: members.flatMap(leafOf), lists: members.flatMap(entriesOf) };
}

function unknownParameter(
  platform: string,
  { name: operation, parameters }: OperationTable,
  name: string,
  others: readonly { readonly as: string }[],
): Failure {
  const names = [...parameters, ...others].map(({ as }) => as);
  const near = nearest(name, names);
  const all = names.length === 0 ? "It has none" : `There are: ${[...new Set(names)].join(", ")}`;
  return new Failure(
    `${platform} ${operation} has no parameter ${JSON.stringify(name)}`,
    near === undefined ? all : `Did you mean ${near}?`,
  );
}
