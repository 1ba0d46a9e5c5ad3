import { type Incident } from "@tagsmith/runtime/endpoint";
import { type WebhookContext, acknowledgeAll, sender } from "@tagsmith/runtime/webhook";
import { describe, expect, test } from "vitest";
import { tillTable } from "./webhook-tables.js";
import { apiKey, till, two, url } from "./webhook-till.js";

describe("nothing is acknowledged", () => {
  const send = async (options: object): Promise<{ answer: Response; problems: Incident[]; events: string[] }> => {
    const { post, problems, events } = till(options);
    return { answer: await post(await sender(tillTable, { apiKey }).buildRequest(two, url)), problems, events };
  };
  const never = (): Promise<void> => new Promise(() => {});

  test.each([
    [
      "where the archive fails",
      { archive: () => Promise.reject(new Error(`disk full ${apiKey}`)) },
      "till sales: the archive failed: disk full ***",
      0,
    ],
    [
      "where a handler throws",
      {
        sales: () => {
          throw new Error("no");
        },
      },
      "till sales: the handler sales of item 1 of 2 failed: no",
      1,
    ],
    [
      "where the last handler rejects",
      { sales: ({ id }: { id: string }) => (id === "8" ? Promise.reject(new Error("no")) : undefined) },
      "till sales: the handler sales of item 2 of 2 failed: no",
      1,
    ],
    [
      "after the deadline",
      { sales: never, deadlineMilliseconds: 20 },
      "till sales: the handler sales of item 1 of 2 was not done after 20 ms",
      1,
    ],
    [
      "where nobody handles it",
      { sales: undefined, notes: () => {} },
      "till sales: there is no handler for sales: give one, or nothing is stored",
      0,
    ],
  ])("%s", async (_, options, message, archived) => {
    const { answer, problems, events } = await send(options);
    expect([answer.status, await answer.text()]).toEqual([500, "not stored"]);
    expect(problems).toMatchObject([{ code: "failed", severity: "error", message, status: 500 }]);
    expect(events).toHaveLength(archived);
  });

  test("before the handlers are done, one after the other", async () => {
    const order: string[] = [];
    const { answer } = await send({
      sales: async ({ id }: { id: string }) => {
        order.push(`start ${id}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
        order.push(`end ${id}`);
      },
    });
    order.push(await answer.text());
    expect(order).toEqual(["start 7", "end 7", "start 8", "end 8", "till"]);
  });

  test("when the sender hangs up, and the handler is told", async () => {
    const controller = new AbortController();
    let told = false;
    const { post, problems } = till({
      sales: (_: unknown, { signal }: WebhookContext) => {
        signal.addEventListener("abort", () => (told = true));
        controller.abort();
        return never();
      },
    });
    const request = await sender(tillTable, { apiKey }).buildRequest(two, url);
    const answer = await post(new Request(request, { signal: controller.signal }));
    expect([answer.status, told, problems[0]?.message]).toEqual([
      500,
      true,
      "till sales: the sender hung up before the handler sales of item 1 of 2 was done",
    ]);
  });
});

describe("acknowledging everything", () => {
  test("answers as if all were stored, and says that nothing is", async () => {
    const problems: unknown[] = [];
    const handle = acknowledgeAll(tillTable, { onProblem: (problem) => problems.push(problem) });
    const { buildRequest } = sender(tillTable, { apiKey: "any other key" });
    const answers = [
      await handle(await buildRequest(two, url)),
      await handle(await buildRequest({ note: "a" }, url, { webhook: "notes" })),
    ];
    expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(["till", "tillnotes"]);
    expect(problems).toMatchObject([
      { code: "discarded", message: "till sales: acknowledged what nobody stored" },
      { code: "discarded", message: "till notes: acknowledged what nobody stored" },
    ]);
  });

  test("still refuses what is no post", async () => {
    const handle = acknowledgeAll(tillTable);
    expect((await handle(new Request(url))).status).toBe(405);
    expect((await handle(new Request(url, { method: "POST", body: "x" }))).status).toBe(400);
  });
});
