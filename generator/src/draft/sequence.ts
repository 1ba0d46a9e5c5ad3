import type { Place } from "./place.js";

/**
 * The order of an element's children: groups of names, each before the next in every element that was seen. Names that come
 * now in this order and now in that, or come again after others, are in one group.
 *
 * @see Bex, Neven, Schwentick, Vansummeren: Inference of Concise Regular Expressions and DTDs, 2010, on chain expressions
 */
export function sequenceOf(place: Place): string[][] {
  const names = [...place.children.keys()];
  const groups = components(names, place.followers);
  const groupOf = new Map(groups.flatMap((group) => group.map((name) => [name, group] as const)));
  const before = new Map(groups.map((group) => [group, new Set<string[]>()]));
  for (const [name, followers] of place.followers)
    for (const follower of followers) {
      const [from, to] = [groupOf.get(name), groupOf.get(follower)];
      if (from !== undefined && to !== undefined && from !== to) before.get(to)?.add(from);
    }
  return sorted(groups, before);
}

/** Each time the first of those that nothing must come before, so that what was seen first stays first. */
function sorted(groups: readonly string[][], before: ReadonlyMap<string[], Set<string[]>>): string[][] {
  const waiting = new Map(groups.map((group) => [group, before.get(group)?.size ?? 0]));
  const behind = new Map<string[], string[][]>();
  for (const [group, earlier] of before)
    for (const each of earlier) behind.set(each, [...(behind.get(each) ?? []), group]);
  const result: string[][] = [];
  while (waiting.size > 0) {
    const next = [...waiting].find(([, count]) => count === 0)?.[0];
    // Without a cycle there is always one.
    if (next === undefined) return [...result, ...waiting.keys()];
    waiting.delete(next);
    result.push(next);
    for (const group of behind.get(next) ?? []) waiting.set(group, (waiting.get(group) ?? 1) - 1);
  }
  return result;
}

/** Names that lead to each other, by Tarjan's algorithm without recursion; groups and names in the order of `names`. */
function components(names: readonly string[], followers: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: string[][] = [];
  for (const start of names) {
    if (index.has(start)) continue;
    const path: { name: string; rest: Iterator<string> }[] = [];
    const enter = (name: string): void => {
      index.set(name, index.size);
      low.set(name, index.size - 1);
      open.push(name);
      isOpen.add(name);
      path.push({ name, rest: (followers.get(name) ?? new Set<string>()).values() });
    };
    enter(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { name, rest } = top;
      const next = rest.next();
      if (next.done !== true) {
        if (!index.has(next.value)) enter(next.value);
        else if (isOpen.has(next.value)) low.set(name, Math.min(low.get(name) ?? 0, index.get(next.value) ?? 0));
        continue;
      }
      path.pop();
      const outer = path.at(-1)?.name;
      if (outer !== undefined) low.set(outer, Math.min(low.get(outer) ?? 0, low.get(name) ?? 0));
      if (low.get(name) !== index.get(name)) continue;
      const group = open.splice(open.lastIndexOf(name));
      for (const each of group) isOpen.delete(each);
      found.push(group);
    }
  }
  const rank = new Map(names.map((name, at) => [name, at]));
  const byRank = (a: string, b: string): number => (rank.get(a) ?? 0) - (rank.get(b) ?? 0);
  for (const group of found) group.sort(byRank);
  return found.sort(([a = ""], [b = ""]) => byRank(a, b));
}
