import { type MapNode, type ScalarNode, mapAt, textOf } from "../../load/node.js";
import { parseComputed } from "../../notation/expression.js";
import { parseParameterKey } from "../../notation/key.js";
import type { Place } from "../../problems/place.js";
import { quote } from "../../problems/problems.js";
import { accept, documentationOf, unknownName } from "../building.js";
import { type Scope, check, typed, valueTypeOf } from "../expressions.js";
import type { ValueType } from "../functions.js";
import { readLeafType } from "../leaf.js";
import { isPropertyName, propertyOf } from "../names.js";
import type { Computed, Expression, Location, Parameter } from "../roles.js";
import { type RolesBuilding, settingNames, textEntries } from "./building.js";
import { readWord } from "./words.js";

/** The parts of a request: what the caller gives, and what is computed. */
export interface RequestParts {
  readonly parameters: readonly Parameter[];
  readonly computed: readonly Computed[];
  /** Settings, parameters and `let`: what expressions in this request may name. */
  readonly scope: Scope;
}

const locations = ["path", "query", "form", "header"] as const satisfies readonly Location[];

/** Reads `let`, `query`, `form`, `header` and `path`; `known` are the names from outside. */
export function readRequest(
  map: MapNode,
  known: ReadonlyMap<string, ValueType>,
  building: RolesBuilding,
): RequestParts {
  const parameters = placed(
    map,
    locations.flatMap((location) =>
      entriesAt(map, location)
        .filter(({ value }) => !isComputed(value))
        .flatMap((entry) => readParameter(entry, location, building) ?? []),
    ),
    building,
  );
  reportTwins(parameters, building);
  checkNames(parameters, building);
  const names = new Map([...known, ...parameters.map(({ name, leaf }) => [name, valueTypeOf(leaf)] as const)]);
  const computed = readLet(mapAt(map, "let"), names, building);
  const scope: Scope = { names };
  for (const location of locations)
    for (const { key, value } of entriesAt(map, location)) {
      if (!isComputed(value)) continue;
      const found = readExpression(value, "text", scope, building);
      if (found !== undefined) computed.push({ name: textOf(key), location, value: found, place: key.place });
    }
  return { parameters, computed, scope };
}

/** Parameters that stand where a setting says. */
function placed(map: MapNode, parameters: readonly Parameter[], building: RolesBuilding): Parameter[] {
  const at = textEntries(mapAt(map, "at")).flatMap(({ name, key, value }) => {
    const known = parameters.filter(({ location }) => location === "query" || location === "form");
    if (!known.some((each) => each.name === name))
      unknownName(
        building,
        key.place,
        "a parameter of the query or the form",
        name,
        known.map((each) => each.name),
      );
    const expression = readWord(value, ["query", "form"], { names: settingNames(building) }, building);
    return expression === undefined ? [] : [[name, expression] as const];
  });
  const chosen = new Map(at);
  return parameters.map((parameter) => {
    const found = chosen.get(parameter.name);
    return found === undefined ? parameter : { ...parameter, at: found };
  });
}

/** Names for later expressions, each known to those after it: they are added to `names`. */
export function readLet(map: MapNode | undefined, names: Map<string, ValueType>, building: RolesBuilding): Computed[] {
  return textEntries(map).flatMap(({ name, key, value }): Computed[] => {
    const syntax = accept(parseComputed(textOf(value)), value, building);
    const found = syntax && check(syntax, value, { names }, building);
    if (names.has(name))
      building.problems.add("taken-name", key.place, "a name of its own", `${quote(name)}, which is known already`);
    names.set(name, found?.type ?? "text");
    return found === undefined ? [] : [{ name, location: "let", value: found.expression, place: key.place }];
  });
}

/** Reads an expression, with or without `=` before it. */
export function readExpression(
  scalar: ScalarNode,
  wanted: ValueType | "any",
  scope: Scope,
  building: RolesBuilding,
): Expression | undefined {
  const syntax = accept(parseComputed(textOf(scalar)), scalar, building);
  return syntax && typed(syntax, wanted, scalar, scope, building);
}

/** Stands in for an expression that has a problem, so that others can be looked for. */
export function failedExpression(place: Place): Expression {
  return { kind: "string", value: "", place };
}

/** Parameters of a map that holds nothing else. */
export function readParameters(map: MapNode, among: readonly Location[], building: RolesBuilding): Parameter[] {
  const parameters = among.flatMap((location) =>
    entriesAt(map, location).flatMap((entry) => readParameter(entry, location, building) ?? []),
  );
  reportTwins(parameters, building);
  return parameters;
}

export function readParameter(
  { key, value, comment }: { key: ScalarNode; value: ScalarNode; comment: string },
  location: Location,
  building: RolesBuilding,
): Parameter | undefined {
  const parsed = accept(parseParameterKey(textOf(key)), key, building);
  const leaf = readLeafType(value, building.names, building);
  if (parsed === undefined || leaf === undefined) return undefined;
  const property = parsed.as?.name ?? propertyOf(parsed.name);
  if (!isPropertyName(property) || property === "__proto__") {
    building.problems.add("wrong-name", key.place, "`as` and the name of a property", quote(textOf(key)));
    return undefined;
  }
  return {
    name: parsed.name,
    property,
    location,
    ...documentationOf(comment, key.place, building),
    // Any number of times is also none.
    optional: parsed.optional || parsed.repeated || leaf.default !== undefined,
    repeated: parsed.repeated,
    leaf,
  };
}

function entriesAt(map: MapNode, location: Location): ReturnType<typeof textEntries> {
  return textEntries(mapAt(map, location));
}

function isComputed(value: ScalarNode): boolean {
  return textOf(value).startsWith("=");
}

/** In an expression nobody could tell a parameter from a setting of its name. */
export function checkNames(parameters: readonly Parameter[], { settings, problems }: RolesBuilding): void {
  for (const { name, place } of parameters)
    if (settings.some((setting) => setting.name === name))
      problems.add("taken-name", place, "a parameter with a name of its own", `${quote(name)}, which is a setting`);
}

/** Two parameters of the same property would hide each other. */
export function reportTwins(parameters: readonly Parameter[], { problems }: RolesBuilding): void {
  parameters.forEach(({ property, name, place }, index) => {
    const twin = parameters.findIndex((each) => each.property === property);
    if (twin < index)
      problems.add(
        "taken-name",
        place,
        "a property of its own",
        `${quote(property)}, which ${quote(parameters[twin]?.name ?? "")} has`,
        {
          hint: `give one of them a name with \`as\`, such as "${name} as ..."`,
        },
      );
  });
}

/** The parameter that a spec names. */
export function parameterNamed(
  scalar: ScalarNode,
  parameters: readonly Parameter[],
  building: RolesBuilding,
): Parameter | undefined {
  const name = textOf(scalar);
  const found = parameters.find((each) => each.name === name);
  if (found === undefined)
    unknownName(
      building,
      scalar.place,
      "the name of a parameter",
      name,
      parameters.map((each) => each.name),
    );
  return found;
}
