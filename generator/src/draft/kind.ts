import { type Edge, type Place, placeOf } from "./place.js";
import { isPlural } from "./words.js";

/** What an element becomes. */
export function kindOf(place: Place, root: Place): "leaf" | "record" | "map" | "any" {
  if (place === placeOf(root)) return "record";
  if (place.children.size === 0) return place.attributes.size === 0 ? "leaf" : "record";
  if (hasText(place)) return "any";
  return isMap(place) ? "map" : "record";
}

/** Whether some of its elements have text, be it beside elements. */
export function hasText({ mixed, evidence }: Place): boolean {
  return mixed || evidence.count > evidence.empty;
}

/** What a wrapper holds: the one kind of element in an element that has nothing else and is but their list. */
export function wrapped(place: Place, root: Place): Edge | undefined {
  const [edge, ...others] = place.children.values();
  if (edge === undefined || others.length > 0 || place.attributes.size > 0 || kindOf(place, root) !== "record")
    return undefined;
  if (place === placeOf(root) || placeOf(edge.place) === place) return undefined;
  return edge.most > 1 || isPlural(place.name.local, placeOf(edge.place).name.local) ? edge : undefined;
}

/** Names and values: many different names with texts, of which each element has but some. */
function isMap(place: Place): boolean {
  const edges = [...place.children.values()];
  if (place.attributes.size > 0 || place.count < 3 || edges.length < 8) return false;
  const isPlain = edges.every(({ place: at, most }) => {
    const child = placeOf(at);
    return most === 1 && child.children.size === 0 && child.attributes.size === 0 && child.name.uri === "";
  });
  const held = edges.reduce((sum, { holders }) => sum + holders, 0);
  return isPlain && held <= 0.4 * edges.length * place.count;
}
