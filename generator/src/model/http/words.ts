import { type ScalarNode, textOf } from "../../load/node.js";
import { quote } from "../../problems/problems.js";
import { type Scope, namesIn } from "../expressions.js";
import type { Expression } from "../roles.js";
import type { RolesBuilding } from "./building.js";
import { readExpression } from "./requests.js";

/** One of a few words, or an expression that says one: the settings that it names can have no other. */
export function readWord(
  scalar: ScalarNode,
  words: readonly string[],
  scope: Scope,
  building: RolesBuilding,
): Expression | undefined {
  const text = textOf(scalar);
  if (!text.startsWith("=")) {
    if (words.includes(text)) return { kind: "string", value: text, place: scalar.place };
    const expected = `${words.join(" or ")}, or = and an expression that says one of them`;
    building.problems.add("type", scalar.place, expected, quote(text));
    return undefined;
  }
  const expression = readExpression(scalar, "text", scope, building);
  for (const { name, place } of expression === undefined ? [] : namesIn(expression)) {
    const setting = building.settings.find((each) => each.name === name);
    if (setting === undefined) continue;
    const { scalar: kind } = setting.type;
    const fits = kind.kind === "enumeration" && !kind.open && kind.words.every(({ wire }) => words.includes(wire));
    if (!fits || (setting.optional && setting.type.default === undefined))
      building.problems.add("type", place, `a setting whose words are ${words.join(" and ")}`, quote(name));
  }
  return expression;
}
