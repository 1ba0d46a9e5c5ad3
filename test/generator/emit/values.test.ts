import { expect, test } from "vitest";
import { defaultOf } from "../../../generator/src/emit/values.js";
import { print } from "../../../generator/src/emit/print.js";
import type { Scalar } from "../../../generator/src/model/model.js";

test.each<[string, Scalar, string, string]>([
  ["a boolean of XSD", { kind: "xsd", type: "xs:boolean" }, "1", "true"],
  ["a boolean of XSD that is false", { kind: "xsd", type: "xs:boolean" }, "false", "false"],
  ["a double", { kind: "xsd", type: "xs:double" }, "1.5e3", "1500"],
  ["an infinite float", { kind: "xsd", type: "xs:float" }, "-INF", "-Infinity"],
  ["bytes", { kind: "xsd", type: "xs:hexBinary" }, "00ff", "new Uint8Array([0, 255])"],
  ["bytes of base64", { kind: "xsd", type: "xs:base64Binary" }, "AAEC", "new Uint8Array([0, 1, 2])"],
  ["a date", { kind: "xsd", type: "xs:date" }, "2020-01-01", '"2020-01-01"'],
])("the default of a leaf is a value of its type: %s", (_, scalar, text, printed) => {
  const leaf = { scalar, facets: {}, nothing: [], secret: false, personal: false, default: text };
  expect(print(defaultOf(leaf), { indent: 0, before: 0, after: 0, runtimeName: (name) => name })).toBe(printed);
});
