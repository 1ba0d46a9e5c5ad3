import { literal } from "@tagsmith/runtime/http";
import { describe, expect, test } from "vitest";
import { AnswerError } from "../../../runtime/src/http/errors/answer-error.js";
import { checkToken } from "../../../runtime/src/http/token-answer.js";
import { fixedScope, storeTable } from "./tables.js";

type Token = NonNullable<ReturnType<typeof storeTable>["token"]>;

/** What is said of an answer with these members, of a token that is asked for at `url`. */
async function check(
  members: Readonly<Record<string, unknown>>,
  { url = "https://store.example/token", over, hosts = [] }: { url?: string; over?: "https"; hosts?: string[] } = {},
): Promise<string | undefined> {
  const { token, ...table } = storeTable();
  const own: Token = { ...(token as Token), url: literal(url), urls: ["download"], ...(over && { over }) };
  try {
    await checkToken(table, own, members, fixedScope(), hosts);
    return undefined;
  } catch (error) {
    if (!(error instanceof AnswerError)) throw error;
    return error.message;
  }
}

test("texts of an answer are secret from eight letters on, but for URLs", async () => {
  const scope = fixedScope();
  const url = literal("https://store.example/token");
  const { token, ...table } = storeTable();
  const members = {
    a: "1234567",
    b: "12345678",
    c: "https://store.example/x",
    d: 123456789,
    e: null,
    f: ["123456789"],
  };
  await checkToken(table, { ...(token as Token), url, urls: [] }, members, scope, []);
  expect([...(scope.secrets ?? [])]).toEqual(["12345678"]);
  const { secrets: _, ...without } = fixedScope();
  await expect(checkToken(table, { ...(token as Token), url, urls: [] }, members, without, [])).resolves.toBe(
    undefined,
  );
});

test("an answer without URLs leads nowhere", async () => {
  const { token, ...table } = storeTable();
  const { urls: _, ...without } = token as Token;
  const asked = { ...without, url: literal("https://store.example/token") };
  await expect(checkToken(table, asked, { download: "https://other.example" }, fixedScope(), [])).resolves.toBe(
    undefined,
  );
});

describe("a URL in the answer leads to the host that gave it", () => {
  test.each<[download: unknown, options: Parameters<typeof check>[1], reason: string | undefined]>([
    ["https://store.example/db", {}, undefined],
    [
      "http://store.example/db",
      {},
      "leads to http://store.example, which is not https://store.example: add store.example to allowedHosts if you trust it",
    ],
    ["https://store.example/db", { url: "http://store.example/token" }, undefined],
    ["http://store.example/db", { url: "http://store.example/token" }, undefined],
    [
      "http://store.example/db",
      { url: "http://store.example/token", over: "https" },
      "leads to http://store.example, and must be https",
    ],
    ["http://127.0.0.1:8080/db", { url: "http://127.0.0.1:8080/token", over: "https" }, undefined],
    [
      "https://store.example:444/db",
      {},
      "leads to https://store.example:444, which is not https://store.example: add store.example:444 to allowedHosts if you trust it",
    ],
    ["https://other.example/db", { hosts: ["other.example"] }, undefined],
    ["http://other.example/db", { hosts: ["other.example"] }, undefined],
    ["https://other.example/db", { over: "https", hosts: ["other.example"] }, undefined],
    [5, {}, "is not a URL"],
    [["https://store.example/db"], {}, "is not a URL"],
    [undefined, {}, "is not a URL"],
    ["", {}, "is not a URL"],
    ["/db", {}, "is not a URL"],
    ["https://user@store.example/db", {}, "is not an http or https URL without a user name"],
    ["file:///etc/passwd", {}, "is not an http or https URL without a user name"],
  ])("%s %j", async (download, options, reason) => {
    expect(await check({ download }, options)).toBe(
      reason && `store token: the answer's download ${reason} (${options?.url ?? "https://store.example/token"})`,
    );
  });
});
