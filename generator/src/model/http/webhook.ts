import { type EntryNode, mapAt, scalarAt, textAt, textOf } from "../../load/node.js";
import { documentationOfEntry } from "../building.js";
import type { Webhook } from "../roles.js";
import { readStatus } from "./answers.js";
import { type RolesBuilding, documentOf, pathEndAt, readTest, requireItems, settingNames } from "./building.js";
import { documentOfPipeline, readPipeline } from "./pipelines.js";
import { readSigning } from "./token.js";

/** What a vendor sends to us. */
export function buildWebhook(entry: EntryNode, building: RolesBuilding): Webhook | undefined {
  if (entry.value.kind !== "map") return undefined;
  const map = entry.value;
  const bodyScalar = scalarAt(map, "body");
  const body = bodyScalar && readPipeline(bodyScalar, building);
  const document = documentOf(documentOfPipeline(body), building);
  const item = textAt(map, "item");
  const record =
    item === undefined
      ? document?.type
      : requireItems(
          pathEndAt(map, "item", { document, record: document?.type }, building),
          scalarAt(map, "item"),
          building,
        );
  const test = readTest(map, { document, record }, building);
  const sign = mapAt(map, "sign");
  const signature = sign && readSigning(sign, settingNames(building), building).computed;
  const answer = readStatus(scalarAt(map, "answer"), 200, building);
  const refused = readStatus(scalarAt(map, "refused"), 400, building);
  const failed = readStatus(scalarAt(map, "failed"), 500, building);
  if (body === undefined) return undefined;
  return {
    name: textOf(entry.key),
    ...documentationOfEntry(entry, building),
    body,
    ...(item !== undefined && { item }),
    ...(test !== undefined && { test }),
    ...(signature && { signature }),
    answer: answer.text,
    refused,
    failed,
  };
}
