import type { Report } from "../xsd/report.js";
import type { Cursor } from "./cursor.js";
import { type DtdDeclarations, noDeclarations } from "./declarations.js";
import { mostExpanded, openFile } from "./entities.js";
import type { ExternalFiles } from "./external.js";
import { DtdMistake } from "./mistake.js";
import { readDeclarations } from "./subset.js";

/** A text of declarations. */
export interface DtdText {
  readonly text: string;
  readonly file: string;
  /** Whether it stands in a document's own DOCTYPE, where less is allowed. */
  readonly internal?: boolean;
}

/**
 * Reads the declarations of texts: a document's own subset comes before the external one. The first break of the grammar ends
 * the reading, and is reported.
 */
export function parseDtd(texts: readonly DtdText[], files: ExternalFiles, report: Report): DtdDeclarations | undefined {
  const cursor: Cursor = {
    frames: [],
    floor: 1,
    declarations: noDeclarations(),
    files,
    report,
    budget: mostExpanded,
    depth: 0,
    comment: "",
    incomplete: false,
  };
  try {
    for (const { text, file, internal = false } of texts) {
      cursor.frames.length = 0;
      openFile(cursor, text, file, !internal);
      readDeclarations(cursor, false);
    }
    checkNotations(cursor);
    return cursor.declarations;
  } catch (error) {
    if (!(error instanceof DtdMistake)) throw error;
    report.invalid(error.place, error.expected, error.found);
    return undefined;
  }
}

/** https://www.w3.org/TR/xml/#not-declared and https://www.w3.org/TR/xml/#notatn */
function checkNotations({ declarations, report }: Cursor): void {
  const { notations, generalEntities, attributes } = declarations;
  for (const entity of generalEntities.values()) {
    if (entity.kind !== "external" || entity.notation === undefined || notations.has(entity.notation.name)) continue;
    report.invalid(entity.notation.place, "a notation that is declared", JSON.stringify(entity.notation.name));
  }
  for (const { type, place } of [...attributes.values()].flatMap((each) => [...each.values()])) {
    if (type.kind !== "enumeration" || !type.isNotation) continue;
    const unknown = type.words.find((word) => !notations.has(word));
    if (unknown !== undefined) report.invalid(place, "a notation that is declared", JSON.stringify(unknown));
  }
}
