import * as main from "@tagsmith/runtime";
import * as repairs from "@tagsmith/runtime/repairs";
import * as xsd from "@tagsmith/runtime/xsd";
import type { RuntimeExports } from "./evaluate.js";

/** What tables of documents are evaluated with. */
export const documentEntries: RuntimeExports = { main, repairs, xsd };
