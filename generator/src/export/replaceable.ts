import type { NamedType, RecordType } from "../model/model.js";

/**
 * Types that stand for those whose elements may say with `xsi:type` that they have another one. Such a type takes anything, and
 * the type itself and those in its place are derived from it, each by a restriction: how they are derived from each other is
 * not known here, and nothing else lets each of them hold what it does.
 *
 * @see https://www.w3.org/TR/xmlschema-1/#xsi_type
 */
export interface ReplaceableTypes {
  /** The name of the type of a record's elements; nothing where no other may stand in its place. */
  readonly nameFor: (record: RecordType) => string | undefined;
  /** The name of what the type of a record is derived from. */
  readonly baseOf: (record: RecordType) => string | undefined;
  /** Those that were asked for, with the names of what they are derived from themselves. */
  readonly bases: ReadonlyMap<RecordType, ReplaceableType>;
}

export interface ReplaceableType {
  readonly name: string;
  readonly base: string | undefined;
  /** An element must say which type it has. */
  readonly abstract: boolean;
}

/** `give` finds the name of one that is asked for the first time. */
export function replaceableTypes(types: readonly NamedType[], give: (record: RecordType) => string): ReplaceableTypes {
  const replaceable = types.filter((type) => type.kind === "record").filter(({ derived = [] }) => derived.length > 0);
  const bases = new Map<RecordType, ReplaceableType>();
  const made = (record: RecordType): string => {
    const known = bases.get(record);
    if (known !== undefined) return known.name;
    const above = aboveOf(record, replaceable);
    const base = above && made(above);
    const name = give(record);
    bases.set(record, { name, base, abstract: record.abstract === true });
    return name;
  };
  return {
    bases,
    nameFor: (record) => (replaceable.includes(record) ? made(record) : undefined),
    baseOf: (record) => {
      const own = replaceable.includes(record) ? record : aboveOf(record, replaceable);
      return own && made(own);
    },
  };
}

/** Of the types in whose place a record's may stand, the one that is nearest to it: the fewest may stand in its place. */
function aboveOf(record: RecordType, replaceable: readonly RecordType[]): RecordType | undefined {
  const { derived = [] } = record;
  const outward = [...replaceable].sort(
    (a, b) => standing(a).length - standing(b).length || Number(b.abstract ?? false) - Number(a.abstract ?? false),
  );
  // One that is abstract stands in no place itself: those that stand in its place tell where it belongs.
  const isAbstract = record.abstract === true && derived.length > 0;
  const outside = isAbstract ? outward.slice(outward.indexOf(record) + 1) : outward.filter((each) => each !== record);
  return outside.find((other) =>
    isAbstract ? derived.every((each) => standing(other).includes(each)) : standing(other).includes(record.name),
  );
}

function standing({ derived = [] }: RecordType): readonly string[] {
  return derived;
}
