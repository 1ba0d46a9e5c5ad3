import { expect, test } from "vitest";
import { valueTypes } from "../../trust/properties/value-types.js";

// `npm run properties` does the same with many more texts.
test.each(valueTypes)("$name", ({ check }) => {
  const { failed, counterexample, errorInstance } = check({ numRuns: 30 });
  expect(failed ? [counterexample, String(errorInstance)] : []).toEqual([]);
});
