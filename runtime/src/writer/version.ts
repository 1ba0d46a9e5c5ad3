import { type Codec, invalid } from "../codec.js";
import { maskOf } from "../member-types.js";
import { wiresOf } from "../reader/wires.js";
import type { DocumentTable, MemberTable, VersionTable } from "../table.js";
import { describe, failure } from "./failure.js";
import { type Linking, nameOf } from "./link.js";
import type { Check, MemberPlan, WritePlan } from "./plan.js";
import { failureAt } from "./state.js";

/** The version that is written, as an index into the names of versions: the one asked for, that of the value, or the newest. */
export function chooseVersion(
  { roots }: DocumentTable<unknown>,
  versions: VersionTable,
  value: unknown,
  asked: string | undefined,
): number {
  const { names } = versions;
  const version = asked ?? (value as Fields | null | undefined)?.[versions.as] ?? names.at(-1);
  const index = names.indexOf(version as string);
  if (index >= 0) return index;
  throw failure(
    "version",
    `/${roots[0] ?? ""}`,
    `one of the versions ${names.join(", ")}`,
    describe(version, undefined),
  );
}

/**
 * The value with the version in it that is written. Where a member of the root says the version, the document must say the
 * same: it is filled in, and one that says another is refused.
 */
export function withVersion(versions: VersionTable, { root, version = "" }: WritePlan, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const versioned: Fields = { ...value, [versions.as]: version };
  for (const rule of versions.rules) {
    // Deeper inside, the value must say it itself.
    if (!("path" in rule) || rule.path.includes("/")) break;
    const member = memberNamed(root, rule.path);
    if (member?.codec === undefined) continue;
    const text = rule.template === undefined ? version : rule.template.replace(/\{[^}]*\}/, () => version);
    const said = versioned[member.as];
    const filled = said === undefined ? read(member.codec, text) : said;
    const written = member.codec.write(filled);
    // The reader takes the version without white space around it.
    if (written === invalid || written.trim() !== text) {
      const path = `/${root.name}/${member.name}`;
      throw failure("version", path, JSON.stringify(text), describe(said, member.masked));
    }
    return { ...versioned, [member.as]: filled };
  }
  return versioned;
}

/** What only other versions have must have no value in this one. */
export function foreign(
  { table }: Linking,
  members: readonly MemberTable[],
  written: readonly MemberTable[],
): readonly Check[] {
  const properties = new Set(written.map(({ as }) => as));
  const others = members.filter(({ as }) => !properties.has(as));
  return others.map((member) => {
    const { as } = member;
    const [wire] = wiresOf(member, table);
    const name = (wire && nameOf(wire)) || as;
    return (writing, owner) => {
      const value = owner[as];
      if (value === undefined || (Array.isArray(value) && value.length === 0)) return;
      const expected = `nothing in version ${String(writing.version)}`;
      throw failureAt(writing, name, -1, "version", expected, describe(value, maskOf(member)));
    };
  });
}

type Fields = Readonly<Record<string, unknown>>;

function memberNamed({ node }: MemberPlan, name: string): MemberPlan | undefined {
  return [...node!.attributes, ...node!.children].find((member) => member.name === name);
}

function read(codec: Codec<unknown>, text: string): unknown {
  const value = codec.read(text);
  return value === invalid ? undefined : value;
}
