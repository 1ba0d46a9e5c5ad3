import { checkCharacter } from "./characters.js";
import { attributeStop, classes, encodedStop, passPlain, space, textStop } from "./classes.js";
import { ends, unusual } from "./ends.js";
import { unbounded } from "./bounds.js";
import { leafKinds } from "./leaf-kinds.js";
import type { Field } from "./plan.js";
import { readReference } from "./reference.js";
import { type Room, asciiSlice, makeRoom, utf8Slice } from "./room.js";
import type { State } from "./state.js";
import { isUtf8 } from "./utf8.js";

/**
 * The characters of a text that are ASCII or UTF-8, and its references and escapes where it has some; what the field says
 * where there are none.
 */
export function readText(
  state: State,
  p: number,
  field: Field,
  mask: number,
  close: number,
  closeLength: number,
): unknown {
  const { bytes } = state;
  const start = p;
  p = passPlain(bytes, p, mask);
  let wide = false;
  const stop = bytes[p];
  if (stop !== 60 && stop !== 34 && stop !== 93) {
    wide = bytes[p]! >= 0x80;
    if (wide) p = skipWide(state, p, mask);
    if (field.longest < unbounded) return unusual(state);
    if (bytes[p] === 38 && field.leafKind !== leafKinds.id)
      return readReferences(state, start, p, mask, close, closeLength);
    if (isEncoded(mask) && !wide && (bytes[p] === 37 || bytes[p] === 43))
      return readEncoded(state, start, p, field, close, closeLength);
  }
  const length = p - start;
  if (!ends(state, p, close, closeLength) || length > field.longest) return unusual(state);
  if (length === 0) {
    if (field.emptyValue === undefined) return unusual(state);
    state.position = p + closeLength;
    return field.emptyValue;
  }
  if (length > 64 && length > (mask === state.plan.attributeMask ? state.limits.attribute : state.limits.text))
    return unusual(state);
  state.position = p + closeLength;
  return wide ? utf8Slice(state.room, start, p) : asciiSlice(state.room, start, p);
}

function isEncoded(mask: number): boolean {
  return (mask & encodedStop) !== 0;
}

/** Goes on at the first reference of a text; only references to characters are left, and CDATA has none. */
function readReferences(
  state: State,
  start: number,
  p: number,
  mask: number,
  close: number,
  closeLength: number,
): string | undefined {
  const { bytes } = state;
  const limit = mask === state.plan.attributeMask ? state.limits.attribute : state.limits.text;
  let text = utf8Slice(state.room, start, p);
  while (bytes[p] === 38) {
    text += readReference(state, p);
    const from = state.position;
    p = skipWide(state, from, mask);
    if (p > from) text += utf8Slice(state.room, from, p);
  }
  if (p - start > limit || !ends(state, p, close, closeLength)) return unusual(state);
  state.position = p + closeLength;
  return text;
}

/** The longest text that is decoded here. */
const longestEncoded = 1024;

let scratch: Room | undefined;

/** Goes on at the first escape of a form-url-encoded text; what bytes mean that are not UTF-8 the general path says. */
function readEncoded(
  state: State,
  start: number,
  p: number,
  field: Field,
  close: number,
  closeLength: number,
): string | undefined {
  if (state.table.values?.name !== "form-url-encoded" || p - start > longestEncoded) return unusual(state);
  const { bytes } = state;
  scratch ??= makeRoom(longestEncoded * 2);
  const decoded = scratch.bytes;
  let size = 0;
  let wide = 0;
  for (let at = start; at < p; at++) decoded[size++] = bytes[at]!;
  const mask = textStop | attributeStop;
  for (; size < longestEncoded; p++) {
    let byte = bytes[p]!;
    if (byte === 43) byte = 32;
    else if (byte === 37) {
      byte = (hexValue(bytes[p + 1]!) << 4) | hexValue(bytes[p + 2]!);
      if (byte < 0) return unusual(state);
      wide |= byte & 0x80;
      p += 2;
    } else if ((classes[byte]! & mask) !== 0) break;
    decoded[size++] = byte;
  }
  if (!ends(state, p, close, closeLength)) return unusual(state);
  const spaced = ((classes[decoded[0]!]! | classes[decoded[size - 1]!]!) & space) !== 0;
  if (spaced && field.leafKind === leafKinds.id) return unusual(state);
  if (wide !== 0 && !isUtf8(decoded, size)) return unusual(state);
  state.position = p + closeLength;
  return wide === 0 ? asciiSlice(scratch, 0, size) : utf8Slice(scratch, 0, size);
}

/** The value of a hexadecimal digit; another byte has one that is negative, also when it is shifted. */
function hexValue(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = byte | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

/** As a text, but white space at its ends is not the ID's: the general path drops it. */
export function readId(
  state: State,
  p: number,
  field: Field,
  mask: number,
  close: number,
  closeLength: number,
): unknown {
  const { bytes } = state;
  if ((classes[bytes[p]!]! & space) !== 0) return unusual(state);
  const value = readText(state, p, field, mask, close, closeLength);
  if (state.position >= 0 && (classes[bytes[state.position - closeLength - 1]!]! & space) !== 0) return unusual(state);
  return value;
}

function skipWide(state: State, p: number, mask: number): number {
  const { bytes } = state;
  for (;;) {
    p = passPlain(bytes, p, mask);
    if (bytes[p]! < 0x80) return p;
    p = checkCharacter(state, p);
  }
}
