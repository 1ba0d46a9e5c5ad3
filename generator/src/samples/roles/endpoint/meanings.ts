import { documentOf, propertiesOf } from "../../../emit/roles/answers.js";
import { itemsOfAnswer } from "../../../emit/roles/endpoint-table.js";
import type { EndpointOperation } from "../../../model/roles.js";
import type { TestCase } from "../test-file.js";
import type { EndpointTesting } from "./asking.js";
import { windowSample } from "./windows.js";

/** Each word, and an item that it is for. */
export function meaningTests(operation: EndpointOperation, testing: EndpointTesting): TestCase[] {
  const { names, platform, settings } = testing;
  const { each, answer, name } = operation;
  const items = itemsOfAnswer(platform, operation);
  const sample = windowSample(operation, testing);
  if (each === undefined || items === undefined || sample === undefined || answer.kind !== "document") return [];
  const document = documentOf(platform, answer.document);
  const rows = each.words.flatMap(
    ({ word, field, in: listed, setting }): { word: string; at: string; text: string }[] => {
      const first = each.words.find((other) => other.field !== undefined)?.field;
      const path = field ?? first;
      if (path === undefined) return [];
      const property = propertiesOf(document, path, items.record).join(".");
      const texts =
        field === undefined ? ["a word of nobody"] : (listed ?? settings.get(setting ?? "") ?? "").split(",");
      return property.includes(".") ? [] : texts.map((text) => ({ word, at: property, text }));
    },
  );
  if (rows.length === 0) return [];
  const seen = new Set<string>();
  return rows
    .filter(({ text }) => !seen.has(text) && seen.add(text))
    .map(({ word, at, text }) => ({
      name: `${JSON.stringify(text)} means ${word}`,
      body: [
        `const item = { ...${sample.name}, ${at}: ${JSON.stringify(text)} };`,
        `expect(${names.endpoint.classifyOf(name)}(options)(item)).toBe(${JSON.stringify(word)});`,
      ],
    }));
}
