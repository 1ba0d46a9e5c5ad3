import { expect, test } from "vitest";
import { build, written } from "./roles.js";

test("a function computes a text from settings and parameters", () => {
  const { roles } = build(`title: Acme
settings:
  key: text secret
functions:
  sign:                              # Signs a link.
    parameters:
      code: text
      at?: unixTime
    let:
      text: = join("|", code, at, key)
    value: = upper(hex(sha1(text)))
`);
  expect(
    roles.functions.map(({ name, documentation, computed, value }) => [
      name,
      documentation,
      computed.map((each) => written(each.value)),
      written(value),
    ]),
  ).toEqual([["sign", "Signs a link.", ['join("|", code, at, key)'], "upper(hex(sha1(text)))"]]);
});
