import type { Place } from "../model/model.js";
import { quote } from "../problems/problems.js";
import type { Report } from "../xsd/report.js";
import type { DtdDeclarations } from "./declarations.js";
import type { ExternalFiles } from "./external.js";
import { DtdMistake } from "./mistake.js";
import { name, space } from "./syntax.js";

/** Where reading a DTD has come to: in a text, which an entity may have put into another one. */
export interface Cursor {
  readonly frames: Frame[];
  /** How many frames a declaration must leave open: it ends in the entity that it begins in. */
  floor: number;
  readonly declarations: DtdDeclarations;
  readonly files: ExternalFiles;
  readonly report: Report;
  /** How many characters entities may still stand for. */
  budget: number;
  /** How many `(` are open. */
  depth: number;
  /** The comment that was read last, where nothing but white space has come since. */
  comment: string;
  /** Whether a file was not there: what is declared nowhere may be declared in it. */
  incomplete: boolean;
}

/** A text that is being read: a file, or what an entity is replaced by. */
export interface Frame {
  readonly text: string;
  at: number;
  readonly file: string;
  /** Whether references may stand inside of declarations: not in the subset inside of a document. */
  readonly external: boolean;
  /** The name of the parameter entity whose text it is. */
  readonly entity?: string;
  /** Of the text of an internal entity: where the reference to it stands. Such a text has no places of its own. */
  readonly reference?: Place;
}

/** The text that is being read. */
export function frameOf({ frames }: Cursor): Frame {
  const frame = frames.at(-1);
  if (frame === undefined) throw new Error("all texts of the DTD have ended");
  return frame;
}

/** The place from an offset of the text at hand to where reading has come, or of some length. */
export function placeFrom(cursor: Cursor, start: number, length?: number): Place {
  const { reference, file, at } = frameOf(cursor);
  return reference ?? { file, start, end: length === undefined ? Math.max(at, start) : start + length };
}

/** The place where reading has come to. */
export function placeHere(cursor: Cursor): Place {
  return placeFrom(cursor, frameOf(cursor).at, 1);
}

/** Ends the reading: the grammar is broken here. */
export function fail(cursor: Cursor, expected: string, found: string = foundHere(cursor)): never {
  throw new DtdMistake(placeHere(cursor), expected, found);
}

function foundHere(cursor: Cursor): string {
  const { text, at, entity } = frameOf(cursor);
  const [word = ""] = /^(?:[\p{L}\p{N}_:.-]+|[^])/u.exec(text.slice(at, at + 60)) ?? [];
  return word === "" ? `the end of the ${entity === undefined ? "text" : `entity %${entity};`}` : quote(word);
}

/** Whether a text stands here. */
export function isAt(cursor: Cursor, text: string): boolean {
  const frame = frameOf(cursor);
  return frame.text.startsWith(text, frame.at);
}

/** Takes a text that stands here. */
export function take(cursor: Cursor, text: string): boolean {
  const found = isAt(cursor, text);
  if (found) frameOf(cursor).at += text.length;
  return found;
}

/** Takes a text that must stand here. */
export function expectText(cursor: Cursor, text: string): void {
  if (!take(cursor, text)) fail(cursor, quote(text));
}

/** Takes what a sticky pattern matches here. */
export function takeMatch(cursor: Cursor, pattern: RegExp): string | undefined {
  const frame = frameOf(cursor);
  pattern.lastIndex = frame.at;
  const [found] = pattern.exec(frame.text) ?? [];
  if (found !== undefined) frame.at += found.length;
  return found;
}

/** Takes a name that must stand here; `expected` says what it is the name of. */
export function expectName(cursor: Cursor, expected: string): string {
  return takeMatch(cursor, name) ?? fail(cursor, expected);
}

/** Takes white space that no entity brings. */
export function takeSpace(cursor: Cursor): string | undefined {
  return takeMatch(cursor, space);
}
