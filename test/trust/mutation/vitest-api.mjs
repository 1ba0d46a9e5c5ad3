// What tests import from Vitest, without the rest of it.
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  chai,
  getState,
  setState,
} from "@vitest/expect";
import { afterAll, afterEach, beforeAll, beforeEach, describe, it, test } from "@vitest/runner";

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

function expect(value, message) {
  return chai.expect(value, message);
}

Object.assign(expect, chai.expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT]);
expect.getState = () => getState(expect);
expect.setState = (state) => setState(state, expect);
expect.unreachable = (message = "") => chai.assert.fail(`expected not to be reached ${message}`);
setState({ assertionCalls: 0, isExpectingAssertions: false, expectedAssertionsNumber: null, testPath: "" }, expect);
globalThis[GLOBAL_EXPECT] = expect;

const replaced = new Map();

/** Modules are not replaced; globals are. */
const vi = {
  resetModules() {},
  stubGlobal(name, value) {
    if (!replaced.has(name)) replaced.set(name, globalThis[name]);
    globalThis[name] = value;
  },
  unstubAllGlobals() {
    for (const [name, value] of replaced) globalThis[name] = value;
    replaced.clear();
  },
};

export const vitestApi = { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test, vi };
