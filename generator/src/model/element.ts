import { type EntryNode, textOf } from "../load/node.js";
import type { KeySyntax } from "../notation/key.js";
import { quote } from "../problems/problems.js";
import type { Resolved, TypeBuilding } from "./leaf.js";
import type { ElementParticle, LeafType, Member, Occurs } from "./model.js";
import { wireOf } from "./member.js";

/** Exactly one. */
export const once: Occurs = { minimum: 1, maximum: 1 };

/** How often a key says that something stands. */
export function occursOf({ number }: KeySyntax): Occurs {
  return number === undefined ? once : { minimum: number.minimum, maximum: number.maximum };
}

/** The leaf of an attribute or a text, whose key can say less than that of an element. */
export function onlyLeaf(
  entry: EntryNode,
  key: KeySyntax,
  resolved: Resolved,
  { problems }: TypeBuilding,
): LeafType | undefined {
  const what = key.wires[0]?.attribute === true ? "an attribute" : "the text of an element";
  const { number } = key;
  const mayBeMissing = key.wires[0]?.attribute === true;
  if (number !== undefined && (number.maximum > 1 || !mayBeMissing))
    problems.add(
      "number",
      entry.key.part(number.start, number.end),
      mayBeMissing
        ? 'nothing or "?", since an attribute stands at most once'
        : "no number, since an element has one text",
      quote(textOf(entry.key).slice(number.start, number.end)),
    );
  for (const clause of [key.orEmpty, key.emptyWhenNone])
    if (clause !== undefined)
      problems.add(
        "type",
        entry.key.part(clause.start, clause.end),
        `no such clause, since this is ${what}`,
        quote(textOf(entry.key).slice(clause.start, clause.end)),
      );
  if (resolved.type.kind === "leaf") return resolved.type.leaf;
  problems.add("type", entry.value.place, `the type of ${what}`, "the type of an element");
  return undefined;
}

/** An element of a record or a choice. */
export function element(
  entry: EntryNode,
  key: KeySyntax,
  member: Member,
  resolved: Resolved,
  { problems }: TypeBuilding,
): ElementParticle {
  const occurs = occursOf(key);
  const { orEmpty, emptyWhenNone } = key;
  if (orEmpty !== undefined && resolved.type.kind === "leaf")
    problems.add(
      "type",
      entry.key.part(orEmpty.start, orEmpty.end),
      '"or empty" at the end of the type',
      '"or empty" in the key',
      {
        hint: "in the key it is for elements with members",
      },
    );
  if (emptyWhenNone !== undefined && (occurs.maximum <= 1 || occurs.minimum > 0))
    problems.add(
      "number",
      entry.key.part(emptyWhenNone.start, emptyWhenNone.end),
      '"empty when none" on a list that may have no item',
      "another number",
    );
  if (key.wires.some(({ attribute, name }) => attribute || name === "$")) {
    if (resolved.type.kind !== "leaf")
      problems.add(
        "type",
        entry.value.place,
        "the type of a text, since one spelling is a text",
        "the type of an element",
      );
    if (occurs.maximum > 1)
      problems.add(
        "number",
        entry.key.place,
        "no list, since one spelling stands at most once",
        quote(textOf(entry.key)),
      );
  }
  return {
    kind: "element",
    ...member,
    wires: key.wires.map(wireOf),
    occurs,
    type: resolved.type,
    nothing: orEmpty === undefined ? resolved.nothing : [...new Set(["", ...resolved.nothing])],
    emptyWhenNone: emptyWhenNone !== undefined,
    ...(resolved.cdata !== undefined && { cdata: resolved.cdata }),
  };
}
