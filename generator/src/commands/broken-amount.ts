import { type Codec, type DocumentTable, type MemberType, type RecordTable, safeParse } from "@tagsmith/runtime";

/** A good document with one digit of an amount made a letter; cut in the middle where it holds no amount. */
export function brokenAmount(table: () => DocumentTable<unknown>, text: string, value: unknown): string {
  for (const amount of decimalsIn(table().type, value)) {
    const written = [`>${amount}<`, `"${amount}"`, `'${amount}'`, `[${amount}]`].find((each) => text.includes(each));
    if (written === undefined) continue;
    const broken = text.replace(written, `${written.slice(0, -2)}O${written.slice(-1)}`);
    if (!safeParse(table, broken).ok) return broken;
  }
  return text.slice(0, Math.floor(text.length / 2));
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

function* decimalsOfRecord({ members }: RecordTable<unknown>, value: unknown): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  for (const { as, type } of members) yield* decimalsIn(type, (value as Record<string, unknown>)[as]);
}

function isDecimal(type: Exclude<MemberType, (...none: never[]) => unknown>): boolean {
  return "name" in type && (type as Codec<unknown>).name === "decimal";
}
