import type { DocumentTable } from "../../../runtime/src/table.js";

/** A table that is planned anew, so that a test plans what it writes, whichever tests ran before. */
export function fresh<T>(table: () => DocumentTable<T>): () => DocumentTable<T> {
  return () => ({ ...table() });
}
