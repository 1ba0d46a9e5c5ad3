export type { Comparison, MockOperationTable, MockTable, RulesTable, SearchTable } from "./mock/table.js";
