import { type MapNode, type ScalarNode, scalarAt, textOf } from "../../load/node.js";
import { parsePathTemplate } from "../../notation/expression.js";
import { quote } from "../../problems/problems.js";
import { accept } from "../building.js";
import { type Scope, typed } from "../expressions.js";
import type { Expression } from "../roles.js";
import type { RolesBuilding } from "./building.js";
import { type RequestParts, readExpression } from "./requests.js";

/** The method of a request and its scalar, the path; the frame has proved that there is one. */
export function methodOf(map: MapNode): { method: Method; scalar: ScalarNode } | undefined {
  for (const method of methods) {
    const scalar = scalarAt(map, method);
    if (scalar !== undefined) return { method, scalar };
  }
  return undefined;
}

type Method = (typeof methods)[number];

const methods = ["GET", "POST", "PUT", "DELETE"] as const;

/** A URL that stands for itself, or an expression such as the name of a setting. */
export function readUrl(scalar: ScalarNode, scope: Scope, building: RolesBuilding): Expression | undefined {
  const text = textOf(scalar);
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return readExpression(scalar, "text", scope, building);
  if (!URL.canParse(text)) building.problems.add("type", scalar.place, "a URL", quote(text));
  return { kind: "string", value: text, place: scalar.place };
}

/** The path of an operation: text with names in braces, or an expression. */
export function readPath(
  scalar: ScalarNode,
  { scope, parameters }: RequestParts,
  building: RolesBuilding,
): Expression | undefined {
  const text = textOf(scalar);
  if (text.startsWith("=")) return readExpression(scalar, "text", scope, building);
  const syntax = accept(parsePathTemplate(text), scalar, building);
  for (const { location, name, place } of parameters) {
    if (location !== "path") continue;
    if (!text.includes(`{${name}}`))
      building.problems.add("expression", place, `{${name}} in the path ${quote(text)}`, "a path without it");
  }
  return syntax && typed(syntax, "text", scalar, scope, building);
}
