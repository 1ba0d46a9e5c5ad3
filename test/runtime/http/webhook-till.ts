import { type Incident } from "@tagsmith/runtime/endpoint";
import { type Archived, type WebhookContext, type WebhookOptions, webhook } from "@tagsmith/runtime/webhook";
import { type Sales, tillTable } from "./webhook-tables.js";

/** The key of the till. */
export const apiKey: string = "CANARY-key-77";
/** Where it is posted to. */
export const url: string = "https://shop.example/feed?store=1";
/** A post of two sales. */
export const two: Sales = {
  version: "2.0",
  sales: [
    { id: "7", total: "12.50", buyer: "Zoë" },
    { id: "8", total: "1", buyer: "" },
  ],
};

/** A webhook, what it did, and what it told. */
export interface Till {
  readonly post: (request: Request) => Promise<Response>;
  readonly events: string[];
  readonly archived: Archived[];
  readonly problems: Incident[];
}

/** A webhook that writes down all that it does; options of one's own stand in place of these. */
export function till(options: object = {}): Till {
  const events: string[] = [];
  const archived: Archived[] = [];
  const problems: Incident[] = [];
  const post = webhook(
    tillTable,
    optionsOf({
      apiKey,
      now: () => Date.UTC(2024, 0, 1),
      archive: (given: Archived) => {
        archived.push(given);
        const { webhook: name, version, receivedAt, xml } = given;
        events.push(`archive ${name} ${version} ${receivedAt.toISOString()} ${new TextDecoder().decode(xml)}`);
      },
      sales: ({ id, total, buyer }: Sales["sales"][number], { index, count, version }: WebhookContext) =>
        void events.push(`sale ${id} ${total} ${buyer} (${index + 1} of ${count}, ${version})`),
      notes: ({ note }: { note: string }) => void events.push(`note ${note}`),
      onProblem: (problem: Incident) => problems.push(problem),
      ...options,
    }),
  );
  return { post, events, archived, problems };
}

/** Options as a program without types gives them. */
export function optionsOf(options: object): WebhookOptions {
  return options as WebhookOptions;
}

/** Bytes that come in pieces of this size. */
export function inPieces(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, (at += size)));
    },
  });
}
