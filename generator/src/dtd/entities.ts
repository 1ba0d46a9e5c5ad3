import type { Place } from "../model/model.js";
import { quote } from "../problems/problems.js";
import { type Cursor, type Frame, fail, frameOf, placeFrom, takeMatch, takeSpace } from "./cursor.js";
import type { DtdEntity } from "./declarations.js";
import { findExternal } from "./external.js";
import { DtdMistake } from "./mistake.js";
import { illegalCharacter, parameterReference, textDeclaration } from "./syntax.js";

/** How many characters entities may stand for, references in references counted each time: a bomb ends here. */
export const mostExpanded = 20_000_000;

/** How many entities may stand in each other. */
export const mostNested = 100;

/** Begins to read a file as a part of the DTD. */
export function openFile(cursor: Cursor, text: string, file: string, external: boolean, entity?: string): void {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  const frame: Frame = { text, at: start, file, external, ...(entity !== undefined && { entity }) };
  const illegal = illegalCharacter.exec(text.slice(start));
  if (illegal !== null) {
    const at = start + illegal.index;
    throw new DtdMistake({ file, start: at, end: at + 1 }, "characters that XML can carry", quote(illegal[0]));
  }
  cursor.frames.push(frame);
  if (!external) return;
  takeMatch(cursor, textDeclaration);
}

/**
 * Takes a reference to a parameter entity, and begins to read what it stands for. An entity that is not there was reported,
 * and stands for nothing. Nothing is taken where no reference stands.
 */
export function takeReference(cursor: Cursor): boolean {
  const frame = frameOf(cursor);
  const start = frame.at;
  const found = takeMatch(cursor, parameterReference);
  if (found === undefined) return false;
  const name = found.slice(1, -1);
  const place = placeFrom(cursor, start);
  const entity = cursor.declarations.parameterEntities.get(name);
  if (entity === undefined) {
    reportUndeclared(cursor, name, place);
    return true;
  }
  checkNesting(cursor, name, place);
  if (entity.kind === "internal") {
    spend(cursor, entity.text.length, place);
    cursor.frames.push({
      text: entity.text,
      at: 0,
      file: entity.file,
      external: frame.external,
      entity: name,
      reference: place,
    });
    return true;
  }
  const external = externalText(cursor, entity, place);
  if (external !== undefined) openFile(cursor, external.text, external.path, true, name);
  return true;
}

/** Passes over white space inside of a declaration, and into and out of the parameter entities between its parts. */
export function skipSpace(cursor: Cursor): boolean {
  let found = false;
  for (;;) {
    if (takeSpace(cursor) !== undefined) found = true;
    const frame = frameOf(cursor);
    if (frame.at >= frame.text.length && cursor.frames.length > cursor.floor) {
      // What an entity stands for has a blank at both ends: https://www.w3.org/TR/xml/#as-PE
      cursor.frames.pop();
      found = true;
    } else if (frame.text[frame.at] === "%" && parameterReferenceAt(frame)) {
      if (!frame.external) fail(cursor, "no parameter entity inside a declaration of a document's own subset");
      takeReference(cursor);
      found = true;
    } else return found;
  }
}

/** Passes over white space that must be there. */
export function expectSpace(cursor: Cursor): void {
  if (!skipSpace(cursor)) fail(cursor, "white space");
}

function parameterReferenceAt({ text, at }: Frame): boolean {
  parameterReference.lastIndex = at;
  return parameterReference.test(text);
}

/** What stands for nothing: a mistake, unless a file is missing that may declare it. https://www.w3.org/TR/xml/#vc-entdeclared */
function reportUndeclared({ incomplete, report }: Cursor, name: string, place: Place): void {
  if (incomplete)
    report.unsupported(place, `${quote(name)}, a parameter entity that is declared nowhere`, "it is left out");
  else report.invalid(place, "a parameter entity that is declared before", quote(name));
}

/** The text that a parameter entity stands for inside the value of another one; nothing where it is not there, which is reported. */
export function replacement(
  cursor: Cursor,
  name: string,
  place: Place,
  open: readonly string[],
): DtdEntity | undefined {
  const entity = cursor.declarations.parameterEntities.get(name);
  if (entity === undefined) {
    reportUndeclared(cursor, name, place);
    return undefined;
  }
  if (open.includes(name)) throw new DtdMistake(place, "an entity that does not contain itself", quote(name));
  checkNesting(cursor, name, place);
  return entity;
}

/** The text of an external entity without the declaration of its encoding; nothing where it is not there, which is reported. */
export function externalText(
  cursor: Cursor,
  entity: DtdEntity & { readonly kind: "external" },
  place: Place,
): { readonly text: string; readonly path: string } | undefined {
  const found = findExternal(entity.id, entity.file, cursor.files);
  if (found === undefined) {
    const { systemId = "", publicId = systemId } = entity.id;
    const hint = systemId === "" ? publicId : systemId;
    cursor.incomplete = true;
    cursor.report.unsupported(
      entity.id.place,
      `${quote(hint)}, a file that is not there`,
      'nothing is fetched: put it beside this one, or name its place in a "catalog.xml"',
    );
    return undefined;
  }
  spend(cursor, found.text.length, place);
  return found;
}

/** Counts what entities stand for. */
export function spend(cursor: Cursor, characters: number, place: Place): void {
  cursor.budget -= characters + 1;
  if (cursor.budget < 0) throw new DtdMistake(place, `entities of at most ${mostExpanded} characters`, "more");
}

function checkNesting({ frames }: Cursor, name: string, place: Place): void {
  if (frames.some(({ entity }) => entity === name))
    throw new DtdMistake(place, "an entity that does not contain itself", quote(name));
  if (frames.length > mostNested) throw new DtdMistake(place, `at most ${mostNested} entities in each other`, "more");
}
