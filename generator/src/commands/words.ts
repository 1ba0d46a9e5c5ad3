import { type Codec, invalid } from "@tagsmith/runtime";
import { Failure } from "../disk/failure.js";

/** The two sides of `name=value`. */
export function pairOf(option: string, word: string): readonly [name: string, value: string] {
  const at = word.indexOf("=");
  // What stands there may be a secret that somebody forgot to name.
  if (at < 1) throw new Failure(`${option} takes name=value`);
  return [word.slice(0, at), word.slice(at + 1)];
}

/**
 * What a word of the command line means to a type: a time in ISO 8601 with its zone, a value as programs write it, or a
 * spelling of the wire. A word that is none of them is passed on, to be refused in the type's own words.
 */
export function valueOfWord(type: Codec<unknown>, word: string): unknown {
  const instant = /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?$/.test(word) ? new Date(word) : undefined;
  if (instant !== undefined && !Number.isNaN(instant.getTime()) && canWrite(type, instant)) return instant;
  if (canWrite(type, word)) return word;
  const read = type.read(type.keepsSpace ? word : word.trim());
  return read === invalid ? word : read;
}

/** Codecs are made for typed programs: one may stumble over a value of another type. */
function canWrite(type: Codec<unknown>, value: unknown): boolean {
  try {
    return type.write(value) !== invalid;
  } catch {
    return false;
  }
}
