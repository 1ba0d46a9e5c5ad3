import {
  type FunctionTable,
  callFunction,
  hex,
  hmacSha256,
  join,
  joined,
  literal,
  setting,
  sha1,
  value,
} from "@tagsmith/runtime/http";
import { expect, test } from "vitest";
import { text } from "../../../runtime/src/values/text.js";
import { unixTime } from "../../../runtime/src/values/unix-time.js";

const settings = { apiKey: "Jefe" };

function table(): FunctionTable {
  return {
    contract: 1,
    platform: "shop",
    name: "sign",
    settings: [{ name: "apiKey", type: text, secret: true, found: "Advanced" }],
    parameters: [
      { name: "code", as: "code", in: "query", type: text },
      { name: "parent", as: "parentCode", in: "query", type: text, optional: true },
    ],
    computed: [{ name: "signed", in: "let", value: join(value("code"), value("parent")) }],
    value: hex(hmacSha256(setting("apiKey"), value("signed"))),
  };
}

test("a helper gives what its expression says, and a parameter that is not given is the empty text", async () => {
  // https://www.rfc-editor.org/rfc/rfc4231#section-4.3
  const signature = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
  expect(await callFunction(table, settings, { code: "what do ya want for nothing?" })).toBe(signature);
  expect(await callFunction(table, settings, { code: "what do ya want ", parentCode: "for nothing?" })).toBe(signature);
});

test("a helper takes typed parameters, and now is the instant of the call", async () => {
  const token = (): FunctionTable => ({
    ...table(),
    parameters: [{ name: "until", as: "until", in: "query", type: unixTime }],
    computed: [],
    value: join(hex(sha1(joined(literal("|"), value("until"), setting("apiKey")))), literal("&"), value("now")),
  });
  // printf '1494419560|Jefe' | sha1sum
  expect(await callFunction(token, settings, { until: new Date(1494419560000) }, { now: () => 5999 })).toBe(
    "02d2fb6f5a831bd0d4b60fe89607070e1d31a7e2&5",
  );
});

test("a helper says what is missing", async () => {
  await expect(callFunction(table, {}, { code: "a" })).rejects.toMatchObject({
    message: "shop: the setting apiKey is missing; found at: Advanced",
  });
  await expect(callFunction(table, settings)).rejects.toMatchObject({
    message: "shop sign: code: expected text but received nothing",
  });
});
