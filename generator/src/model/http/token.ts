import { type MapNode, entryOf, mapAt, scalarAt, scalarsAt, textOf } from "../../load/node.js";
import { quote } from "../../problems/problems.js";
import { unknownName } from "../building.js";
import { type Scope, valueTypeOf } from "../expressions.js";
import type { ValueType } from "../functions.js";
import { elementsOf } from "../paths.js";
import type { Answer, Computed, Parameter, Signing, TokenExchange } from "../roles.js";
import { documentsOf, readAnswer, readErrors } from "./answers.js";
import { type RolesBuilding, documentOf } from "./building.js";
import { failedExpression, readRequest } from "./requests.js";
import { readWord } from "./words.js";
import { methodOf, readUrl } from "./url.js";

/** How a token is asked for. */
export function readToken(map: MapNode, known: ReadonlyMap<string, ValueType>, building: RolesBuilding): TokenExchange {
  const found = methodOf(map);
  const { computed, parameters, scope } = readRequest(map, known, building);
  noParameters(parameters, building);
  const url = (found && readUrl(found.scalar, scope, building)) ?? failedExpression(map.place);
  const answer = readAnswer(entryOf(map, "answer")?.value, building);
  const members = [...answerNames(answer, building).keys()];
  const expires = scalarAt(map, "expires");
  if (expires !== undefined && !members.includes(textOf(expires)))
    unknownName(building, expires.place, "a member of the token's answer", textOf(expires), members);
  for (const scalar of scalarsAt(map, "urls"))
    if (!members.includes(textOf(scalar)))
      unknownName(building, scalar.place, "a member of the token's answer", textOf(scalar), members);
  const uses = scalarAt(map, "uses")?.value;
  return {
    method: found?.method === "GET" ? "GET" : "POST",
    url,
    computed: escaped(computed, map, scope, building),
    answer,
    errors: readErrors(mapAt(map, "errors"), documentsOf(answer, building), building),
    urls: scalarsAt(map, "urls").map(textOf),
    ...(typeof uses === "number" && { uses }),
    ...(expires && { expires: textOf(expires) }),
    renew: scalarAt(map, "renew")?.value === true,
    ...(scalarAt(map, "over")?.value === "https" && { over: "https" }),
    place: map.place,
  };
}

/** What a signature may be made of, besides settings and the token's answer. */
export const ofRequest: ReadonlyMap<string, ValueType> = new Map<string, ValueType>([
  ["method", "text"],
  ["host", "text"],
  ["port", "integer"],
  ["path", "text"],
  ["params", "pairs"],
  ["query", "pairs"],
  ["form", "pairs"],
  ["body", "bytes"],
]);

/** What is computed, with how it is escaped in the form. */
function escaped(
  computed: readonly Computed[],
  map: MapNode,
  scope: Scope,
  building: RolesBuilding,
): readonly Computed[] {
  const scalar = scalarAt(map, "escape");
  const escape = scalar && readWord(scalar, ["form", "raw"], scope, building);
  if (escape === undefined || (escape.kind === "string" && escape.value === "form")) return computed;
  return computed.map((each) => (each.location === "form" ? { ...each, escape } : each));
}

/** What every request gets besides its own parts. */
export function readSigning(map: MapNode, known: ReadonlyMap<string, ValueType>, building: RolesBuilding): Signing {
  const { computed, parameters, scope } = readRequest(map, new Map([...known, ...ofRequest]), building);
  noParameters(parameters, building);
  return { computed: escaped(computed, map, scope, building), place: map.place };
}

/** What nobody can give has to be computed. */
function noParameters(parameters: readonly Parameter[], { problems }: RolesBuilding): void {
  for (const { place, name } of parameters)
    problems.add(
      "expression",
      place,
      "= and an expression, since nobody gives a parameter here",
      `the parameter ${quote(name)}`,
    );
}

/** The members of an answer, as names for expressions. */
export function answerNames(answer: Answer | undefined, building: RolesBuilding): Map<string, ValueType> {
  if (answer?.kind === "json") return new Map(answer.members.map((name) => [name, "text"]));
  if (answer?.kind !== "document") return new Map();
  const document = documentOf(answer.document, building);
  if (document === undefined) return new Map();
  const members = [...document.type.attributes, ...elementsOf(document.type)];
  return new Map(
    members.flatMap((member) => {
      const leaf =
        member.kind === "attribute" ? member.leaf : member.type.kind === "leaf" ? member.type.leaf : undefined;
      return leaf === undefined ? [] : [[member.property, valueTypeOf(leaf)] as const];
    }),
  );
}
