import type { Expression } from "../../../expression/expression.js";
import { documentOf, typesOf } from "../../../emit/roles/answers.js";
import { itemsOfAnswer } from "../../../emit/roles/endpoint-table.js";
import type { Document } from "../../../model/model.js";
import { resolvePath } from "../../../model/paths.js";
import type { EndpointOperation } from "../../../model/roles.js";
import type { LeafSample } from "../../leaf.js";
import { type MadeDocument, madeDocument, valueAt } from "../document.js";
import { momentSample } from "../moments.js";
import { shownValue } from "../test-file.js";
import { type Asking, type EndpointTesting, rightRequest, withCredentials } from "./asking.js";

/** An item that fits into a window, one that came later, and what is asked for so that both or one are in it. */
export interface WindowSample {
  readonly made: MadeDocument;
  readonly item: Expression;
  readonly name: string;
  /** What its type is called, and the document that has it. */
  readonly type: string;
  readonly document: Document;
  readonly at: number;
}

const moment = Date.UTC(2018, 2, 8, 22, 26);

export const day = 86_400_000;

export function windowSample(operation: EndpointOperation, { platform }: EndpointTesting): WindowSample | undefined {
  const { answer, window, pages } = operation;
  const items = itemsOfAnswer(platform, operation);
  if (answer.kind !== "document" || items === undefined || window === undefined) return undefined;
  const document = documentOf(platform, answer.document);
  const resolved = resolvePath(document.type, window.field, typesOf(document));
  const leaf = "end" in resolved ? resolved.end.leaf : undefined;
  const at = leaf && momentSample(leaf, moment);
  if (at === undefined) return undefined;
  const texts = new Map<string, string | LeafSample>([
    [window.field, at],
    ...(pages?.count === undefined ? [] : [[pages.count, "1"] as const]),
  ]);
  const made = madeDocument(platform, document, "lean", texts);
  const item = made && valueAt(made.value, items.property);
  if (made === undefined || item === undefined) return undefined;
  return { made, item, name: `${operation.name}Item`, type: items.record.typeName, document, at: moment };
}

export function itemConstants(testing: EndpointTesting): string[] {
  return testing.endpoint.operations.flatMap((operation) => {
    const sample = windowSample(operation, testing);
    return sample === undefined ? [] : [`const ${sample.name}: ${sample.type} = ${shownValue(sample.item, 0, 20)};`];
  });
}

/** A request for the items from one instant to another, both included. */
export function windowRequest(
  operation: EndpointOperation,
  testing: EndpointTesting,
  from: number,
  to: number,
  page?: number,
): Asking {
  const { window, pages } = operation;
  const right = withCredentials(rightRequest(operation, testing), testing.endpoint.authentication[0], testing);
  const texts = new Map<string, LeafSample>();
  for (const [name, at] of [
    [window?.from, from],
    [window?.to, to],
  ] as const) {
    const leaf = operation.parameters.find((each) => each.name === name)?.leaf;
    const text = leaf && momentSample(leaf, at);
    if (name !== undefined && text !== undefined) texts.set(name, text);
  }
  const query = right.query.map(([name, text, value]) => {
    const found = texts.get(name);
    return [name, found?.text ?? text, found?.value ?? value] as const;
  });
  return {
    ...right,
    query: page === undefined || pages === undefined ? query : [...query, [pages.parameter, String(page)] as const],
  };
}
