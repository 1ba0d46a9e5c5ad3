import {
  type Expression,
  base64,
  join,
  joined,
  literal,
  randomHex,
  setting,
  sha256,
  value,
} from "@tagsmith/runtime/http";
import { expect, test } from "vitest";
import type { ComputedTable } from "../../../runtime/src/http/table.js";
import { verifyComputed } from "../../../runtime/src/http/verify.js";

const now = 1_700_000_000_000;

/** A key, a nonce that is sent, a time, and a sign over all of them. */
const computed: readonly ComputedTable[] = [
  { name: "key", in: "query", value: setting("key") },
  { name: "nonce", in: "let", value: randomHex(4) },
  { name: "time", in: "header", value: value("now") },
  {
    name: "sign",
    in: "form",
    at: setting("place"),
    value: base64(sha256(join(setting("key"), value("nonce"), value("time")))),
  },
  { name: "nonce", in: "form", value: value("nonce") },
];

const good: Readonly<Record<string, string>> = {
  "query key": "k",
  "header time": "1700000000",
  "form nonce": "0a0b0c0d",
  // printf k0a0b0c0d1700000000 | openssl dgst -sha256 -binary | base64
  "form sign": "L6LIt0L2umzdXTuTscO6mjbEqsVO5OCUNPS1hFrz+u8=",
};

function verify(
  change: Readonly<Record<string, string | undefined>> = {},
  tables = computed,
  place = "form",
): Promise<string | undefined> {
  const parts: Readonly<Record<string, string | undefined>> = { ...good, ...change };
  return verifyComputed(tables, {
    settings: { values: { key: "k", place }, secrets: new Set(["k"]) },
    now,
    values: new Map(),
    received: (name, location) =>
      (location === undefined ? ["query", "form", "header"] : [location])
        .map((each) => parts[`${each} ${name}`])
        .find(Boolean),
  });
}

test.each([
  ["nothing", {}, undefined],
  ["a fixed part that is wrong", { "query key": "x" }, "key is wrong"],
  ["a fixed part in another place", { "query key": undefined, "form key": "k" }, "key is missing"],
  ["another nonce than the signed one", { "form nonce": "0a0b0c0e" }, "sign is wrong"],
  ["no nonce", { "form nonce": undefined }, "nonce is missing"],
  ["a time that is not signed", { "header time": "1700000001" }, "sign is wrong"],
  ["a time that is no number", { "header time": "now" }, "time is not about now"],
  ["a sign whose plus signs a form made blanks", { "form sign": good["form sign"]?.replaceAll("+", " ") }, undefined],
  ["a sign with more behind it", { "form sign": `${good["form sign"]} ` }, "sign is wrong"],
])("%s is found wrong", async (_, change, wrong) => {
  expect(await verify(change)).toBe(wrong);
});

test.each([
  ["1699999700", undefined],
  ["1699999699", "time is not about now"],
  ["1700000300", undefined],
  ["1700000301", "time is not about now"],
  ["x1700000000", "time is not about now"],
  ["1700000000x", "time is not about now"],
  ["1.7e9", "time is not about now"],
  ["17e8", "time is not about now"],
  ["+1700000000", "time is not about now"],
  ["0x6553f100", "time is not about now"],
])("a time may be off by five minutes: %s", async (time, wrong) => {
  const sign = await signOf(`k0a0b0c0d${time}`);
  expect(await verify({ "header time": time, "form sign": sign })).toBe(wrong);
});

test("a text with blanks is no sign that lost its plus signs, unless it is base64", async () => {
  const plain: readonly ComputedTable[] = [{ name: "x", in: "query", value: literal("é+a") }];
  expect(await verify({ "query x": "é+a" }, plain)).toBe(undefined);
  expect(await verify({ "query x": "é a" }, plain)).toBe("x is wrong");
  const behind: readonly ComputedTable[] = [{ name: "x", in: "query", value: literal("a+é") }];
  expect(await verify({ "query x": "a é" }, behind)).toBe("x is wrong");
  const base: readonly ComputedTable[] = [{ name: "x", in: "query", value: literal("a+/=") }];
  expect(await verify({ "query x": "a /=" }, base)).toBe(undefined);
});

test("a plus sign is no blank", async () => {
  const blank: readonly ComputedTable[] = [{ name: "x", in: "query", value: literal("a b") }];
  expect(await verify({ "query x": "a b" }, blank)).toBe(undefined);
  expect(await verify({ "query x": "a+b" }, blank)).toBe("x is wrong");
});

test("what can be computed for some nonces alone is taken as it came", async () => {
  const some: Expression = {
    text: "some",
    evaluate: async ({ random }) => {
      if (random(1)[0] === 0x5a) return "1700000000";
      throw new TypeError("no such nonce");
    },
  };
  expect(await verify({ "query x": "anything" }, [{ name: "x", in: "query", value: some }])).toBe(undefined);
});

test("a name stands for what was said of it first", async () => {
  const twice: readonly ComputedTable[] = [
    { name: "key", in: "let", value: literal("first") },
    { name: "key", in: "query", value: literal("second") },
    { name: "sign", in: "query", value: join(literal("s-"), value("key")) },
  ];
  expect(await verify({ "query key": "second", "query sign": "s-first" }, twice)).toBe(undefined);
  expect(await verify({ "query key": "second", "query sign": "s-second" }, twice)).toBe("sign is wrong");
  const received: readonly ComputedTable[] = [
    { name: "nonce", in: "query", value: randomHex(4) },
    { name: "nonce", in: "form", value: value("nonce") },
  ];
  expect(await verify({ "query nonce": "a", "form nonce": "a" }, received)).toBe(undefined);
  expect(await verify({ "query nonce": "a", "form nonce": "b" }, received)).toBe("nonce is wrong");
});

test("texts that are no times but differ each time are taken as they came", async () => {
  const nonces: readonly ComputedTable[] = [
    { name: "nonce", in: "query", value: randomHex(4) },
    { name: "name", in: "query", value: join(literal("t"), value("now")) },
    { name: "stamp", in: "query", value: value("timestamp") },
  ];
  const given = { "query nonce": "x", "query name": "t1", "query stamp": "1700000000" };
  expect(await verify(given, nonces)).toBe(undefined);
  expect(await verify({ ...given, "query stamp": "1" }, nonces)).toBe("stamp is not about now");
});

test("lists are compared item by item", async () => {
  const lists: readonly ComputedTable[] = [
    { name: "all", in: "let", value: { text: "all", evaluate: async () => ["a", "b"] } },
    { name: "x", in: "query", value: joined(literal("+"), value("all")) },
    { name: "nonces", in: "let", value: { text: "nonces", evaluate: async ({ random }) => [String(random(1)[0])] } },
    { name: "y", in: "query", value: value("nonces") },
  ];
  const given = { "query nonces": "n", "query y": "n" };
  expect(await verify({ ...given, "query x": "a+b" }, lists)).toBe(undefined);
  expect(await verify({ ...given, "query x": "a+c" }, lists)).toBe("x is wrong");
  expect(await verify({ ...given, "query x": "a+b", "query y": "m" }, lists)).toBe("y is wrong");
});

test("a part stands where a setting puts it", async () => {
  expect(await verify({}, computed, "query")).toBe("sign is missing");
  expect(await verify({ "query sign": good["form sign"], "form sign": undefined }, computed, "query")).toBe(undefined);
});

test("what follows from what nobody gave is taken as it came", async () => {
  const own = (expression: Expression): readonly ComputedTable[] => [{ name: "x", in: "query", value: expression }];
  for (const expression of [setting("other"), value("unknown"), join(literal("a"), setting("other"))]) {
    expect(await verify({ "query x": "anything" }, own(expression))).toBe(undefined);
    expect(await verify({}, own(expression))).toBe("x is missing");
  }
});

async function signOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

test("what cannot be computed passes only where that is allowed", async () => {
  const unknown: readonly ComputedTable[] = [
    { name: "sign", in: "header", value: value("what only the sender knows") },
  ];
  const verifyUnknown = (isStrict: boolean, tables = unknown): Promise<string | undefined> =>
    verifyComputed(tables, {
      settings: { values: {}, secrets: new Set() },
      now,
      values: new Map(),
      received: () => "anything",
      isStrict,
    });
  expect(await verifyUnknown(false)).toBe(undefined);
  expect(await verifyUnknown(true)).toBe("sign cannot be computed");
  const known: readonly ComputedTable[] = [{ name: "sign", in: "header", value: literal("anything") }];
  expect(await verifyUnknown(true, known)).toBe(undefined);
});
