import type { Place } from "../model/model.js";
import { quote } from "../problems/problems.js";
import { type Cursor, fail, frameOf, placeFrom } from "./cursor.js";
import { externalText, mostNested, replacement, spend } from "./entities.js";
import { DtdMistake } from "./mistake.js";
import {
  illegalCharacter,
  normalizeLineEnds,
  parameterReference,
  publicLiteral,
  reference,
  textDeclaration,
} from "./syntax.js";

/** A text in quotes that must stand here, as written. */
export function expectLiteral(cursor: Cursor, expected: string): { readonly text: string; readonly place: Place } {
  const frame = frameOf(cursor);
  const quoteMark = frame.text[frame.at];
  if (quoteMark !== '"' && quoteMark !== "'") fail(cursor, expected);
  const start = frame.at + 1;
  const end = frame.text.indexOf(quoteMark, start);
  if (end < 0) fail(cursor, "the end of the text in quotes", "none");
  frame.at = end;
  const place = placeFrom(cursor, start);
  frame.at = end + 1;
  const text = frame.text.slice(start, end);
  // What an internal entity stands for may hold a carriage return on purpose.
  return { text: frame.reference === undefined ? normalizeLineEnds(text) : text, place };
}

/** https://www.w3.org/TR/xml/#NT-PubidLiteral */
export function expectPublicId(cursor: Cursor): string {
  const { text, place } = expectLiteral(cursor, "a public identifier in quotes");
  if (publicLiteral.test(text)) return text;
  throw new DtdMistake(place, "characters of a public identifier", quote(text));
}

/** The value of an entity: references to parameter entities and to characters are replaced, others stay as they are. */
export function expectEntityValue(cursor: Cursor): string {
  const { external } = frameOf(cursor);
  const { text, place } = expectLiteral(cursor, "the value of the entity in quotes");
  return expandEntityValue(cursor, text, place, external, []);
}

function expandEntityValue(
  cursor: Cursor,
  text: string,
  place: Place,
  external: boolean,
  open: readonly string[],
): string {
  if (open.length > mostNested) throw new DtdMistake(place, `at most ${mostNested} entities in each other`, "more");
  let value = "";
  let at = 0;
  for (const { index } of text.matchAll(/[%&]/g)) {
    if (index < at) continue;
    value += text.slice(at, index);
    if (text[index] === "&") {
      const [found, character] = referenceAt(text, index, place);
      value += character ?? found;
      at = index + found.length;
      continue;
    }
    const [found, name = ""] = matchAt(parameterReference, text, index) ?? [];
    if (found === undefined) throw new DtdMistake(place, "a reference to a parameter entity", '"%" alone');
    if (!external)
      throw new DtdMistake(place, "no parameter entity inside a declaration of a document's own subset", quote(found));
    const entity = replacement(cursor, name, place, open);
    if (entity?.kind === "internal") {
      spend(cursor, entity.text.length, place);
      // Its own references were replaced when it was declared.
      value += entity.text;
    } else if (entity !== undefined) {
      const file = externalText(cursor, entity, place)?.text ?? "";
      const inner = normalizeLineEnds(file.replace(/^\uFEFF/, "").slice(declarationLength(file)));
      value += expandEntityValue(cursor, inner, place, true, [...open, name]);
    }
    at = index + found.length;
  }
  return value + text.slice(at);
}

function declarationLength(text: string): number {
  textDeclaration.lastIndex = 0;
  return textDeclaration.exec(text)?.[0].length ?? 0;
}

/** The default of an attribute, with all references replaced and white space as blanks: https://www.w3.org/TR/xml/#AVNormalize */
export function expectDefault(cursor: Cursor): { readonly text: string; readonly place: Place } {
  const { text, place } = expectLiteral(cursor, "a value in quotes");
  return { text: expandDefault(cursor, text, place, []), place };
}

function expandDefault(cursor: Cursor, text: string, place: Place, open: readonly string[]): string {
  if (text.includes("<")) throw new DtdMistake(place, 'a value without "<"', quote(text));
  if (open.length > mostNested) throw new DtdMistake(place, `at most ${mostNested} entities in each other`, "more");
  let value = "";
  let at = 0;
  for (const { index } of text.matchAll(/&/g)) {
    value += blanks(text.slice(at, index));
    const [found, character, name = ""] = referenceAt(text, index, place);
    at = index + found.length;
    value += character ?? predefined.get(name) ?? expandGeneral(cursor, name, place, open);
  }
  return value + blanks(text.slice(at));
}

function expandGeneral(cursor: Cursor, name: string, place: Place, open: readonly string[]): string {
  const entity = cursor.declarations.generalEntities.get(name);
  if (entity === undefined) throw new DtdMistake(place, "an entity that is declared before", quote(name));
  if (entity.kind === "external") throw new DtdMistake(place, "an entity inside the DTD", `${quote(name)}, a file`);
  if (open.includes(name)) throw new DtdMistake(place, "an entity that does not contain itself", quote(name));
  spend(cursor, entity.text.length, place);
  return expandDefault(cursor, entity.text, place, [...open, name]);
}

/** https://www.w3.org/TR/xml/#sec-predefined-ent */
export const predefined: ReadonlyMap<string, string> = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["apos", "'"],
  ["quot", '"'],
]);

function blanks(text: string): string {
  return text.replace(/[\t\r\n]/g, " ");
}

/** The reference at an offset: as written, with its character or its name. */
function referenceAt(
  text: string,
  at: number,
  place: Place,
): readonly [found: string, character: string | undefined, name: string | undefined] {
  const [found, decimal, hexadecimal, name] = matchAt(reference, text, at) ?? [];
  if (found === undefined) throw new DtdMistake(place, "a reference to an entity or a character", '"&" alone');
  if (name !== undefined) return [found, undefined, name];
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number.parseInt(decimal, 10);
  const character = code <= 0x10ffff ? String.fromCodePoint(code) : "\0";
  if (illegalCharacter.test(character)) throw new DtdMistake(place, "a character that XML can carry", quote(found));
  return [found, character, undefined];
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
