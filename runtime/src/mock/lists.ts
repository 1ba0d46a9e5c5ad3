import type { ClientTable, OperationTable } from "../http/table.js";
import type { MockOptions } from "./mock.js";
import { sampleItems } from "./sample.js";

/** The items that a mock has. */
export interface Lists {
  readonly first: unknown[];
  readonly of: (operation: Pick<OperationTable, "answer">) => unknown[] | undefined;
}

/** The items given, or made up; one list for each document that operations answer with. */
export function listsOf(
  { operations }: ClientTable,
  { items, count = 20, seed, since }: Pick<MockOptions, "items" | "count" | "seed" | "since">,
): Lists {
  const byDocument = new Map<string, unknown[]>();
  for (const { name, answer } of operations) {
    if (answer.kind !== "document") continue;
    const document = answer.document().name;
    const own = Array.isArray(items) ? (byDocument.size === 0 ? items : undefined) : items?.[name];
    if (own) byDocument.set(document, own as unknown[]);
    else if (!byDocument.has(document))
      byDocument.set(document, sampleItems(answer.document, answer.items, count, { seed, since }));
  }
  const [first = []] = byDocument.values();
  return {
    first,
    of: ({ answer }) => (answer.kind === "document" ? byDocument.get(answer.document().name) : undefined),
  };
}
