import type { OperationTable } from "@tagsmith/runtime/http";
import { Failure } from "../disk/failure.js";
import { nearest } from "../problems/nearest.js";
import { pairOf, valueOfWord } from "./words.js";

/**
 * The parameters of an operation from words such as `minId=1962`. A name is the property or what stands on the wire; one
 * that can be repeated is given several times; leaves right in the document that is sent are named as parameters are.
 */
export function parametersOf(
  platform: string,
  operation: OperationTable,
  words: readonly string[],
): Readonly<Record<string, unknown>> {
  const given: Record<string, unknown> = {};
  const document: Record<string, unknown> = {};
  const leaves = leavesOf(operation);
  for (const word of words) {
    const [name, text] = pairOf("--param", word);
    const isIt = (each: { readonly name: string; readonly as: string }): boolean =>
      each.as === name || each.name === name;
    const parameter = operation.parameters.find(isIt);
    const leaf = leaves.find(isIt);
    if (parameter?.repeated === true) {
      const before = given[parameter.as] as readonly unknown[] | undefined;
      given[parameter.as] = [...(before ?? []), valueOfWord(parameter.type, text)];
    } else if (parameter !== undefined) {
      given[parameter.as] = valueOfWord(parameter.type, text);
    } else if (leaf !== undefined) {
      document[leaf.as] = valueOfWord(leaf.type, text);
    } else {
      throw unknownParameter(platform, operation, name, leaves);
    }
  }
  return Object.keys(document).length > 0 ? { ...given, [operation.body?.as ?? "body"]: document } : given;
}

type Leaf = Pick<OperationTable["parameters"][number], "name" | "as" | "type">;

/** The attributes and elements of the document that is sent which hold one value each. */
function leavesOf({ body }: OperationTable): readonly Leaf[] {
  return (body?.document().type().members ?? []).flatMap(({ xml, as, type, number }): Leaf[] => {
    const names = typeof xml === "string" ? [xml] : (xml ?? []);
    const isOne = "read" in type && (number === undefined || number === "?");
    return isOne ? names.map((name) => ({ name: name.replace("@", ""), as, type })) : [];
  });
}

function unknownParameter(
  platform: string,
  { name: operation, parameters }: OperationTable,
  name: string,
  leaves: readonly Leaf[],
): Failure {
  const names = [...parameters, ...leaves].map(({ as }) => as);
  const near = nearest(name, names);
  const all = names.length === 0 ? "It has none" : `There are: ${[...new Set(names)].join(", ")}`;
  return new Failure(
    `${platform} ${operation} has no parameter ${JSON.stringify(name)}`,
    near === undefined ? all : `Did you mean ${near}?`,
  );
}
