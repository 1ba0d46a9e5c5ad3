import {
  type Expression,
  add,
  base64,
  form,
  hex,
  hmacSha1,
  join,
  joined,
  lines,
  literal,
  lower,
  percent,
  raw,
  replace,
  setting,
  sorted,
  upper,
  value,
} from "@tagsmith/runtime/http";
import { describe, expect, test } from "vitest";
import { call } from "../../../runtime/src/http/expression.js";
import { fixedScope } from "./tables.js";

describe("what is made of a secret", () => {
  test.each([
    ["is secret too where the secret can be found again", "correct horse", ["correct horse", "dTpjb3JyZWN0IGhvcnNl"]],
    [
      "is secret too where the secret is too short to be found in it",
      "pw",
      ["pw", "u:pw", "dTpwdw==", "Basic dTpwdw=="],
    ],
  ])("%s", async (_, password, secrets) => {
    const scope = fixedScope({}, { user: "u", password });
    scope.secrets?.add(password);
    const basic = join(literal("Basic "), base64(join(setting("user"), literal(":"), setting("password"))));
    await basic.evaluate(scope);
    await hex(hmacSha1(setting("password"), literal("a"))).evaluate(scope);
    expect([...(scope.secrets ?? [])]).toEqual(secrets);
  });
});

test("what shows a secret that is long enough to be found in it is no secret of its own", async () => {
  const secret = setting("key");
  const params = value("params");
  const shown: readonly Expression[] = [
    percent(secret),
    form(secret),
    join(secret, literal("-")),
    joined(literal("-"), secret),
    lines(secret),
    joined(secret, raw(params)),
    joined(secret, sorted(params)),
    add(setting("digits"), 1),
  ];
  for (const expression of shown) {
    const scope = fixedScope({ params: [["a", "b"]] }, { key: "correct horse", digits: "1234" });
    for (const each of ["correct horse", "1234", ""]) scope.secrets?.add(each);
    await expression.evaluate(scope);
    expect([...(scope.secrets ?? [])]).toEqual(["correct horse", "1234", ""]);
  }
});

test("what disguises a secret is one, whatever it looks like", async () => {
  for (const [expression, made] of [
    [lower(setting("key")), "correct"],
    [upper(setting("key")), "CORRECT"],
    [replace(setting("key"), "r", literal("")), "Coect"],
    [hex(setting("key")), "436f7272656374"],
  ] as const) {
    const scope = fixedScope({}, { key: "Correct" });
    scope.secrets?.add("Correct");
    await expression.evaluate(scope);
    expect([...(scope.secrets ?? [])]).toEqual(["Correct", made]);
  }
});

test.each<[what: string, expression: () => Expression]>([
  ["bytes", () => join(setting("pin"), value("bytes"))],
  ["nothing", () => replace(setting("pin"), ".", literal(""))],
  ["a number alone", () => joined(literal("-"), value("number"))],
  ["a list", () => raw(value("params"))],
])("%s is no secret, whatever it is made of", async (_, expression) => {
  const values = { bytes: Uint8Array.of(1), number: 42, params: [["a", "pw"]] };
  const scope = fixedScope(values, { pin: "pw" });
  scope.secrets?.add("pw");
  await expression().evaluate(scope);
  expect([...(scope.secrets ?? [])]).toEqual(["pw"]);
});

test("what hides a secret makes no text that must be hidden too", async () => {
  const hiding = call(
    "length",
    [setting("key")],
    "hides",
    ([key]) => `${String(key).length} letters of ${String(key)}`,
  );
  const scope = fixedScope({}, { key: "Correct" });
  scope.secrets?.add("Correct");
  expect(await hiding.evaluate(scope)).toBe("7 letters of Correct");
  expect([...(scope.secrets ?? [])]).toEqual(["Correct"]);
});
