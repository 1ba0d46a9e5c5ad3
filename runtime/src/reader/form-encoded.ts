import type { ValueCode } from "../feature.js";
import { attributeStop, classes, space, textStop } from "./classes.js";
import { unusual } from "./unusual.js";
import * as leafKinds from "./leaf-kind-numbers.js";
import type { Field } from "./plan.js";
import { type Room, asciiSlice, makeRoom, utf8Slice } from "./room.js";
import type { State } from "./state.js";
import { isUtf8 } from "./utf8.js";

/** Reads texts as forms encode them. */
export const formEncoded: ValueCode = { feature: "formUrlEncoding", read: readEncoded };

/** The longest text that is decoded here. */
const longestEncoded = 1024;

let scratch: Room | undefined;

/** Goes on at the first escape of a form-url-encoded text; what bytes mean that are not UTF-8 the general path says. */
function readEncoded(state: State, start: number, p: number, field: Field): string | undefined {
  if (p - start > longestEncoded) return unusual(state);
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
  const spaced = ((classes[decoded[0]!]! | classes[decoded[size - 1]!]!) & space) !== 0;
  if (spaced && field.leafKind === leafKinds.id) return unusual(state);
  if (wide !== 0 && !isUtf8(decoded, size)) return unusual(state);
  state.position = p;
  return wide === 0 ? asciiSlice(scratch, 0, size) : utf8Slice(scratch, 0, size);
}

/** The value of a hexadecimal digit; another byte has one that is negative, also when it is shifted. */
function hexValue(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = byte | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}
