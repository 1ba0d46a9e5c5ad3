import type { Codec, MemberType } from "@tagsmith/runtime";
import type { AnyRecord } from "./tables.js";

/**
 * The text of a document with one digit of an amount made a letter, so that it is not good any more; `undefined` where
 * its items hold no amount.
 */
export function brokenAmount(
  type: MemberType,
  items: readonly unknown[],
  text: string,
  isGood: (text: string) => boolean,
): string | undefined {
  for (const amount of decimalsIn(type, items)) {
    for (const [open, close] of ["><", '""', "''", "[]"] as const) {
      const written = `${open}${amount}${close}`;
      for (let at = text.indexOf(written); at !== -1; at = text.indexOf(written, at + 1)) {
        const last = at + written.length - 2;
        const broken = `${text.slice(0, last)}O${text.slice(last + 1)}`;
        // The same digits may stand in an id, where a letter is as good as a digit.
        if (!isGood(broken)) return broken;
      }
    }
  }
  return undefined;
}

/** The decimals of a value in the order of the table. */
function* decimalsIn(type: MemberType, value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    for (const item of value) yield* decimalsIn(type, item);
  } else if (typeof type === "function") {
    yield* decimalsOfRecord(type(), value);
  } else if (typeof value === "string" && /\d$/.test(value) && isDecimal(type)) {
    yield value;
  }
}

function* decimalsOfRecord({ members }: AnyRecord, value: unknown): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  for (const { as, type } of members) yield* decimalsIn(type, (value as Record<string, unknown>)[as]);
}

function isDecimal(type: Exclude<MemberType, (...none: never[]) => unknown>): boolean {
  return "name" in type && (type as Codec<unknown>).name === "decimal";
}
