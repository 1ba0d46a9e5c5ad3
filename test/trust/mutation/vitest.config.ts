import { type ViteUserConfig, mergeConfig } from "vitest/config";
import common from "../../vitest.config.js";

/** The tests of one part, which `run.mjs` names, on the sources as they are: there is nothing to build. */
const config: ViteUserConfig = mergeConfig(common, {
  test: { globalSetup: [], maxWorkers: 1, isolate: false, testTimeout: 20_000 },
} satisfies ViteUserConfig);
config.test = { ...config.test, globalSetup: [], include: (process.env["MUTATION_TESTS"] ?? "").split(" ") };

export default config;
