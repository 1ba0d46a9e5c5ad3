import { describe, expect, test } from "vitest";
import { challengeOf, checkCredentials, isAuthentic } from "../../../runtime/src/http/authentication.js";
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

describe("Basic", () => {
  const ways = [{ kind: "basic", user: "user", password: "password" }] as const;
  const settings = { user: "ada", password: "é:1" };
  const good = btoa(String.fromCharCode(...new TextEncoder().encode("ada:é:1")));

  test.each<[header: string | undefined, isRight: boolean]>([
    [`Basic ${good}`, true],
    [`basic   ${good} `, true],
    [undefined, false],
    ["Basic", false],
    [`Bearer ${good}`, false],
    [`x Basic ${good}`, false],
    [`Basic ${good} x`, false],
    [`Basic ${good.slice(0, -1)}`, false],
    ["Basic !!!!", false],
    [`Basic ${btoa("ada:x")}`, false],
    [`Basic ${btoa(":")}`, false],
  ])("%s", async (authorization, isRight) => {
    const headers = authorization === undefined ? {} : { authorization };
    const request = new Request("https://store.example", { headers });
    const received = receive(request, { platform: "depot", limit: 100, idleMilliseconds: 100 });
    expect(await isAuthentic(ways, received, settings)).toBe(isRight);
    expect(await isAuthentic([], received, settings)).toBe(true);
  });

  test("is what a caller is told to bring, also where there is another way", () => {
    const other = { kind: "fields", in: "query", fields: [["Key", "apiKey"]] } as const;
    expect(challengeOf(ways, "depot")).toBe('Basic realm="depot", charset="UTF-8"');
    expect(challengeOf([other, ...ways], "depot")).toBe('Basic realm="depot", charset="UTF-8"');
  });

  test("needs a user and a password that are not empty", () => {
    expect(() => checkCredentials("depot", ways, settings)).not.toThrow();
    expect(() => checkCredentials("depot", ways, { user: "", password: "x" })).toThrow(
      "depot: the setting user is empty: everyone could come in",
    );
    expect(() => checkCredentials("depot", ways, { user: "ada" })).toThrow(
      "depot: the setting password is empty: everyone could come in",
    );
  });
});

describe("credentials in headers and query", () => {
  const both = [
    ["X-Key", "key"],
    ["X-Name", "name"],
  ] as const;

  test.each<[where: "header" | "query", url: string, headers: Record<string, string>, isRight: boolean]>([
    ["header", "", { "x-key": "k", "x-name": "n" }, true],
    ["header", "", { "x-key": "k" }, false],
    ["header", "", { "x-key": "x", "x-name": "n" }, false],
    ["header", "", { "x-key": "k", "x-name": "x" }, false],
    ["header", "?x-key=k&x-name=n", {}, false],
    ["query", "?x-key=k&x-name=n", {}, true],
    ["query", "?x-key=k&x-key=k&x-name=n", {}, false],
    ["query", "?x-key=k", {}, false],
  ])("in the %s: %s %j", async (where, query, headers, isRight) => {
    const request = new Request(`https://store.example/${query}`, { headers });
    const received = receive(request, { platform: "depot", limit: 100, idleMilliseconds: 100 });
    const settings = { key: "k", name: "n" };
    expect(await isAuthentic([{ kind: "fields", in: where, fields: both }], received, settings)).toBe(isRight);
  });

  test("are settings that are not empty", () => {
    expect(() => checkCredentials("depot", [{ kind: "fields", in: "query", fields: both }], { key: "k" })).toThrow(
      "depot: the setting name is empty: everyone could come in",
    );
  });
});
