// Runs the tests for Stryker, within its own process. Vitest would start a thread and load each test file again for each of
// thousands of mutants: here all is one script, which is compiled once.
import { createRequire } from "node:module";
import { relative, resolve } from "node:path";
import { Script } from "node:vm";
import { startTests } from "@vitest/runner";
import { build } from "esbuild";
import * as fc from "fast-check";
import { vitestApi } from "./vitest-api.mjs";

export const strykerPlugins = [{ kind: "TestRunner", name: "bundle", injectableClass: BundleRunner }];

/** The most examples that are made for one property. */
const mostRuns = 50;

// What a test that fails is like is of no interest: no smaller example is looked for.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 1, endOnFailure: true });

/** What Stryker calls: https://stryker-mutator.io/docs/stryker-js/plugins/ */
function BundleRunner() {
  const shared = (globalThis.__stryker__ ??= {});
  const testFiles = process.env.MUTATION_TESTS.split(" ").map((file) => resolve(file));
  /** Makes all modules anew, none of which was loaded yet: `load[file]()` loads a test file and what it needs. */
  let modules;
  return { capabilities: () => ({ reloadEnvironment: true }), init, dryRun, mutantRun };

  async function init() {
    modules = await bundle(testFiles);
  }

  async function dryRun() {
    shared.activeMutant = undefined;
    shared.mutantCoverage = { static: {}, perTest: {} };
    const { tests } = await runTests(testFiles, false);
    return { status: "complete", tests, mutantCoverage: shared.mutantCoverage };
  }

  /** All tests of a file are run where one would be: what that one made, a plan for example, the others use. */
  async function mutantRun({ activeMutant, testFilter, hitLimit }) {
    const files = testFilter === undefined ? testFiles : [...new Set(testFilter.map((id) => fileOf(id)))];
    Object.assign(shared, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    const { tests } = await runTests(files, true);
    shared.activeMutant = undefined;
    if (hitLimit !== undefined && shared.hitCount > hitLimit) return { status: "timeout", reason: "too many rounds" };
    const failed = tests.find(({ status }) => status === 1);
    return failed === undefined
      ? { status: "survived", nrOfTests: tests.length }
      : { status: "killed", killedBy: [failed.id], failureMessage: failed.failureMessage, nrOfTests: tests.length };
  }

  /** Runs the tests of some files, up to the first that fails where `bail` says so. */
  async function runTests(files, bail) {
    const load = modules();
    const ids = new Map();
    let failure;
    const collected = await startTests(files, {
      config: configuration(),
      importFile: (file) => load[file](),
      onCollected: (all) => nameTests(all, ids),
      onBeforeRunTask(test) {
        if (bail && failure !== undefined) test.mode = "skip";
        else shared.currentTestId = ids.get(test);
      },
      onAfterRunTask(test) {
        shared.currentTestId = undefined;
        if (test.result?.state === "fail") failure ??= test;
      },
    });
    const tests = [...ids].flatMap(([test, id]) => (test.result === undefined ? [] : [resultOf(test, id)]));
    const broken = collected.find(({ result, tasks }) => result?.state === "fail" && tasks.length === 0);
    if (broken !== undefined) tests.push(resultOf(broken, `${relative("", broken.filepath)}#`));
    return { tests };
  }
}

const statuses = { pass: 0, fail: 1, skip: 2 };

function resultOf(task, id) {
  const { state, duration = 0, errors = [] } = task.result;
  const failureMessage = errors[0]?.message ?? "";
  return { id, name: id, fileName: fileOf(id), timeSpentMs: duration, status: statuses[state], failureMessage };
}

function fileOf(id) {
  return resolve(id.slice(0, id.indexOf("#")));
}

/** Gives each test a name of its own. */
function nameTests(files, ids) {
  const used = new Map();
  const visit = (task, path) => {
    if (task.type === "suite") for (const each of task.tasks) visit(each, `${path}${task.name} > `);
    else {
      const name = path + task.name;
      const count = used.get(name) ?? 0;
      used.set(name, count + 1);
      ids.set(task, count === 0 ? name : `${name} (${count})`);
    }
  };
  for (const file of files) for (const task of file.tasks) visit(task, `${relative("", file.filepath)}#`);
}

/** All test files with all that they import but packages, as a function that starts afresh each time it is called. */
async function bundle(files) {
  const entries = files.map((file) => `${JSON.stringify(file)}: () => import(${JSON.stringify(file)})`);
  const { outputFiles, metafile } = await build({
    stdin: { contents: `module.exports = { ${entries.join(", ")} };`, resolveDir: process.cwd(), loader: "js" },
    bundle: true,
    write: false,
    metafile: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    // Stryker changes the folder of the process after esbuild was loaded.
    absWorkingDir: process.cwd(),
    tsconfig: "tsconfig.json",
    loader: { ".hbs": "text" },
    external: ["fast-check", "saxes", "libxml2-wasm", "esbuild"],
    logLevel: "silent",
    plugins: [{ name: "vitest", setup: useApi }],
  });
  const [{ text }] = outputFiles;
  const names = Object.values(metafile.outputs).flatMap(({ imports }) =>
    imports.filter(({ external }) => external).map(({ path }) => path),
  );
  const packages = new Map();
  for (const name of names) packages.set(name, await import(name));
  packages.set("fast-check", { ...fc, assert: assertBriefly });
  const fallback = createRequire(resolve("package.json"));
  const find = (name) => packages.get(name) ?? fallback(name);
  const script = new Script(`(function (require, module) {${text}\n})`, { filename: "tests.js" });
  return () => {
    const module = { exports: {} };
    script.runInThisContext()(find, module);
    return module.exports;
  };
}

function assertBriefly(property, parameters = {}) {
  return fc.assert(property, { ...parameters, numRuns: Math.min(parameters.numRuns ?? mostRuns, mostRuns) });
}

function useApi({ onResolve, onLoad }) {
  globalThis.mutationTestsApi = vitestApi;
  onResolve({ filter: /^vitest$/ }, () => ({ path: "vitest", namespace: "api" }));
  onLoad({ filter: /.*/, namespace: "api" }, () => ({ contents: "module.exports = globalThis.mutationTestsApi;" }));
}

function configuration() {
  return {
    root: process.cwd(),
    setupFiles: [],
    name: undefined,
    passWithNoTests: false,
    testNamePattern: undefined,
    allowOnly: true,
    sequence: { seed: 1, hooks: "stack", setupFiles: "list" },
    maxConcurrency: 1,
    testTimeout: 120_000,
    hookTimeout: 20_000,
    retry: 0,
    includeTaskLocation: false,
    tags: [],
    tagsFilter: undefined,
    strictTags: false,
  };
}
