import { expect } from "vitest";
import { readSpecs } from "../../../generator/src/front.js";
import type { Document } from "../../../generator/src/model/model.js";
import { acme } from "../acme-files.js";

/** A document, of which nothing may be wrong. */
export function build(orders: string): Document {
  const { platforms, problems } = readSpecs(acme({ "orders.yaml": orders }));
  expect(
    problems.filter(({ severity }) => severity === "error").map(({ line, message }) => `${line} ${message}`),
  ).toEqual([]);
  const document = platforms[0]?.documents[0];
  if (document === undefined) throw new Error("no document");
  return document;
}
