import { type ListNode, type ScalarNode, textOf } from "../load/node.js";
import { type PathSyntax, parseVersionRule } from "../notation/expression.js";
import type { Clauses } from "../notation/key.js";
import { type VersionName, parseVersions } from "../notation/versions.js";
import type { Place } from "../problems/place.js";
import { quote } from "../problems/problems.js";
import { type Building, accept } from "./building.js";
import type { VersionRule, Versions } from "./model.js";

/** The versions of a document and how they are found. */
export function buildVersions(list: ScalarNode, rules: ListNode | undefined, building: Building): Versions | undefined {
  const versions = accept(parseVersions(textOf(list)), list, building);
  if (versions === undefined) return undefined;
  const names = versions.map(({ name }) => name);
  versions.forEach(({ name, start, end }, index) => {
    if (names.indexOf(name) < index)
      building.problems.add("version", list.part(start, end), "each version once", `${quote(name)} a second time`);
  });
  return {
    names,
    rules: (rules?.items ?? []).flatMap(({ value }) =>
      value.kind === "scalar" ? (buildRule(value, names, building) ?? []) : [],
    ),
    place: list.place,
  };
}

function buildRule(scalar: ScalarNode, names: readonly string[], building: Building): VersionRule | undefined {
  const { place } = scalar;
  const rule = accept(parseVersionRule(textOf(scalar), new Set(names)), scalar, building);
  if (rule === undefined) return undefined;
  if (rule.kind === "path") {
    if (rule.template !== undefined && !rule.template.name.includes("{version}"))
      building.problems.add(
        "version",
        scalar.part(rule.template.start, rule.template.end),
        'a template with "{version}"',
        quote(rule.template.name),
      );
    return { kind: "path", path: rule.path.path, ...(rule.template && { template: rule.template.name }), place };
  }
  const { version, where } = rule;
  if (!names.includes(version.name)) {
    unknownVersion(version.name, scalar.part(version.start, version.end), names, building);
    return undefined;
  }
  return { kind: "version", version: version.name, ...(where && whereOf(where)), place };
}

/** Versions look alike: to suggest the nearest would be a guess. */
function unknownVersion(name: string, place: Place, versions: readonly string[], { problems }: Building): void {
  problems.add("unknown-name", place, "a version of this document", quote(name), {
    hint: `known: ${versions.join(", ")}`,
  });
}

function whereOf({ path }: PathSyntax): { where: string } {
  return { where: path };
}

/** Which versions a key is in, as indexes; nothing where it is in all of them. */
export function indexesOf(
  { versions: ranges }: Clauses,
  key: ScalarNode,
  building: Building & { readonly versions: readonly string[] },
): readonly number[] | undefined {
  if (ranges === undefined) return undefined;
  const { versions, problems } = building;
  const [first] = ranges.flatMap(({ from, to }) => from ?? to ?? []);
  if (versions.length === 0) {
    if (first !== undefined)
      problems.add(
        "version",
        key.part(first.start, first.end),
        "a document with `versions`",
        `the version ${quote(first.name)} in one that has none`,
      );
    return undefined;
  }
  const index = ({ name, start, end }: VersionName): number => {
    const found = versions.indexOf(name);
    if (found < 0) unknownVersion(name, key.part(start, end), versions, building);
    return found;
  };
  const found = new Set<number>();
  for (const { from, to } of ranges) {
    const first = from === undefined ? 0 : index(from);
    const last = to === undefined ? versions.length - 1 : to === from ? first : index(to);
    if (first < 0 || last < 0) return undefined;
    if (from !== undefined && to !== undefined && first > last)
      problems.add(
        "version",
        key.part(from.start, to.end),
        "the older version first",
        quote(`${from.name}..${to.name}`),
      );
    for (let each = first; each <= last; each++) found.add(each);
  }
  return found.size === versions.length ? undefined : [...found].sort((a, b) => a - b);
}
