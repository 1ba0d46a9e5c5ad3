export type { Breakage } from "./mock/broken.js";
export { type Caller, type CallerOptions, type Endpoint, type Outcome, caller } from "./mock/caller.js";
export type { LoggedRequest } from "./mock/log.js";
export { type Mock, type MockListening, type MockOptions, type ServedItems, mock } from "./mock/mock.js";
export { type SampleOptions, sampleItems, sampleRoot } from "./mock/sample.js";
export type { Comparison, MockOperationTable, MockTable, OnlyTable, RulesTable, SearchTable } from "./mock/table.js";
