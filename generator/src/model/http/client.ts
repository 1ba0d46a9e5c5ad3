import {
  type EntryNode,
  type MapNode,
  type ScalarNode,
  entryOf,
  mapAt,
  scalarAt,
  textAt,
  textOf,
} from "../../load/node.js";
import { parsePathTemplate } from "../../notation/expression.js";
import { quote } from "../../problems/problems.js";
import { refusal } from "../accepts.js";
import { accept, documentationOfEntry, unknownName } from "../building.js";
import { type Scope, typed, valueTypeOf } from "../expressions.js";
import type { ValueType } from "../functions.js";
import type { Document } from "../model.js";
import { elementsOf } from "../paths.js";
import type {
  Answer,
  Client,
  Computed,
  Cursor,
  Expression,
  Operation,
  Pages,
  Parameter,
  Signing,
  TokenExchange,
} from "../roles.js";
import { readAnswer, readErrors, textsAt } from "./answers.js";
import {
  type RolesBuilding,
  documentOf,
  endOfPath,
  pathEnd,
  pathEndAt,
  requireItems,
  requireLeaf,
  settingNames,
  textEntries,
} from "./building.js";
import { documentOfPipeline, readPipeline } from "./pipelines.js";
import { type RequestParts, readExpression, readRequest } from "./requests.js";

/** What we ask a vendor. */
export function buildClient(map: MapNode, building: RolesBuilding): Client | undefined {
  const names = settingNames(building);
  const baseScalar = scalarAt(map, "baseUrl");
  const baseUrl = baseScalar && readUrl(baseScalar, { names }, building);
  const tokenMap = mapAt(map, "token");
  const token = tokenMap && readToken(tokenMap, names, building);
  for (const [name, type] of answerNames(token?.answer, building)) names.set(name, type);
  const signMap = mapAt(map, "sign");
  const sign = signMap && readSigning(signMap, names, building);
  const operations = (mapAt(map, "operations")?.entries ?? []).flatMap(
    (entry) => readOperation(entry, names, building) ?? [],
  );
  if (baseUrl === undefined) return undefined;
  return { baseUrl, ...(token && { token }), ...(sign && { sign }), operations, place: map.place };
}

/** A URL that stands for itself, or an expression such as the name of a setting. */
function readUrl(scalar: ScalarNode, scope: Scope, building: RolesBuilding): Expression | undefined {
  const text = textOf(scalar);
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return readExpression(scalar, "text", scope, building);
  if (!URL.canParse(text)) building.problems.add("type", scalar.place, "a URL", quote(text));
  return { kind: "string", value: text, place: scalar.place };
}

const methods = ["GET", "POST", "PUT", "DELETE"] as const;

function methodOf(map: MapNode): { method: (typeof methods)[number]; scalar: ScalarNode } | undefined {
  for (const method of methods) {
    const scalar = scalarAt(map, method);
    if (scalar !== undefined) return { method, scalar };
  }
  return undefined;
}

function readToken(
  map: MapNode,
  known: ReadonlyMap<string, ValueType>,
  building: RolesBuilding,
): TokenExchange | undefined {
  const found = methodOf(map);
  const { computed, parameters, scope } = readRequest(map, known, building);
  noParameters(parameters, building);
  const url = found && readUrl(found.scalar, scope, building);
  const answer = readAnswer(entryOf(map, "answer")?.value, building);
  const members = [...answerNames(answer, building).keys()];
  const expires = scalarAt(map, "expires");
  if (expires !== undefined && !members.includes(textOf(expires)))
    unknownName(building, expires.place, "a member of the token's answer", textOf(expires), members);
  if (found === undefined || url === undefined) return undefined;
  const uses = scalarAt(map, "uses")?.value;
  return {
    method: found.method === "GET" ? "GET" : "POST",
    url,
    computed,
    answer,
    errors: readErrors(mapAt(map, "errors"), documentsOf(answer, building), building),
    urls: textsAt(map, "urls"),
    ...(typeof uses === "number" && { uses }),
    ...(expires && { expires: textOf(expires) }),
    renew: scalarAt(map, "renew")?.value === true,
    place: map.place,
  };
}

/** What a signature may be made of, besides settings and the token's answer. */
const ofRequest: ReadonlyMap<string, ValueType> = new Map<string, ValueType>([
  ["method", "text"],
  ["host", "text"],
  ["port", "integer"],
  ["path", "text"],
  ["params", "pairs"],
  ["query", "pairs"],
  ["form", "pairs"],
  ["body", "bytes"],
]);

function readSigning(map: MapNode, known: ReadonlyMap<string, ValueType>, building: RolesBuilding): Signing {
  const { computed, parameters } = readRequest(map, new Map([...known, ...ofRequest]), building);
  noParameters(parameters, building);
  const escape = textAt(map, "escape");
  return { computed, ...((escape === "form" || escape === "raw") && { escape }), place: map.place };
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
function answerNames(answer: Answer | undefined, building: RolesBuilding): Map<string, ValueType> {
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

function readOperation(
  entry: EntryNode,
  known: ReadonlyMap<string, ValueType>,
  building: RolesBuilding,
): Operation | undefined {
  if (entry.value.kind !== "map") return undefined;
  const map = entry.value;
  const found = methodOf(map);
  const request = readRequest(map, known, building);
  const path = found && readPath(found.scalar, request, building);
  const answer = readAnswer(entryOf(map, "answer")?.value, building);
  const documents = documentsOf(answer, building);
  const [document] = documents;
  const bodyScalar = scalarAt(map, "body");
  const body = bodyScalar && readPipeline(bodyScalar, building);
  const pages = mapAt(map, "pages");
  const cursor = mapAt(map, "cursor");
  const check = mapAt(map, "check");
  const computed = [
    ...request.computed,
    ...readSet(mapAt(map, "set"), documentOf(documentOfPipeline(body), building), request, building),
  ];
  const readPagesOf = pages && readPages(pages, request, document, building);
  const readCursorOf = cursor && readCursor(cursor, request, document, building);
  if (found === undefined || path === undefined) return undefined;
  return {
    name: textOf(entry.key),
    ...documentationOfEntry(entry, building),
    method: found.method,
    path,
    parameters: request.parameters,
    computed,
    ...(body && { body }),
    answer,
    errors: readErrors(mapAt(map, "errors"), documents, building),
    ...(readPagesOf && { pages: readPagesOf }),
    ...(readCursorOf && { cursor: readCursorOf }),
    ...(check && { check: readCheck(check, request, documentOf(documentOfPipeline(body), building), building) }),
    signed: textAt(map, "sign") !== "none",
    repeat: textAt(map, "repeat") === "safe" ? "safe" : "unsafe",
  };
}

function documentsOf(answer: Answer, building: RolesBuilding): Document[] {
  const document = answer.kind === "document" ? documentOf(answer.document, building) : undefined;
  return document === undefined ? [] : [document];
}

function readPath(
  scalar: ScalarNode,
  { scope, parameters }: RequestParts,
  building: RolesBuilding,
): Expression | undefined {
  const text = textOf(scalar);
  if (text.startsWith("=")) return readExpression(scalar, "text", scope, building);
  const syntax = accept(parsePathTemplate(text), scalar, building);
  for (const { location, name, place, leaf } of parameters) {
    if (location !== "path") continue;
    if (!text.includes(`{${name}}`))
      building.problems.add("expression", place, `{${name}} in the path ${quote(text)}`, "a path without it");
    if (leaf.secret)
      building.problems.add("type", place, "a secret where no log shows it", "one in the path", {
        hint: "put it into a header or the form",
      });
  }
  return syntax && typed(syntax, "text", scalar, scope, building);
}

/** Members of the document that is the body which do not come from the caller. */
function readSet(
  map: MapNode | undefined,
  document: Document | undefined,
  { scope }: RequestParts,
  building: RolesBuilding,
): Computed[] {
  return textEntries(map).flatMap(({ key, name, value }): Computed[] => {
    pathEnd(key, { document, record: document?.type }, building);
    const expression = readExpression(value, "text", scope, building);
    return expression === undefined ? [] : [{ name, location: "body", value: expression, place: key.place }];
  });
}

function readPages(
  map: MapNode,
  request: RequestParts,
  document: Document | undefined,
  building: RolesBuilding,
): Pages | undefined {
  const by = parameterAt(map, "by", request, building);
  const size = parameterAt(map, "size", request, building);
  const nextScalar = scalarAt(map, "next");
  const scope: Scope = {
    ...request.scope,
    path: (path, scalar, start) => {
      if (document === undefined) return "text";
      const end = endOfPath(path, scalar, start, { document, record: document.type }, building);
      if (end !== undefined && end.leaf === undefined)
        building.problems.add("type", scalar.part(start, start + path.length), "the path of a text", quote(path));
      return end?.leaf && valueTypeOf(end.leaf);
    },
  };
  const next = nextScalar && readExpression(nextScalar, "text", scope, building);
  requireLeaf(
    pathEndAt(map, "count", { document, record: document?.type }, building),
    scalarAt(map, "count"),
    building,
  );
  const until = textAt(map, "until");
  const count = textAt(map, "count");
  if (by === undefined || next === undefined) return undefined;
  return {
    by,
    ...(size !== undefined && { size }),
    next,
    ...((until === "empty" || until === "short") && { until }),
    ...(count !== undefined && { count }),
    place: map.place,
  };
}

function readCursor(
  map: MapNode,
  request: RequestParts,
  document: Document | undefined,
  building: RolesBuilding,
): Cursor | undefined {
  const parameter = parameterAt(map, "parameter", request, building);
  const items = requireItems(
    pathEndAt(map, "item", { document, record: document?.type }, building),
    scalarAt(map, "item"),
    building,
  );
  requireLeaf(pathEndAt(map, "field", { document, record: items }, building), scalarAt(map, "field"), building);
  const item = textAt(map, "item");
  const field = textAt(map, "field");
  if (parameter === undefined || item === undefined || field === undefined) return undefined;
  return { item, field, parameter, inclusive: scalarAt(map, "inclusive")?.value === true, place: map.place };
}

function readCheck(
  map: MapNode,
  { parameters }: RequestParts,
  body: Document | undefined,
  building: RolesBuilding,
): Record<string, string> {
  return Object.fromEntries(
    textEntries(map).map(({ name, key, value }) => {
      const parameter = parameters.find((each) => each.name === name);
      if (parameter === undefined && body === undefined) unknownParameter(name, key, parameters, building);
      const leaf = parameter?.leaf ?? (body && pathEnd(key, { document: body, record: body.type }, building)?.leaf);
      const expected = leaf && refusal(leaf, textOf(value));
      if (expected !== undefined) building.problems.add("type", value.place, expected, quote(textOf(value)));
      return [name, textOf(value)];
    }),
  );
}

/** The parameter that a key names, as it stands on the wire. */
function parameterAt(
  map: MapNode,
  key: string,
  { parameters }: RequestParts,
  building: RolesBuilding,
): string | undefined {
  const scalar = scalarAt(map, key);
  if (scalar === undefined) return undefined;
  const name = textOf(scalar);
  if (parameters.some((each) => each.name === name)) return name;
  unknownParameter(name, scalar, parameters, building);
  return undefined;
}

function unknownParameter(
  name: string,
  scalar: ScalarNode,
  parameters: readonly Parameter[],
  building: RolesBuilding,
): void {
  const known = parameters.map((each) => each.name);
  unknownName(building, scalar.place, "the name of a parameter", name, known);
}
