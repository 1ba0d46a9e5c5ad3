import type { Document, NamedType } from "../../../generator/src/model/model.js";
import { reachableTypes } from "../../../generator/src/model/reachable.js";
import type { XsdImport } from "../../../generator/src/xsd/index.js";

/** What was read from a schema, whichever language it is in. */
export type Imported = Pick<XsdImport, "types" | "roots" | "rootTypes" | "namespaces" | "problems">;

/** The document that a schema's root stands for, read as strictly as can be. */
export function documentOfImport(
  { types, roots, rootTypes, namespaces }: Imported,
  root: string | undefined = roots[0],
): Document {
  const type = types.find(({ name }) => name === rootTypes.get(root ?? ""));
  if (root === undefined || type?.kind !== "record") throw new Error("the schema has no root");
  const reached: readonly NamedType[] = reachableTypes([type], types);
  return {
    name: "document",
    documentation: "",
    place: type.place,
    roots: [root],
    namespaces,
    type,
    types: types.filter((each) => each === type || reached.includes(each)),
    read: { order: "declared", unknown: "refuse", repeated: "refuse", doctype: "skip" },
    write: { cdata: "none", declaration: true, empty: "short" },
    values: "plain",
    repairs: [],
    limits: {},
  };
}
