import { describe, expect, test } from "vitest";
import { type Answer, idsOf, ordersXml, shop, xml } from "./shop.js";

const never: Answer = () => new Promise<Response>(() => {});

describe("time-outs", () => {
  test("end an answer of which nothing comes, even where fetch does not heed its signal", async () => {
    const { orders } = shop([never], { timeoutMilliseconds: { idle: 10 }, retries: { attempts: 2 } });
    await expect(orders().answer()).rejects.toMatchObject({
      name: "TimeoutError",
      kind: "idle",
      milliseconds: 10,
      attempts: 2,
      message: "shop orders: nothing came for 10 ms (https://shop.example/API/orders.php), tried 2 times",
    });
  });

  test("end an answer that stops in the middle", async () => {
    const body = new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode("<orders")) });
    const { orders } = shop([() => new Response(body)], {
      timeoutMilliseconds: { idle: 10 },
      retries: { attempts: 1 },
    });
    await expect(orders().answer()).rejects.toMatchObject({ name: "TimeoutError", kind: "idle" });
  });

  test("end an answer that comes drop by drop", async () => {
    const body = new ReadableStream({
      pull: async (controller) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        controller.enqueue(Uint8Array.of(0x20));
      },
    });
    const { orders } = shop([() => new Response(body)], { timeoutMilliseconds: { idle: 1000, total: 60 } });
    await expect(orders().answer()).rejects.toMatchObject({
      message: "shop orders: there was no whole answer for 60 ms (https://shop.example/API/orders.php)",
    });
  });

  test("count the waits between repetitions", async () => {
    const clock = { sleep: (): Promise<void> => new Promise(() => {}) };
    const { orders } = shop([xml("", { status: 503 })], { clock, timeoutMilliseconds: { total: 20 } });
    await expect(orders().answer()).rejects.toMatchObject({ name: "TimeoutError", kind: "total", attempts: 1 });
  });

  test("can be none", async () => {
    const timeoutMilliseconds = { idle: Number.POSITIVE_INFINITY, total: Number.POSITIVE_INFINITY };
    expect(await idsOf(shop([ordersXml(1), ordersXml()], { timeoutMilliseconds }).orders())).toBe("1");
  });
});

describe("a caller gives up", () => {
  test.each<[what: string, options: (signal: AbortSignal) => [client: object, call: object]]>([
    ["by the signal of the client", (signal) => [{ signal }, {}]],
    ["by the signal of the call", (signal) => [{}, { signal }]],
  ])("%s", async (_, options) => {
    const controller = new AbortController();
    const [client, call] = options(controller.signal);
    const { orders, seen } = shop([never], client);
    const answer = orders({}, call).answer();
    const reason = new Error("enough");
    controller.abort(reason);
    await expect(answer).rejects.toBe(reason);
    await expect(orders({}, call).answer()).rejects.toBe(reason);
    expect(seen.waits).toEqual([]);
  });

  test("between two pages", async () => {
    const controller = new AbortController();
    const { orders, seen } = shop([ordersXml(1), ordersXml(2)]);
    const run = async (): Promise<void> => {
      for await (const _ of orders({}, { signal: controller.signal })) controller.abort(new Error("enough"));
    };
    await expect(run()).rejects.toThrow("enough");
    expect(seen.requests).toHaveLength(1);
  });
});

describe("limits", () => {
  test("hold for the bytes of an answer", async () => {
    const answer = ordersXml(1);
    const bytes = (await answer.clone().arrayBuffer()).byteLength;
    expect(
      (
        await shop([answer], { limits: { answer: bytes } })
          .orders()
          .answer()
      ).count,
    ).toBe(1);
    await expect(
      shop([answer], { limits: { answer: bytes - 1 } })
        .orders()
        .answer(),
    ).rejects.toMatchObject({
      name: "LimitError",
      message: `shop orders: the answer has more than ${bytes - 1} bytes; the limit is \`answer\` (https://shop.example/API/orders.php)`,
    });
    await expect(
      shop([answer], { limits: { answer: 0 } })
        .orders()
        .answer(),
    ).rejects.toMatchObject({ allowed: 0 });
  });

  test("stop an answer without end before it is there", async () => {
    let given = 0;
    let isCancelled = false;
    const body = new ReadableStream({
      pull: (controller) => {
        given += 1000;
        controller.enqueue(new Uint8Array(1000));
      },
      cancel: () => {
        isCancelled = true;
      },
    });
    const { orders } = shop([() => new Response(body)], { limits: { answer: 10_000 } });
    await expect(orders().answer()).rejects.toMatchObject({ name: "LimitError" });
    expect([given < 20_000, isCancelled]).toEqual([true, true]);
  });

  test("are those of documents too", async () => {
    await expect(
      shop([ordersXml(1)], { limits: { depth: 1 } })
        .orders()
        .answer(),
    ).rejects.toMatchObject({
      name: "AnswerError",
      problems: [{ code: "limit" }],
    });
  });
});
