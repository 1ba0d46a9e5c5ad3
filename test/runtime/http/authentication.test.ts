import { describe, expect, test } from "vitest";
import { challengeOf, isAuthentic } from "../../../runtime/src/http/authentication.js";
import { isSameSecret } from "../../../runtime/src/http/authentication-compare.js";
import { receive } from "../../../runtime/src/http/endpoint/received.js";

describe("two secrets", () => {
  test.each([
    ["", "", true],
    ["abc", "abc", true],
    ["abc", "abd", false],
    ["abc", "ab", false],
    ["", "abc", false],
    ["é", "e\u0301", false],
    ["abc", Uint8Array.of(97, 98, 99), true],
    [Uint8Array.of(0), Uint8Array.of(0, 0), false],
  ])("%j and %j are the same: %s", async (given, expected, same) => {
    expect(await isSameSecret(given, expected)).toBe(same);
  });

  test("take as long where they differ at once as where they differ at the end", async () => {
    const secret = "s".repeat(100_000);
    const early = `x${secret.slice(1)}`;
    const late = `${secret.slice(1)}x`;
    const times = { early: 0, late: 0 };
    for (let round = 0; round < 60; round++) {
      for (const [name, given] of [
        ["early", early],
        ["late", late],
      ] as const) {
        const start = performance.now();
        await isSameSecret(given, secret);
        if (round >= 10) times[name] += performance.now() - start;
      }
    }
    // A comparison that ends at the first difference would be done with the early one in no time.
    expect(times.early / times.late).toBeGreaterThan(0.3);
    expect(times.early / times.late).toBeLessThan(3);
  });
});

test("credentials in a form are taken from its body", async () => {
  const ways = [{ kind: "fields", in: "form", fields: [["Key", "apiKey"]] }] as const;
  const ask = (body: string, type = "application/x-www-form-urlencoded"): Promise<boolean> => {
    const request = new Request("https://store.example", { method: "POST", body, headers: { "content-type": type } });
    return isAuthentic(ways, receive(request, { platform: "depot", limit: 100, idleMilliseconds: 100 }), {
      apiKey: "a b&c",
    });
  };
  expect(
    await Promise.all([ask("x=1&key=a+b%26c"), ask("key=a+b"), ask("key=a+b%26c", "text/plain"), ask("")]),
  ).toEqual([true, false, false, false]);
  expect(challengeOf(ways, "depot")).toBe('Fields realm="depot"');
});
