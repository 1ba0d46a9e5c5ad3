import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Running, run, start } from "./processes.js";
import { type Run, removeFolder, tagsmith, temporaryFolder, top } from "./tagsmith.js";

let folder: string;
let mocks: Running[] = [];

const specs = ["--specs", join(top, "specs")];
const keep = ["--out", "orders.ndjson", "--state", "state.json"];

beforeAll(() => {
  folder = temporaryFolder();
});

afterEach(async () => {
  for (const { process } of mocks) process.kill("SIGKILL");
  await Promise.all(mocks.map(({ ended }) => ended));
  mocks = [];
  for (const file of readdirSync(folder)) rmSync(join(folder, file), { recursive: true });
});

afterAll(() => removeFolder(folder));

/** Starts a mock and gives the words of the command that it says to ask it with. */
async function mock(
  platform: string,
  ...more: readonly string[]
): Promise<{ mock: Running; words: string[]; port: string }> {
  const running = start(folder, ["mock", platform, ...specs, ...more]);
  mocks.push(running);
  const [, command = ""] = await running.said(/\n {2}npx tagsmith (pull .*)\n/);
  const port = / at http:\/\/127\.0\.0\.1:(\d+)/.exec(running.out())?.[1] ?? "";
  return { mock: running, words: command.split(" ").map((word) => word.replaceAll("'", "")), port };
}

function pull(words: readonly string[], ...more: readonly string[]): Promise<Run> {
  return run(folder, [...words, ...specs, ...more]);
}

function idsIn(file: string, property = "id"): number[] {
  const lines = readFileSync(join(folder, file), "utf8").split("\n").filter(Boolean);
  return lines.map((line) => Number((JSON.parse(line) as Record<string, string>)[property]));
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error("it never happened");
    // oxlint-disable-next-line no-await-in-loop -- it waits
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function asked({ out }: Running): number {
  return out().split("POST /").length - 1;
}

describe("mock", () => {
  test("is asked for 500 orders; killed half-way and started again: exactly 500; then only new ones", async () => {
    const { mock: first, words, port } = await mock("xmlshop", "--orders", "500");
    const small = [...words, ...keep, "--param", "portion=10"];
    const pulling = start(folder, [...small, ...specs]);
    await until(() => asked(first) >= 8);
    pulling.process.kill("SIGKILL");
    await pulling.ended;
    const half = idsIn("orders.ndjson").length;
    expect(half).toBeGreaterThanOrEqual(60);
    expect(half).toBeLessThan(500);

    const again = await pull(small);
    expect({ code: again.code, error: again.error.replace(/^notice: \d+ bytes .* cut off\n/, "") }).toEqual({
      code: 0,
      error: "",
    });
    expect(idsIn("orders.ndjson")).toEqual(numbers(1001, 1500));

    first.process.kill("SIGINT");
    expect((await first.ended).code).toBe(0);
    // The same seed makes up the same orders, whatever their number.
    await mock("xmlshop", "--orders", "507", "--port", port);
    expect((await pull(words, ...keep)).out).toMatch(/^7 orders, 2 requests, .* \(507 in all\): orders\.ndjson\n$/);
    expect(idsIn("orders.ndjson")).toEqual(numbers(1001, 1507));
  });

  test.each([
    ["shopsite", 4, "orderNumber"],
    ["xmlshop", 2, "id"],
    ["shiprush", 3, "orderId"],
    ["shipstation", 3, "orderNumber"],
    ["modular-merchant", 3, "id"],
  ])("of %s is asked with the command that it prints", async (platform, requests, key) => {
    const { words } = await mock(platform, "--orders", "120");
    const dated = words.map((word) =>
      word.replace("Date=...", word.includes("start") ? "Date=2020-01-01" : "Date=2030-01-01"),
    );
    const { code, out, error } = await pull(dated, "--out", "all.ndjson");
    expect({ code, error }).toEqual({ code: 0, error: "" });
    expect(out).toMatch(new RegExp(`^120 orders, ${requests} requests, `));
    expect(new Set(idsIn("all.ndjson", key)).size).toBe(120);
  });

  test("says what it has and how to ask it, and tells of each request with secrets masked", async () => {
    const secret = ["--set", "apiKey=my-0wn-s3cr3t"];
    const { mock: running, words } = await mock("xmlshop", "--orders", "3", "--set", "apiId=77", ...secret);
    const url = words.at(-1)?.replace("baseUrl=", "");
    expect(running.out()).toBe(
      `XMLShop: 3 orders at ${url}\nAsk it in another terminal, as with\n` +
        `  npx tagsmith pull xmlshop --set apiId=77 --set apiKey=... --set baseUrl=${url}\nCtrl+C ends.\n`,
    );
    const good = [...words, ...secret];
    expect((await pull(good, "--param", "email=ada@example.com")).code).toBe(0);
    const wrong = await pull(words, "--set", "apiKey=gu3ss3d-wr0ng");
    expect(wrong.code).toBe(1);
    await running.said(/ 200 api_key is wrong\n/);
    const log = running.out().split("\n").slice(4, -1);
    expect(log[0]?.replace(/^\S+ /, "")).toBe("POST /API/orders.php?api_id=***&api_key=*** email=***&testmode=0 200");
    const all = `${running.out()}${running.error()}${wrong.out}${wrong.error}`;
    for (const hidden of ["my-0wn-s3cr3t", "gu3ss3d-wr0ng", "ada@example.com"]) expect(all).not.toContain(hidden);
  });

  test("finds by the rules of a search that the command line gives, and only new ones the next time", async () => {
    const { words } = await mock("modular-merchant", "--orders", "30");
    const rules = ["--param", "rules=orders.id greater 1010", "--param", "rules=orders.email contains example.com"];
    expect((await pull(words, ...rules, "--out", "found.ndjson")).code).toBe(0);
    expect(idsIn("found.ndjson")).toEqual(numbers(1011, 1030));
    const rule = ["--param", "search_rule=orders.create_date > 01-01-1999", ...keep];
    expect((await pull(words, ...rule)).code).toBe(0);
    expect(idsIn("orders.ndjson")).toEqual(numbers(1001, 1030));
    expect((await pull(words, ...rule)).out).toMatch(/^0 orders, 1 request, /);
  });

  test("gives its tests to who wants them", async () => {
    const { words } = await mock("xmlshop", "--orders", "4");
    await pull(words, "--out", "own.ndjson");
    const [first = "", ...others] = readFileSync(join(folder, "own.ndjson"), "utf8").split("\n");
    const tests = others.map((line, index) => (index === 1 ? line.replace('"test":false', '"test":true') : line));
    writeFileSync(join(folder, "own.ndjson"), [first, ...tests].join("\n"));
    const { words: other } = await mock("xmlshop", "--orders", "own.ndjson");
    const any = [...other, "--param", "testMode=any"];
    await pull(any, "--out", "all.ndjson");
    await pull(any, "--out", "real.ndjson", "--skip-tests");
    expect([idsIn("all.ndjson"), idsIn("real.ndjson")]).toEqual([numbers(1001, 1004), [1001, 1002, 1004]]);
  });

  test("answers with a file of one's own", async () => {
    const { words } = await mock("xmlshop", "--orders", "4");
    await pull(words, "--out", "own.ndjson");
    const { words: other } = await mock("xmlshop", "--orders", "own.ndjson");
    await pull(other, "--out", "again.ndjson");
    expect(readFileSync(join(folder, "again.ndjson"), "utf8")).toBe(readFileSync(join(folder, "own.ndjson"), "utf8"));
    const { words: another } = await mock("xmlshop", "--orders", "4", "--seed", "2");
    await pull(another, "--out", "other.ndjson");
    expect(readFileSync(join(folder, "other.ndjson"), "utf8")).not.toBe(
      readFileSync(join(folder, "own.ndjson"), "utf8"),
    );
  });

  test.each([
    ["500", /xmlshop orders: status 500 .*tried 3 times/],
    ["429", /xmlshop orders: status 429 .*tried 3 times/],
    ["cut", /xmlshop orders: the connection failed.*tried 3 times/],
    ["bad-xml", /xmlshop orders: .*expected .* but received the end/],
  ])("can be told to be broken: %s", async (broken, message) => {
    const { words } = await mock("xmlshop", "--orders", "30", "--broken", broken);
    const { code, error } = await pull(words, ...keep);
    expect(code).toBe(1);
    expect(error).toMatch(message);
    expect(readFileSync(join(folder, "orders.ndjson"), "utf8")).toBe("");
  });

  test("can be slow, and answers all the same", async () => {
    const { words } = await mock("xmlshop", "--orders", "1", "--broken", "slow");
    const started = Date.now();
    expect((await pull(words, "--param", "id=1001", ...keep)).code).toBe(0);
    expect(Date.now() - started).toBeGreaterThan(4000);
  });

  test("says at which line a file of one's own is wrong", () => {
    writeFileSync(join(folder, "wrong.ndjson"), '{"id":"1"}\n');
    expect(tagsmith(folder, ["mock", "xmlshop", ...specs, "--orders", "wrong.ndjson"])).toEqual({
      code: 1,
      out: "",
      error: "wrong.ndjson:1: /order/@time: expected seconds since 1970 but received nothing\n",
    });
  });

  test.each([
    [["foxycart"], "foxycart has no requests that we send"],
    [["xmlshop", "--orders", "nowhere"], "cannot read nowhere: there is no such file"],
    [["xmlshop", "--broken", "often"], '--broken cannot be "often", only 500, slow, cut, bad-xml, 429'],
    [["xmlshop", "--host", "192.0.2.1"], "this computer has no address 192.0.2.1"],
  ])("exits with 2 on %j", (words, complaint) => {
    const { code, out, error } = tagsmith(folder, ["mock", ...words, ...specs]);
    expect({ code, out, error: error.split("\n")[0] }).toEqual({ code: 2, out: "", error: `tagsmith: ${complaint}` });
  });
});
