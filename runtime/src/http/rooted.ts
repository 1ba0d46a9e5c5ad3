import type { DocumentTable } from "../table.js";

type Table = () => DocumentTable<unknown>;

/** By the table's function, so that each is made ready to be written once. */
let cache: WeakMap<Table, Map<string, Table>> | undefined;

/** The table of a document that is written with one of the names that its root may have; nothing where it has none of this name. */
export function rooted(table: Table, root: string): Table | undefined {
  cache ??= new WeakMap();
  const known = cache.get(table) ?? new Map<string, Table>();
  cache.set(table, known);
  const made = table();
  if (!made.roots.includes(root)) return undefined;
  const found = known.get(root) ?? ((): DocumentTable<unknown> => ({ ...table(), roots: [root] }));
  known.set(root, found);
  return found;
}
