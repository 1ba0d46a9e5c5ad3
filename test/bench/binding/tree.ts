import type { Place, Plan, RecordBinding } from "./plan.js";

/** How a library shows its tree. */
export interface Tree<Node> {
  readonly attributes: (node: Node) => Readonly<Record<string, string | null>>;
  readonly text: (node: Node) => string;
  /** Calls `each` with every child element. */
  readonly children: (node: Node, each: (name: string, child: Node) => void) => void;
}

/** Makes the value of a tree that was read. */
export function valueOfTree<Node>(tree: Tree<Node>, { root, version }: Plan, node: Node): unknown {
  const value = recordOf(tree, root, node);
  if (version !== undefined) (value as Record<string, unknown>)[version.as] = version.value;
  return value;
}

function recordOf<Node>(tree: Tree<Node>, record: RecordBinding, node: Node): unknown {
  const slots = record.empty.map((slot) => (slot === undefined ? undefined : []));
  if (record.attributes.size > 0) {
    const attributes = tree.attributes(node);
    for (const name in attributes) {
      const place = record.attributes.get(name);
      if (place?.convert !== undefined) slots[place.slot] = place.convert(attributes[name] ?? "") as never;
    }
  }
  if (record.text?.convert !== undefined) slots[record.text.slot] = record.text.convert(tree.text(node)) as never;
  fill(tree, record, node, slots);
  for (const slot of record.required) if (slots[slot] === undefined) throw new Error("a member is missing");
  return record.finish(slots);
}

function fill<Node>(tree: Tree<Node>, record: RecordBinding, node: Node, slots: unknown[]): void {
  tree.children(node, (name, child) => {
    const place = record.children.get(name);
    if (place === undefined) return;
    if (place.record?.isWrapper === true) {
      for (const slot of place.record.listsInside) slots[slot] ??= [];
      fill(tree, place.record, child, slots);
      return;
    }
    const value = valueOf(tree, place, child);
    if (place.list) (slots[place.slot] as unknown[]).push(value);
    else slots[place.slot] = value;
  });
}

function valueOf<Node>(tree: Tree<Node>, { record, map, convert }: Place, node: Node): unknown {
  if (record !== undefined) return recordOf(tree, record, node);
  if (map === undefined) return convert?.(tree.text(node));
  const entries: unknown[] = [];
  tree.children(node, (name, child) => entries.push({ name, value: map(tree.text(child)) }));
  return entries;
}
