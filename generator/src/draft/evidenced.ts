import type { Document } from "../model/model.js";
import type { Observation } from "./observe.js";
import { type Edge, type Place, placeOf } from "./place.js";
import type { Edit } from "./yaml-edit.js";

/** What would make a spec cover a gap: lines of a file, or advice where no line does. */
export type Proposal = { readonly edit: Edit } | { readonly advice: string };

/** What a proposal is made from: the document of the spec, its files' texts, and what was seen in all documents given. */
export interface Evidenced {
  readonly document: Document;
  readonly texts: ReadonlyMap<string, string>;
  readonly observation: Observation;
}

/** Changes a line of a spec; a vendor's schema stays as it came. */
export function changed(
  file: string,
  texts: ReadonlyMap<string, string>,
  make: (text: string) => Edit | undefined,
): Proposal | undefined {
  const text = texts.get(file);
  if (text === undefined || !file.endsWith(".yaml"))
    return { advice: `The vendor's schema ${file} says otherwise; a spec can correct the types of texts alone.` };
  const edit = make(text);
  return edit && { edit };
}

/** The path of the element around, and the last name of a path. */
export function splitPath(path: string): { readonly parent: string; readonly last: string } {
  const at = path.lastIndexOf("/");
  return { parent: path.slice(0, Math.max(0, at)), last: path.slice(at + 1) };
}

/** The place of elements that a path leads to, by their local names. */
export function placeAt(root: Place, path: string): Place | undefined {
  let place: Place | undefined = placeOf(root);
  for (const name of path === "" ? [] : path.split("/")) {
    const edges: readonly Edge[] = [...(place?.children.values() ?? [])];
    const found = edges.find((each) => placeOf(each.place).name.local === localOf(name));
    place = found && placeOf(found.place);
  }
  return place;
}

/** A name without its prefix. */
export function localOf(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
