import type { Evidence } from "./evidence.js";
import { hasText, kindOf, wrapped } from "./kind.js";
import { guessLeaf } from "./leaf-type.js";
import type { DraftChoice, DraftElement, DraftMember, DraftType, DraftValue } from "./model.js";
import { elementNote, leafNote, listNote, typeNote } from "./notes.js";
import { type Edge, type Place, placeOf, placesFrom } from "./place.js";
import { propertyOf } from "../model/names.js";
import type { Name } from "./scan.js";
import { sequenceOf } from "./sequence.js";
import { isPlural, pluralOf } from "./words.js";

/** How often a list must have had an item before it counts as one that always has. */
const enoughToBeSure = 10;

/** Spells a name with the prefix that the spec has for its namespace. */
export type Spell = (name: Name) => string;

/** The types of all elements with members, the root's first. */
export function typesOf(root: Place, spell: Spell): DraftType[] {
  const places = placesFrom(root);
  const uses = edgesTo(places);
  const drafting: Drafting = { root, spell, isHollow: hollowPlaces(root, places, uses) };
  const found = new Map<Place, DraftType>();
  const rest = [placeOf(root)];
  for (let place = rest.shift(); place !== undefined; place = rest.shift()) {
    if (found.has(place)) continue;
    const type = { place, members: membersOf(place, drafting), note: typeNote(place) };
    found.set(place, type);
    rest.unshift(...type.members.flatMap(recordsIn));
  }
  return [...found.values()];
}

interface Drafting {
  readonly root: Place;
  readonly spell: Spell;
  /** Places whose elements may have nothing in them, and else have all that they must: `or empty`. */
  readonly isHollow: ReadonlySet<Place>;
}

function recordsIn(member: DraftMember): Place[] {
  if (member.kind === "choice") return member.alternatives.flatMap(recordsIn);
  return member.type.kind === "record" ? [member.type.place] : [];
}

function membersOf(place: Place, drafting: Drafting): DraftMember[] {
  const count = drafting.isHollow.has(place) ? place.count - place.hollow : place.count;
  const attributes = [...place.attributes.values()].map(({ name, evidence }) =>
    attributeOf(name, evidence, place, count, drafting),
  );
  const isMixed = kindOf(place, drafting.root) === "record" && hasText(place) && place.children.size > 0;
  if (isMixed) return [...attributes, choiceOf([...place.children.keys()], place, true, drafting)];
  const isText = place.children.size === 0 && (hasText(place) || place.attributes.size === 0);
  const text = isText ? [textOf(place)] : [];
  const elements = sequenceOf(place).map((group) => {
    const edge = group.length === 1 ? place.children.get(group[0] ?? "") : undefined;
    return edge === undefined ? choiceOf(group, place, false, drafting) : elementOf(edge, place, count, drafting);
  });
  return [...attributes, ...text, ...elements];
}

function attributeOf(name: Name, evidence: Evidence, place: Place, count: number, { spell }: Drafting): DraftElement {
  const isOptional = evidence.count < count;
  const { type, note } = leafOf(evidence, name.local, place.name.local, isOptional, count);
  return {
    kind: "attribute",
    wire: `@${spell(name)}`,
    name: spell(name),
    number: isOptional ? "?" : "",
    called: undefined,
    orEmpty: false,
    type: { ...type, cdata: "unseen" },
    note,
  };
}

function textOf(place: Place): DraftElement {
  const { type, note } = leafOf(place.evidence, place.name.local, place.parent?.name.local ?? "", false, place.count);
  return { kind: "text", wire: "$", name: "text", number: "", called: undefined, orEmpty: false, type, note };
}

function elementOf(edge: Edge, place: Place, count: number, drafting: Drafting): DraftElement {
  const { root, spell, isHollow } = drafting;
  const child = placeOf(edge.place);
  const isOptional = edge.holders < count;
  const inner = edge.most === 1 ? wrapped(child, root) : undefined;
  if (inner !== undefined) {
    const wire = `${spell(child.name)}${isOptional ? "?" : ""}/`;
    return listOf(inner, child, wire, child.count, propertyOf(spell(child.name)), drafting);
  }
  if (edge.most > 1 || isPlural(place.name.local, child.name.local))
    return listOf(edge, place, "", count, pluralOf(propertyOf(spell(child.name))), drafting);
  const { value, note } = valueOf(child, edge, place, isOptional, count, drafting);
  return {
    kind: "element",
    wire: spell(child.name),
    name: spell(child.name),
    number: isOptional ? "?" : "",
    called: undefined,
    orEmpty: value.kind === "record" && isHollow.has(child) && edge.hollow > 0,
    type: value,
    note,
  };
}

function listOf(
  edge: Edge,
  place: Place,
  wrapper: string,
  count: number,
  called: string,
  drafting: Drafting,
): DraftElement {
  const child = placeOf(edge.place);
  const { value, note } = valueOf(child, edge, place, true, count, drafting);
  const name = drafting.spell(child.name);
  return {
    kind: "element",
    wire: wrapper + name,
    name,
    number: edge.holders === count && count >= enoughToBeSure ? "+" : "*",
    called,
    orEmpty: false,
    type: value,
    note: value.kind === "leaf" ? note : listNote(edge, count),
  };
}

function choiceOf(group: readonly string[], place: Place, withText: boolean, drafting: Drafting): DraftChoice {
  const edges = group.flatMap((key) => place.children.get(key) ?? []);
  const locals = new Set(edges.map((edge) => placeOf(edge.place).name.local));
  const alternatives = edges.map((edge): DraftElement => {
    const child = placeOf(edge.place);
    const { value, note } = valueOf(child, edge, place, true, place.count, drafting);
    const name = drafting.spell(child.name);
    return { kind: "element", wire: name, name, number: "", called: undefined, orEmpty: false, type: value, note };
  });
  const note = withText
    ? "text stands among these"
    : "seen in no one order; make members of them where their order does not matter";
  // An alternative is told by its local name alone.
  return {
    kind: "choice",
    called: "content",
    withText,
    alternatives: locals.size < edges.length ? [anything] : alternatives,
    note,
  };
}

const anything: DraftElement = {
  kind: "element",
  wire: "*",
  name: "*",
  number: "",
  called: undefined,
  orEmpty: false,
  type: { kind: "plain", type: "any" },
  note: "several have the same local name",
};

function valueOf(
  child: Place,
  edge: Edge,
  place: Place,
  emptyIsLost: boolean,
  count: number,
  { root }: Drafting,
): { readonly value: DraftValue; readonly note: string } {
  switch (kindOf(child, root)) {
    case "leaf": {
      const { type, note } = leafOf(child.evidence, child.name.local, place.name.local, emptyIsLost, count);
      return { value: type, note };
    }
    case "any":
      return { value: { kind: "plain", type: "any" }, note: `${elementNote(edge, count)}, text among elements` };
    case "map":
      return {
        value: { kind: "plain", type: "map of text" },
        note: `${elementNote(edge, count)}, ${child.children.size} different names`,
      };
    case "record":
      return { value: { kind: "record", place: child }, note: elementNote(edge, count) };
  }
}

function leafOf(
  evidence: Evidence,
  name: string,
  parent: string,
  emptyIsLost: boolean,
  count: number,
): { readonly type: Extract<DraftValue, { kind: "leaf" }>; readonly note: string } {
  const guess = guessLeaf(evidence, { name, parent, emptyIsLost });
  const { type, confidence } = guess;
  const seen = evidence.count - evidence.empty;
  const cdata = seen === 0 ? "unseen" : evidence.cdata === seen ? "all" : evidence.cdata === 0 ? "none" : "some";
  const marked = confidence === undefined ? type : markedType(type, confidence.mark);
  return { type: { kind: "leaf", type: marked, cdata }, note: leafNote(evidence, guess, count) };
}

/** A mark is said of the type itself, before what means that nothing is there. */
function markedType(type: string, mark: string): string {
  const [first = "", ...others] = type.split(/(?= or (?:empty|")[^|]*$)/);
  return [`${first} ${mark}`, ...others].join("");
}

function edgesTo(
  places: readonly Place[],
): ReadonlyMap<Place, readonly { readonly edge: Edge; readonly from: Place }[]> {
  const uses = new Map<Place, { edge: Edge; from: Place }[]>();
  for (const from of places)
    for (const edge of from.children.values()) {
      const to = placeOf(edge.place);
      uses.set(to, [...(uses.get(to) ?? []), { edge, from }]);
    }
  return uses;
}

/** Where an empty element means that nothing is there; it must always stand, or that it did would be lost. */
function hollowPlaces(
  root: Place,
  places: readonly Place[],
  uses: ReadonlyMap<Place, readonly { readonly edge: Edge; readonly from: Place }[]>,
): ReadonlySet<Place> {
  return new Set(
    places.filter((place) => {
      if (place === placeOf(root) || place.hollow === 0 || place.hollow === place.count) return false;
      if (kindOf(place, root) !== "record" || wrapped(place, root) !== undefined) return false;
      // The last of a recursion is as whole as all others.
      if ([...place.children.values()].some((edge) => placesFrom(edge.place).includes(place))) return false;
      return (uses.get(place) ?? []).every(({ edge, from }) => {
        const isPlain = edge.most === 1 && edge.holders === from.count && !isPlural(from.name.local, place.name.local);
        const isAlone = sequenceOf(from).some((group) => group.length === 1 && group[0] === place.name.key);
        return edge.hollow === 0 || (isPlain && isAlone && kindOf(from, root) === "record" && !hasText(from));
      });
    }),
  );
}
