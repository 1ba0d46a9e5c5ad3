import type { EntryNode, ScalarNode } from "../load/node.js";
import type { Parsed } from "../notation/scanner.js";
import type { Place } from "../problems/place.js";
import { type Problems, quote } from "../problems/problems.js";
import { nearest } from "../problems/nearest.js";
import type { Documented, Source, Sureness } from "./model.js";

/** What building the parts of a platform needs besides their nodes. */
export interface Building {
  readonly problems: Problems;
  readonly sources: readonly Source[];
}

/** The value of a parsed scalar; a mistake is reported at its place in the scalar. */
export function accept<T>(parsed: Parsed<T>, scalar: ScalarNode, { problems }: Building): T | undefined {
  if (parsed.ok) return parsed.value;
  const { start, end, expected, found, suggestion, hint } = parsed.mistake;
  problems.add("grammar", scalar.part(start, end), expected, found, {
    suggestion,
    ...(hint !== undefined && { hint }),
  });
  return undefined;
}

/** Reports a name that names nothing. */
export function unknownName(
  { problems }: Building,
  place: Place,
  expected: string,
  name: string,
  known: Iterable<string>,
  hint?: string,
): void {
  const list = [...known];
  const suggestion = nearest(name, list);
  const listed = list.length > 0 && list.length <= 12 ? `known: ${list.join(", ")}` : undefined;
  const shown = hint ?? (suggestion === undefined ? listed : undefined);
  problems.add("unknown-name", place, expected, quote(name), {
    suggestion,
    ...(shown !== undefined && { hint: shown }),
  });
}

/** What a comment says, and which source it names: `The order's key. [page C]`. */
export function documentationOf(comment: string, place: Place, building: Building): Documented {
  const mark = /\s*\[([\p{L}_][\p{L}\p{N}_-]*)(?:\s+([A-D]))?\]\s*$/u.exec(comment);
  const name = mark?.[1];
  if (mark === null || name === undefined) return { documentation: comment, place };
  const documentation = comment.slice(0, mark.index).trimEnd();
  const source = building.sources.find((each) => each.name === name);
  if (source === undefined) {
    unknownName(
      building,
      place,
      "a source that platform.yaml lists, in [ ] at the end of the comment",
      name,
      building.sources.map((each) => each.name),
    );
    return { documentation, place };
  }
  const sure = (mark[2] as Sureness | undefined) ?? source.sure;
  return { documentation, source: name, ...(sure !== undefined && { sure }), place };
}

/** The documentation of a map's entry. */
export function documentationOfEntry(entry: EntryNode, building: Building): Documented {
  return documentationOf(entry.comment, entry.key.place, building);
}
