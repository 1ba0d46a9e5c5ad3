import { readFileSync, readdirSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { families } from "../trust/properties/documents.js";
import { checkHostile, hostileValues } from "../trust/properties/hostile.js";
import { runMutated } from "../trust/properties/mutated-runs.js";
import { placesOf } from "../trust/properties/places.js";
import { checkRoundTrip, writeOptions } from "../trust/properties/round-trip.js";
import { valueOf } from "../trust/properties/value.js";

test("all documents that were generated are among them", () => {
  const generated = readdirSync("generated")
    .filter((platform) => !/\./.test(platform) && platform !== "dist")
    .flatMap((platform) => readdirSync(`generated/${platform}`).map((file) => `generated/${platform}/${file}`))
    .flatMap((path) => readFileSync(path, "utf8").match(/(?<=^ {4}contract: 1,\n {4}name: ").*(?=",$)/gm) ?? []);
  expect([...new Set(families.map(({ document }) => document.name))].sort()).toEqual(generated.sort());
});

// `npm run properties` does the same with many more values.
test.each(families)("what was written is read as it was, by us and by libxml2: $name", (family) => {
  fc.assert(
    fc.property(valueOf(family), writeOptions, (value, options) => {
      expect(checkRoundTrip(family, value, options)).toBeUndefined();
    }),
    { numRuns: 5 },
  );
});

test.each(families)("hostile values are refused at their place, or read again without change: $name", (family) => {
  const [value] = fc.sample(valueOf(family), 1);
  // Another value in each place: `npm run properties` puts every value in every place.
  const from = fc.sample(fc.nat(), 1)[0] ?? 0;
  const findings = placesOf(family, value).map((place, index) =>
    checkHostile(family, value, place, hostileValues[(from + index) % hostileValues.length]),
  );
  expect(findings.filter((finding) => finding !== undefined)).toEqual([]);
});

test.each(families)("changed documents are refused with a place, or read and written again: $name", (family) => {
  const findings = runMutated(family, fc.sample(fc.nat(), 1)[0] ?? 0, 15);
  expect(findings.map(({ finding }) => finding)).toEqual([]);
});
