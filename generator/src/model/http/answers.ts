import { type MapNode, type ScalarNode, type SpecNode, listAt, scalarAt, scalarsAt, textOf } from "../../load/node.js";
import { parseAnswer } from "../../notation/answer.js";
import { parseCondition } from "../../notation/expression.js";
import { accept, documentationOfEntry } from "../building.js";
import type { Document } from "../model.js";
import type { Answer, ErrorAnswer } from "../roles.js";
import { type RolesBuilding, checkDocument, documentOf, endOfPath, pathEndAt } from "./building.js";

/** The answer of an operation; nothing where none is named. */
export function readAnswer(node: SpecNode | undefined, building: RolesBuilding): Answer {
  if (node === undefined) return { kind: "none" };
  if (node.kind === "map") return { kind: "json", members: scalarsAt(node, "json").map(textOf) };
  if (node.kind !== "scalar") return { kind: "none" };
  const syntax = accept(parseAnswer(textOf(node)), node, building);
  if (syntax?.status !== undefined) {
    const { start, end, name } = syntax.status;
    building.problems.add("grammar", node.part(start, end), "an answer without a status", `"${name}"`);
  }
  if (syntax?.text !== undefined) return { kind: "text", text: syntax.text };
  if (syntax?.document === undefined) return { kind: "none" };
  const { name, start, end } = syntax.document;
  checkDocument(name, node.part(start, end), building);
  return { kind: "document", document: name };
}

/** A status and a text, such as what is answered to a body that cannot be read. */
export function readStatus(
  scalar: ScalarNode | undefined,
  status: number,
  building: RolesBuilding,
): { status: number; text: string } {
  const syntax = scalar && accept(parseAnswer(textOf(scalar)), scalar, building);
  if (scalar === undefined || syntax === undefined) return { status, text: "" };
  if (syntax.document !== undefined)
    building.problems.add("grammar", scalar.place, 'an answer such as 400 text "..."', JSON.stringify(textOf(scalar)));
  const given = Number(syntax.status?.name ?? status);
  if (syntax.status !== undefined && (given < 100 || given > 599))
    building.problems.add(
      "number",
      scalar.part(syntax.status.start, syntax.status.end),
      "a status from 100 to 599",
      String(given),
    );
  return { status: given, text: syntax.text ?? "" };
}

/** How a vendor's error answers are told from answers. */
export function readErrors(
  map: MapNode | undefined,
  documents: readonly Document[],
  building: RolesBuilding,
): ErrorAnswer[] {
  return (map?.entries ?? []).flatMap((entry): ErrorAnswer[] => {
    if (entry.value.kind !== "map") return [];
    const test = readTest(entry.value, documents, building);
    const refused = scalarAt(entry.value, "refused")?.value === true;
    return test === undefined
      ? []
      : [
          {
            name: textOf(entry.key),
            ...documentationOfEntry(entry, building),
            ...(refused && { refused }),
            test,
          },
        ];
  });
}

function readTest(
  map: MapNode,
  documents: readonly Document[],
  building: RolesBuilding,
): ErrorAnswer["test"] | undefined {
  const text = scalarAt(map, "text");
  if (text !== undefined) return { kind: "text", template: textOf(text) };
  const html = scalarAt(map, "html");
  if (html !== undefined) return { kind: "html", containing: textOf(html) };
  if (listAt(map, "json") !== undefined) return { kind: "json", members: scalarsAt(map, "json").map(textOf) };
  const where = scalarAt(map, "where");
  const condition = where && accept(parseCondition(textOf(where)), where, building);
  if (where === undefined || condition === undefined) {
    if (where === undefined)
      building.problems.add("frame", map.place, "one of the keys text, html, json or where", "none of them");
    return undefined;
  }
  const [document] = documents;
  if (document !== undefined)
    endOfPath(condition.path.path, where, condition.path.start, { document, record: document.type }, building);
  const message = scalarAt(map, "message");
  if (message !== undefined) pathEndAt(map, "message", { document, record: document?.type }, building);
  return {
    kind: "where",
    path: condition.path.path,
    is: condition.is.name,
    ...(message !== undefined && { message: textOf(message) }),
  };
}

/** The document that an answer is, where it is one that could be built. */
export function documentsOf(answer: Answer, building: RolesBuilding): Document[] {
  const document = answer.kind === "document" ? documentOf(answer.document, building) : undefined;
  return document === undefined ? [] : [document];
}
