import { type Evidence, mergeEvidence, newEvidence } from "./evidence.js";
import type { Name } from "./scan.js";

/** A place where elements were seen: what was in them, and in which order. */
export interface Place {
  readonly name: Name;
  /** How many elements, in how many documents. */
  count: number;
  files: number;
  lastFile: number;
  /** How many had elements in them, and how many had nothing at all: no attribute, element or text. */
  parents: number;
  hollow: number;
  /** Whether one had text beside elements. */
  mixed: boolean;
  readonly attributes: Map<string, AttributePlace>;
  /** In the order in which they were first seen. */
  readonly children: Map<string, Edge>;
  /** By the key of an element, those that came directly behind it. */
  readonly followers: Map<string, Set<string>>;
  /** The texts of those that had no elements in them. */
  readonly evidence: Evidence;
  /** The place that it was merged into. */
  merged: Place | undefined;
  /** The place that it was first seen in. */
  readonly parent: Place | undefined;
}

export interface AttributePlace {
  readonly name: Name;
  readonly evidence: Evidence;
}

/** What an element holds of elements of one name. */
export interface Edge {
  place: Place;
  /** How many elements hold one at least. */
  holders: number;
  /** How many there are, and the most in one element. */
  total: number;
  most: number;
  /** How many had nothing at all in them. */
  hollow: number;
}

export function newPlace(name: Name, parent: Place | undefined): Place {
  return {
    name,
    count: 0,
    files: 0,
    lastFile: -1,
    parents: 0,
    hollow: 0,
    mixed: false,
    attributes: new Map(),
    children: new Map(),
    followers: new Map(),
    evidence: newEvidence(),
    merged: undefined,
    parent,
  };
}

/** The place that stands for one that may have been merged. */
export function placeOf(place: Place): Place {
  let found = place;
  while (found.merged !== undefined) found = found.merged;
  return found;
}

/** Makes two places one, and with them the places of the elements in them that have the same name. */
export function mergePlaces(first: Place, second: Place): void {
  const rest: [Place, Place][] = [[first, second]];
  for (let pair = rest.pop(); pair !== undefined; pair = rest.pop()) {
    const into = placeOf(pair[0]);
    const other = placeOf(pair[1]);
    if (into !== other) absorb(into, other, rest);
  }
}

function absorb(into: Place, other: Place, rest: [Place, Place][]): void {
  other.merged = into;
  into.count += other.count;
  into.files = Math.max(into.files, other.files);
  into.parents += other.parents;
  into.hollow += other.hollow;
  into.mixed ||= other.mixed;
  mergeEvidence(into.evidence, other.evidence);
  for (const [key, attribute] of other.attributes) {
    const same = into.attributes.get(key);
    if (same === undefined) into.attributes.set(key, attribute);
    else mergeEvidence(same.evidence, attribute.evidence);
  }
  for (const [key, followers] of other.followers) {
    const known = into.followers.get(key);
    if (known === undefined) into.followers.set(key, new Set(followers));
    else for (const follower of followers) known.add(follower);
  }
  for (const [key, edge] of other.children) {
    const same = into.children.get(key);
    if (same === undefined) {
      into.children.set(key, { ...edge });
      continue;
    }
    same.holders += edge.holders;
    same.total += edge.total;
    same.most = Math.max(same.most, edge.most);
    same.hollow += edge.hollow;
    rest.push([same.place, edge.place]);
  }
}

/** All places from one on, each once, those that are nearer first. */
export function placesFrom(root: Place): Place[] {
  const found = new Set([placeOf(root)]);
  for (const place of found) for (const edge of place.children.values()) found.add(placeOf(edge.place));
  return [...found];
}
