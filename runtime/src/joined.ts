/** One list of what several functions list: the members of a table that are too many for a compiler to hold in one. */
export function joined<T>(...lists: readonly (() => readonly T[])[]): readonly T[] {
  return lists.flatMap((list) => list());
}
