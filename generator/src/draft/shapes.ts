import { typeWords } from "../notation/type.js";
import { type Place, mergePlaces, placeOf, placesFrom } from "./place.js";

/** How many shapes one name may have before they count as one: beyond that nobody could name them. */
const mostShapes = 12;

/**
 * Makes one of places whose elements have the same name and the same shape, so that they become one type. Elements of
 * different shapes stay apart, whatever their name.
 */
export function mergeShapes(root: Place): void {
  const shapes = new Map<string, Place[]>();
  for (const place of placesFrom(root)) {
    if (place.merged !== undefined || !hasMembers(place, root)) continue;
    const known = (shapes.get(place.name.key) ?? []).map(placeOf);
    shapes.set(place.name.key, known);
    const same =
      known.find((each) => isSameShape(each, place, root)) ?? (known.length >= mostShapes ? known[0] : undefined);
    if (same === undefined) known.push(place);
    else if (same !== place) mergePlaces(same, place);
  }
}

/** An element in another one of its name may be the last of a recursion, with nothing in it. */
function hasMembers(place: Place, root: Place): boolean {
  return place === root || place.children.size > 0 || place.attributes.size > 0 || isInsideOfItself(place);
}

function isInsideOfItself(place: Place): boolean {
  for (let around = place.parent; around !== undefined; around = around.parent)
    if (around.name.key === place.name.key) return true;
  return false;
}

function isInside(place: Place, other: Place): boolean {
  for (let around = place.parent; around !== undefined; around = around.parent)
    if (placeOf(around) === other) return true;
  return false;
}

function isSameShape(first: Place, second: Place, root: Place): boolean {
  // A type of ours cannot be referred to by a name such as `list`.
  if (first === root && typeWords.includes(root.name.local)) return false;
  if (contentOf(first) === "mixed" || contentOf(second) === "mixed") return contentOf(first) === contentOf(second);
  if (conflict(first, second)) return false;
  const one = membersOf(first);
  const other = membersOf(second);
  const shared = [...one].filter((each) => other.has(each)).length;
  const fewer = Math.min(one.size, other.size);
  if (isInside(second, first)) return shared > 0 || fewer === 0;
  return (shared > 1 && shared === fewer) || (shared > 0 && shared * 2 >= one.size + other.size - shared);
}

/** What would become of two places that are one: texts and elements in one element cannot be told apart any more. */
function conflict(first: Place, second: Place): boolean {
  if (clash(contentOf(first), contentOf(second))) return true;
  for (const [key, edge] of first.children) {
    const other = second.children.get(key);
    if (other !== undefined && clash(contentOf(placeOf(edge.place)), contentOf(placeOf(other.place)))) return true;
  }
  return false;
}

function clash(one: string, other: string): boolean {
  return one !== other && one !== "nothing" && other !== "nothing";
}

function contentOf({ mixed, parents, evidence }: Place): "mixed" | "elements" | "text" | "nothing" {
  const hasText = evidence.count > evidence.empty;
  if (mixed || (parents > 0 && hasText)) return "mixed";
  return parents > 0 ? "elements" : hasText ? "text" : "nothing";
}

function membersOf(place: Place): Set<string> {
  return new Set([
    ...place.children.keys(),
    ...[...place.attributes.keys()].map((key) => `@${key}`),
    ...(place.evidence.count > place.evidence.empty ? ["$"] : []),
  ]);
}
