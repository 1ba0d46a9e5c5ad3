import { at } from "../expressions/names.js";
import { expiredBy, startDeadline, unlessAborted } from "../deadline.js";
import type { WebhookOperationTable } from "../webhook-table.js";
import type { Archived, WebhookSetup } from "./options.js";

/** What was read from a post. */
export interface Delivery extends Archived {
  readonly value: unknown;
}

/** Archives a document and hands its items over, one after the other; the first that fails ends it all. */
export async function deliver(
  table: WebhookOperationTable,
  { handlers, archive, deadlineMilliseconds, testItem }: WebhookSetup,
  { value, ...archived }: Delivery,
  hangsUp: AbortSignal,
): Promise<void> {
  const handler = handlers.get(table.name);
  if (!handler) throw new Error(`there is no handler for ${table.name}: give one, or nothing is stored`);
  const deadline = startDeadline("total", deadlineMilliseconds, [hangsUp]);
  const { signal } = deadline;
  const { version, receivedAt } = archived;
  let place = "the archive";
  try {
    if (archive) await unlessAborted(signal, Promise.resolve(archive(archived)));
    const items = itemsOf(table, value);
    for (const [index, item] of items.entries()) {
      if (testItem === "skip" && table.test !== undefined && at(item, table.test) === true) continue;
      place =
        items.length === 1
          ? `the handler ${table.name}`
          : `the handler ${table.name} of item ${index + 1} of ${items.length}`;
      const context = { index, count: items.length, version, receivedAt, signal };
      await unlessAborted(signal, Promise.resolve(handler(item, context)));
    }
  } catch (error) {
    if (expiredBy(signal)) throw new Error(`${place} was not done after ${deadlineMilliseconds} ms`, { cause: error });
    if (signal.aborted) throw new Error(`the sender hung up before ${place} was done`, { cause: error });
    throw new Error(`${place} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  } finally {
    deadline.end();
  }
}

function itemsOf({ items }: WebhookOperationTable, value: unknown): readonly unknown[] {
  if (items === undefined) return [value];
  const found = at(value, items);
  return Array.isArray(found) ? (found as readonly unknown[]) : [];
}
