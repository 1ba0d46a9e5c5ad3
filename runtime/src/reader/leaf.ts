import { invalid } from "../codec.js";
import { classes } from "./classes.js";
import { seen, trim } from "./convert.js";
import * as leafKinds from "./leaf-kind-numbers.js";
import { readId, readText } from "./leaf-text.js";
import { matches } from "./literal.js";
import type { Field } from "./plan.js";
import { asciiSlice } from "./room.js";
import type { State } from "./state.js";
import { unusual } from "./unusual.js";

/**
 * Reads the plain value at `p` of a leaf up to a byte that may end it, `state.position`: what stands there is for the caller
 * to compare. Where anything is unusual `state.position` is -1, and the general path reads the value or says what is wrong
 * with it. The value is `seen` where what is there means nothing. `kind` is that of the field.
 */
export function readPlain(state: State, p: number, field: Field, kind: number, mask: number): unknown {
  let value: unknown;
  switch (kind) {
    case leafKinds.text:
      return readText(state, p, field, mask);
    case leafKinds.id:
      return readId(state, p, field, mask);
    case leafKinds.integer:
      value = readInteger(state, p, field, mask);
      break;
    case leafKinds.decimal:
      value = readDecimal(state, p, mask);
      break;
    case leafKinds.word:
      value = readWord(state, p, field, mask);
      break;
    case leafKinds.unixTime:
      value = readUnixTime(state, p, mask);
      break;
    case leafKinds.scanned:
      value = readScanned(state, p, field, mask);
      break;
    case leafKinds.unlessNothing:
      return readUnlessNothing(state, p, field, mask);
    case leafKinds.none:
      return unusual(state);
    default:
      return readConverted(state, p, field, mask);
  }
  // Spelled in another way than most are: with a plus, with white space, as a word that is not listed.
  return state.position < 0 ? readConverted(state, p, field, mask) : value;
}

/** Ends a value at `p`, where a byte must stand that may end it; else the value is unusual. */
function stopAt(state: State, p: number, mask: number): void {
  state.position = (classes[state.bytes[p]!]! & mask) === 0 ? -1 : p;
}

/** The value of up to 15 digits from `p` on, all of which a `number` holds exactly; else -1. */
function digitsAt(state: State, p: number): number {
  const { bytes } = state;
  const start = p;
  let value = 0;
  let digit = bytes[p]! - 48;
  while (digit >= 0 && digit <= 9) {
    value = value * 10 + digit;
    digit = bytes[++p]! - 48;
  }
  state.position = p;
  return p > start && p - start <= 15 ? value : -1;
}

function readInteger(state: State, p: number, field: Field, mask: number): number | undefined {
  const negative = state.bytes[p] === 45;
  const digits = digitsAt(state, negative ? p + 1 : p);
  const value = negative ? -digits : digits;
  if (digits < (negative ? 1 : 0) || value < field.minimum || value > field.maximum) return unusual(state);
  stopAt(state, state.position, mask);
  return value;
}

function readUnixTime(state: State, p: number, mask: number): Date | undefined {
  const seconds = digitsAt(state, p);
  // https://tc39.es/ecma262/#sec-time-values-and-time-range
  if (seconds < 0 || seconds > 8.64e12) return unusual(state);
  stopAt(state, state.position, mask);
  return new Date(seconds * 1000);
}

function readDecimal(state: State, p: number, mask: number): string | undefined {
  const { bytes } = state;
  const start = p;
  if (bytes[p] === 45) p++;
  let from = p;
  let digit = bytes[p]! - 48;
  while (digit >= 0 && digit <= 9) digit = bytes[++p]! - 48;
  if (p === from) return unusual(state);
  if (digit === -2) {
    from = ++p;
    digit = bytes[p]! - 48;
    while (digit >= 0 && digit <= 9) digit = bytes[++p]! - 48;
    if (p === from) return unusual(state);
  }
  stopAt(state, p, mask);
  return p - start > 32 || state.position < 0 ? unusual(state) : asciiSlice(state.room, start, p);
}

function readWord(state: State, p: number, field: Field, mask: number): unknown {
  const { wordLiterals, wordValues } = field;
  for (let i = 0; i < wordLiterals.length; i += 2) {
    const length = wordLiterals[i + 1]!;
    if (!matches(state, p, wordLiterals[i]!, length)) continue;
    stopAt(state, p + length, mask);
    if (state.position >= 0) return wordValues[i >> 1];
  }
  return unusual(state);
}

function readScanned(state: State, p: number, field: Field, mask: number): unknown {
  const value = field.scan!(state.bytes, p, state.end, state);
  if (state.position >= 0) stopAt(state, state.position, mask);
  return value;
}

function readUnlessNothing(state: State, p: number, field: Field, mask: number): unknown {
  const { nothingLiterals } = field;
  for (let i = 0; i < nothingLiterals.length; i += 2) {
    const length = nothingLiterals[i + 1]!;
    if (!matches(state, p, nothingLiterals[i]!, length)) continue;
    stopAt(state, p + length, mask);
    if (state.position >= 0) return seen;
  }
  return readPlain(state, p, field, field.otherwise, mask);
}

/** The value of a text as `convert` finds it; only what is to be told of is left to it. */
function readConverted(state: State, p: number, field: Field, mask: number): unknown {
  const text = readText(state, p, field, mask);
  if (state.position < 0 || typeof text !== "string") return text;
  const codec = field.codec!;
  const trimmed = codec.keepsSpace ? text : trim(text);
  if (field.nothing.length > 0 && field.nothing.includes(trimmed)) return seen;
  const value = codec.read(trimmed);
  if (value === invalid || (field.isUsual !== undefined && !field.isUsual(value))) return unusual(state);
  return value;
}
