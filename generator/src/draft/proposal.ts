import type { ElementParticle, NamedType, RecordType } from "../model/model.js";
import { type PathEnd, elementsOf, pathOfWire, resolvePath } from "../model/paths.js";
import type { Place as SpecPlace } from "../problems/place.js";
import { typesOf } from "./content.js";
import { type Evidenced, type Proposal, changed, localOf, placeAt, splitPath } from "./evidenced.js";
import { type Gap, missingName } from "./gaps.js";
import type { DraftElement, DraftMember } from "./model.js";
import type { Place } from "./place.js";
import { memberText } from "./print.js";
import { retyped } from "./retype.js";
import type { Name } from "./scan.js";
import { sequenceOf } from "./sequence.js";
import { afterBlock, asElement, changeKey, firstInBlock } from "./yaml-edit.js";

/** Proposes the change of a spec that covers a gap; nothing where there is none to propose. */
export function proposalFor(gap: Gap, evidenced: Evidenced): Proposal | undefined {
  const { document, observation } = evidenced;
  const { types } = document;
  const byName = new Map(types.map((type) => [type.name, type]));
  const { parent, last } = splitPath(gap.path);
  switch (gap.code) {
    case "unknown":
      return additionOf(last, endAt(document.type, parent, byName), placeAt(observation.root, parent), evidenced);
    case "missing": {
      const name = missingName(gap);
      const record = recordAt(document.type, gap.path, byName);
      const member = name === undefined || record === undefined ? undefined : memberNamed(record, name);
      return member && loosened(member, name ?? "", evidenced);
    }
    case "repeated":
      return repeated(endAt(document.type, gap.path, byName), evidenced);
    case "wrong-value":
      return retyped(gap, endAt(document.type, gap.path, byName), evidenced);
    case "unexpected":
      return {
        advice: "Text and elements stand together there: its type can be `any`, or it needs members of its own.",
      };
    case "order":
      return { advice: "Children come in another order than the spec has: `read: { order: any }` takes any." };
    case "size":
      return gap.first.expected.includes("as the number of")
        ? undefined
        : { advice: "Its number in the key is too narrow." };
    default:
      return undefined;
  }
}

function endAt(root: RecordType, path: string, types: ReadonlyMap<string, NamedType>): PathEnd | undefined {
  if (path === "") return { members: [], record: root, repeated: false };
  const found = resolvePath(root, path, types);
  return "end" in found ? found.end : undefined;
}

function recordAt(root: RecordType, path: string, types: ReadonlyMap<string, NamedType>): RecordType | undefined {
  return endAt(root, path, types)?.record;
}

/** A member for what the spec does not name, behind the member that comes before it in the documents. */
function additionOf(
  name: string,
  end: PathEnd | undefined,
  place: Place | undefined,
  { document, texts, observation }: Evidenced,
): Proposal | undefined {
  if (place === undefined) return undefined;
  const spell = speller(document.namespaces);
  const drafted = typesOf(observation.root, spell);
  const type = drafted.find((each) => each.place === place);
  const member = type?.members
    .flatMap(alternatives)
    .find((each) => (each.kind === "attribute" ? each.wire === name : wiresOf(each).includes(name)));
  if (member === undefined)
    return { advice: "Text stands among these elements: the type of the element around can be `any`." };
  const record = end?.record;
  const around = end?.leaf === undefined ? undefined : end.members.at(-1);
  if (record === undefined && (around === undefined || member.kind !== "attribute"))
    return { advice: "It stands in an element that has no members in the spec: give that one a type of its own." };
  const file = (record ?? around)?.place.file ?? "";
  const text = texts.get(file);
  if (text === undefined || !file.endsWith(".yaml"))
    return { advice: `It is missing in ${file}; the vendor's schema is another one.` };
  if (record === undefined) {
    const attribute = memberText(optional(member, false), drafted, undefined, document.write.cdata);
    const edit = asElement(file, text, around?.place.start ?? 0, (leaf) => [...attribute, `$: ${leaf}`]);
    return edit && { edit };
  }
  const before = siblingBefore(name, place, record);
  const inChoice = before !== undefined && isAlternative(before, record);
  const added = optional(member, inChoice);
  const taken = new Set(record.order);
  const property = added.called !== undefined && !taken.has(added.called) ? added.called : undefined;
  const lines = memberText(added, drafted, property, document.write.cdata);
  const where = before?.place;
  return {
    edit:
      where?.file === file
        ? afterBlock(file, text, where.start, lines)
        : firstInBlock(file, text, record.place.start, lines),
  };
}

function alternatives(member: DraftMember): readonly DraftElement[] {
  return member.kind === "choice" ? member.alternatives : [member];
}

/** The names that an element of a draft begins with: the wrapper's, where it has one. */
function wiresOf({ wire }: DraftElement): string[] {
  return [wire.split("/")[0]?.replace("?", "") ?? ""];
}

/** What is new may be missing in older documents. */
function optional(member: DraftElement, inChoice: boolean): DraftElement {
  if (inChoice) return { ...member, number: "", called: undefined };
  const number = member.number === "" ? "?" : member.number === "+" ? "*" : member.number;
  const isWrapped = member.wire.includes("/");
  return {
    ...member,
    wire: isWrapped ? member.wire.replace(/^([^/?]+)\??\//, "$1?/") : member.wire,
    number: isWrapped ? "*" : number,
  };
}

/** The member of the spec that comes before an element in the documents. */
function siblingBefore(
  name: string,
  place: Place,
  record: RecordType,
): ElementParticle | RecordType["attributes"][number] | undefined {
  if (name.startsWith("@")) return record.attributes.at(-1);
  const order = sequenceOf(place).flat();
  const at = order.findIndex((key) => localOf(key.replace(/^\{[^}]*\}/, "")) === localOf(name));
  for (const key of order.slice(0, Math.max(0, at)).toReversed()) {
    const local = key.replace(/^\{[^}]*\}/, "");
    const found = elementsOf(record).find((each) =>
      each.wires.some((wire) => localOf(wire.wrappers[0]?.name ?? wire.name) === local),
    );
    if (found !== undefined) return found;
  }
  return record.attributes.at(-1);
}

function isAlternative(member: { readonly place: SpecPlace }, record: RecordType): boolean {
  return (record.content?.particles ?? []).some(
    (particle) =>
      particle.kind === "choice" && particle.particles.some((each) => each.place.start === member.place.start),
  );
}

/** A speller with the prefixes of a spec. */
function speller(namespaces: Readonly<Record<string, string>>): (name: Name) => string {
  const prefixes = new Map(Object.entries(namespaces).map(([prefix, uri]) => [uri, prefix]));
  return ({ prefix, local, uri }) => {
    const chosen = uri === "" ? "" : (prefixes.get(uri) ?? prefix);
    return chosen === "" ? local : `${chosen}:${local}`;
  };
}

type Named = ElementParticle | RecordType["attributes"][number];

function memberNamed(record: RecordType, name: string): Named | undefined {
  const isAttribute = name.startsWith("@");
  return [...record.attributes, ...elementsOf(record)].find((each) =>
    each.wires.some((wire) =>
      isAttribute ? pathOfWire(wire) === name : [wire.wrappers[0]?.name, wire.name].includes(name),
    ),
  );
}

/** A member, or its wrapper, that may be missing. */
function loosened(member: Named, name: string, { texts }: Evidenced): Proposal | undefined {
  const { file, start } = member.place;
  const isWrapper = member.kind === "element" && member.wires[0]?.wrappers[0]?.name === name;
  return changed(file, texts, (text) =>
    changeKey(file, text, start, (key) =>
      isWrapper ? key.replace(`${name}/`, `${name}?/`) : withNumber(key, (number) => (number === "+" ? "*" : "?")),
    ),
  );
}

/** A member that stands several times. */
function repeated(end: PathEnd | undefined, { texts }: Evidenced): Proposal | undefined {
  const member = end?.members.at(-1) as Named | undefined;
  if (member === undefined || member.kind !== "element") return undefined;
  const { file, start } = member.place;
  return changed(file, texts, (text) => changeKey(file, text, start, (key) => withNumber(key, () => "*")));
}

/** The key of a member with another number behind the names on the wire. */
function withNumber(key: string, number: (before: string) => string): string {
  return key.replace(
    /^((?:[^\s?*+{]|\?\/)+(?:\s*\|\s*(?:[^\s?*+{]|\?\/)+)*)([?*+]|\{[^}]*\})?/u,
    (_all, wire: string, before = "") => wire + number(before as string),
  );
}
