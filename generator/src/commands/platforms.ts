import { Failure } from "../disk/failure.js";
import { listPlatforms } from "../disk/specs.js";
import { nearest } from "../problems/nearest.js";

/** The platforms that are meant: those that are named, or else all that have a folder. */
export function chosenPlatforms(specs: string, named: readonly string[]): readonly string[] {
  const all = listPlatforms(specs);
  if (all.length === 0) throw new Failure(`there is no platform in ${specs}`, "Begin one: tagsmith new acme");
  if (named.length === 0) return all;
  for (const name of named) {
    if (!all.includes(name)) throw unknownName("platform", name, all, `in ${specs}`);
  }
  return [...new Set(named)].sort();
}

/** A name that is none of those that there are. */
export function unknownName(noun: string, name: string, names: readonly string[], where: string): Failure {
  const near = nearest(name, names);
  return new Failure(
    `there is no ${noun} "${name}" ${where}`,
    near === undefined ? `There are: ${names.join(", ")}` : `Did you mean ${near}?`,
  );
}
