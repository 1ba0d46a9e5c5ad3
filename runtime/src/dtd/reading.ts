import { XmlError, type ProblemCode } from "../problem.js";
import type { Place } from "../reader/state.js";
import type { DtdLimits, DtdOptions } from "./options.js";

/** All that is known while one document is expanded. */
export interface Reading {
  readonly options: DtdOptions;
  readonly limits: DtdLimits;
  /** The texts that are being read: the document first, the replacement text of the innermost entity last. */
  readonly frames: Frame[];
  /** The entities that are being expanded, none of which may come again. */
  readonly open: Entity[];
  /** The frame in which the declaration at hand began, where it must end. */
  floor: number;
  readonly entities: Map<string, Entity>;
  readonly parameters: Map<string, Entity>;
  /** By element, then by attribute. */
  readonly attributes: Map<string, Map<string, AttributeRule>>;
  standalone: boolean;
  /** Something external was not read, so that what is declared behind it may not count. */
  incomplete: boolean;
  /** Characters that were read, and that were brought in by expansion. */
  size: number;
  expanded: number;
  /** Where an index into the document is in the input. */
  readonly locate: (index: number) => Place;
}

/** A text and how far it has been read. */
export interface Frame {
  readonly text: string;
  position: number;
  /** Whether it was read from outside: there parameter entities may stand inside of declarations. */
  readonly external: boolean;
  readonly entity: Entity | undefined;
  readonly base: string | undefined;
  /** Conditional sections that are open in it. */
  sections: number;
}

/** What a reference stands for. */
export interface Entity {
  readonly name: string;
  /** The replacement text, for an internal entity. */
  readonly text: string | undefined;
  readonly external: ExternalId | undefined;
  /** It is no XML: it may be named by attributes, and not be referred to. */
  readonly unparsed: boolean;
  /** It was declared in an external or a parameter entity. */
  readonly outside: boolean;
  /** What was read from outside, once it was. */
  loaded?: LoadedText | undefined;
}

/** The text of an external entity. */
export interface LoadedText {
  readonly text: string;
  readonly base: string | undefined;
}

/** Where an external entity is. */
export interface ExternalId {
  readonly systemId: string;
  readonly publicId: string | undefined;
  /** The address of the entity that names it. */
  readonly base: string | undefined;
}

/** What a DTD says of an attribute. */
export interface AttributeRule {
  /** Spaces at its ends and beside each other mean nothing: https://www.w3.org/TR/xml/#AVNormalize */
  readonly tokens: boolean;
  readonly value: string | undefined;
}

/** The text that is being read. */
export function frameOf({ frames }: Reading): Frame {
  return frames.at(-1)!;
}

/** Begins to read a text. */
export function pushFrame(reading: Reading, text: string, more: Partial<Frame>): Frame {
  const frame = { text, position: 0, external: false, entity: undefined, base: undefined, sections: 0, ...more };
  reading.frames.push(frame);
  return frame;
}

/** What stands where the reading is, in words. */
export function found(reading: Reading): string {
  const { text, position, entity } = frameOf(reading);
  const code = text.codePointAt(position);
  if (code === undefined)
    return entity === undefined ? "the end of the document" : `the end of the entity ${entity.name}`;
  return JSON.stringify(String.fromCodePoint(code));
}

/** Ends the expansion. The place is in the document, at the outermost reference where it is inside of an entity. */
export function refuse(
  reading: Reading,
  expected: string,
  received: string = found(reading),
  code: ProblemCode = "ill-formed",
): never {
  const place = reading.locate(reading.frames[0]!.position);
  const inside = reading.open.at(-1);
  const suffix = inside === undefined ? "" : `, in the entity ${inside.name}`;
  throw problemAt(reading.options.file, place, code, expected, received, suffix);
}

/** The error for a place of the document. */
export function problemAt(
  file: string | undefined,
  place: Place,
  code: ProblemCode,
  expected: string,
  received: string,
  suffix = "",
): XmlError {
  const { line, column } = place;
  const message = `${file === undefined ? "" : `${file}:`}${line}:${column}: expected ${expected} but received ${received}${suffix}`;
  return new XmlError([{ code, severity: "error", path: "", ...place, expected, received, message }]);
}

/** Counts characters that were brought in, and refuses more than the limits allow. */
export function spend(reading: Reading, characters: number): void {
  const { expansion, factor } = reading.limits;
  reading.expanded += characters + 1;
  if (reading.expanded > expansion)
    refuse(reading, `entities and defaults of at most ${expansion} characters`, "more", "limit");
  if (reading.expanded > factor * reading.size)
    refuse(reading, `entities and defaults of at most ${factor} times the document`, "more", "limit");
}

/** Notes that an entity is being expanded. https://www.w3.org/TR/xml/#norecursion */
export function enter(reading: Reading, entity: Entity, characters: number): void {
  if (reading.open.includes(entity)) refuse(reading, "an entity that does not refer to itself", `&${entity.name};`);
  if (reading.open.length >= reading.limits.nesting)
    refuse(reading, `at most ${reading.limits.nesting} entities inside of each other`, "more", "limit");
  spend(reading, characters);
  reading.open.push(entity);
}
