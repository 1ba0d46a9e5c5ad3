import * as codecKinds from "../codec-kinds.js";
import { type Codec, codec, invalid } from "../codec.js";
import { readInteger, writeInteger } from "./integer.js";

/** An instant as whole seconds since 1970 in UTC. Milliseconds are cut off when it is written. */
export const unixTime: Codec<Date> = /* @__PURE__ */ codec(
  codecKinds.unixTime,
  "unixTime",
  "seconds since 1970",
  false,
  readUnixTime,
  writeUnixTime,
);

/** A whole number of seconds. */
export const seconds: Codec<number> = /* @__PURE__ */ codec(
  codecKinds.integer,
  "seconds",
  "a whole number of seconds",
  false,
  readInteger,
  writeInteger,
);

function readUnixTime(text: string): Date | typeof invalid {
  const value = readInteger(text);
  if (value === invalid) return invalid;
  const date = new Date(value * 1000);
  return Number.isNaN(date.getTime()) ? invalid : date;
}

function writeUnixTime(value: Date): string | typeof invalid {
  return value instanceof Date ? writeInteger(Math.floor(value.getTime() / 1000)) : invalid;
}
