import { checkCharacter } from "./characters.js";
import { apostropheStop, attributeStop, classes, encodedStop, passPlain, space } from "./classes.js";
import { unusual } from "./unusual.js";
import type { ValueCode } from "../feature.js";
import { unbounded } from "./bounds.js";
import * as leafKinds from "./leaf-kind-numbers.js";
import type { Field } from "./plan.js";
import { readReference } from "./reference.js";
import { asciiSlice, utf8Slice } from "./room.js";
import type { State } from "./state.js";

/**
 * The characters of a text that are ASCII or UTF-8, and its references and escapes where it has some; what the field says
 * where there are none.
 */
export function readText(state: State, p: number, field: Field, mask: number): unknown {
  const { bytes } = state;
  const start = p;
  p = passPlain(bytes, p, mask);
  let wide = false;
  const stop = bytes[p];
  if (stop !== 60 && stop !== 34 && stop !== 39 && stop !== 93) {
    wide = bytes[p]! >= 0x80;
    if (wide) p = skipWide(state, p, mask);
    if (field.longest < unbounded) return unusual(state);
    if (bytes[p] === 38 && field.leafKind !== leafKinds.id) return readReferences(state, start, p, mask);
    if (isEncoded(mask) && !wide && (bytes[p] === 37 || bytes[p] === 43)) return readEncoded(state, start, p, field);
  }
  const length = p - start;
  if (length > field.longest) return unusual(state);
  if (length === 0) {
    if (field.emptyValue === undefined) return unusual(state);
    state.position = p;
    return field.emptyValue;
  }
  if (length > 64 && length > longestOf(state, mask)) return unusual(state);
  state.position = p;
  return wide ? utf8Slice(state.room, start, p) : asciiSlice(state.room, start, p);
}

function longestOf({ limits }: State, mask: number): number {
  return tagsAround(mask) === 0 ? limits.text : limits.attribute;
}

/**
 * Whether what is read stands in a tag, whose element was entered before: what is not well-formed in it is told of as of the
 * element around that, like in a tag that was scanned first.
 */
function tagsAround(mask: number): 0 | 1 {
  return (mask & (attributeStop | apostropheStop)) === 0 ? 0 : 1;
}

function isEncoded(mask: number): boolean {
  return (mask & encodedStop) !== 0;
}

/** Goes on at the first reference of a text; only references to characters are left, and CDATA has none. */
function readReferences(state: State, start: number, p: number, mask: number): string | undefined {
  const { bytes } = state;
  const limit = longestOf(state, mask);
  const tags = tagsAround(mask);
  let text = utf8Slice(state.room, start, p);
  while (bytes[p] === 38) {
    state.depth -= tags;
    text += readReference(state, p);
    state.depth += tags;
    const from = state.position;
    p = skipWide(state, from, mask);
    if (p > from) text += utf8Slice(state.room, from, p);
  }
  if (p - start > limit) return unusual(state);
  state.position = p;
  return text;
}

/** Goes on at the first escape of a text that is encoded on top of XML. */
function readEncoded(state: State, start: number, p: number, field: Field): string | undefined {
  const code = state.table.values?.code as ValueCode | undefined;
  return code === undefined ? unusual(state) : code.read(state, start, p, field);
}

/** As a text, but white space at its ends is not the ID's: the general path drops it. */
export function readId(state: State, p: number, field: Field, mask: number): unknown {
  const { bytes } = state;
  if ((classes[bytes[p]!]! & space) !== 0) return unusual(state);
  const value = readText(state, p, field, mask);
  if (state.position >= 0 && (classes[bytes[state.position - 1]!]! & space) !== 0) return unusual(state);
  return value;
}

function skipWide(state: State, p: number, mask: number): number {
  const { bytes } = state;
  const tags = tagsAround(mask);
  state.depth -= tags;
  p = passPlain(bytes, p, mask);
  while (bytes[p]! >= 0x80) p = passPlain(bytes, checkCharacter(state, p), mask);
  state.depth += tags;
  return p;
}
