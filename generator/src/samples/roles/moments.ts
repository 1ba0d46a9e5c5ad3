import type { LeafType } from "../../model/model.js";
import { literal } from "../../expression/expression.js";
import type { Clock } from "../dates.js";
import { type LeafSample, clockSample } from "../leaf.js";

/** An instant as a leaf writes and reads it; nothing where its zone is another, or it is no time. */
export function momentSample({ scalar }: LeafType, milliseconds: number): LeafSample | undefined {
  if (scalar.kind === "unixTime") {
    const seconds = Math.floor(milliseconds / 1000);
    const iso = new Date(seconds * 1000).toISOString();
    return { text: String(seconds), value: { kind: "new", type: "Date", argument: literal(iso) } };
  }
  if (scalar.kind !== "date" && scalar.kind !== "dateTime") return undefined;
  if (scalar.zone !== undefined && scalar.zone !== "UTC") return undefined;
  return clockSample(scalar, scalar.formats[0] ?? "", clockAt(milliseconds));
}

function clockAt(milliseconds: number): Clock {
  const date = new Date(milliseconds);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  };
}
