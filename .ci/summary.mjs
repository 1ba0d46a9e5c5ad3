// Sums up vitest's JSON reports: node .ci/summary.mjs <folder of reports> <exit code of the run>
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const [folder, exitCode] = process.argv.slice(2);
const reports = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));

const passed = sum(reports.map((report) => report.numPassedTests));
const failed = sum(reports.map((report) => report.numFailedTests + filesWithoutTests(report)));

// A lint or type error ends the run without a failed test, and must not close with "0 failed".
const stopped = exitCode !== "0" && failed === 0 ? 1 : 0;
console.log(`${passed} passed, ${failed + stopped} failed`);

/** A file that throws while it loads counts as one failure. */
function filesWithoutTests({ testResults }) {
  return testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  ).length;
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
