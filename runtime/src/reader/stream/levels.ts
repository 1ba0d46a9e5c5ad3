import * as fieldKinds from "../field-kinds.js";
import type { Field, Node } from "../plan.js";

/** An element around the items of a stream, and how it goes on from there. */
export interface Level {
  /** The elements that lead to the items. */
  readonly through: ReadonlyMap<Field, Level>;
  /** The elements that are items, each in one of its spellings. */
  readonly items: readonly Field[];
}

/** The level of the root; `path` names properties from there to the list of items. Without a path nothing is an item. */
export function levelOf(node: Node, path: readonly string[] | undefined): Level {
  return path === undefined ? { through: new Map(), items: [] } : levelAt(node, path);
}

function levelAt(node: Node, path: readonly string[]): Level {
  const through = new Map<Field, Level>();
  const items: Field[] = [];
  if (isWhole(node)) return { through, items };
  for (const field of node.fields) {
    const inner = field.node;
    if (field.kind === fieldKinds.wrapper && inner !== undefined) {
      const level = levelAt(inner, path);
      if (level.through.size + level.items.length > 0) through.set(field, level);
    } else if (node.record.slots[field.slot]?.as !== path[0]) continue;
    else if (path.length === 1) items.push(field);
    else if (field.kind === fieldKinds.record && !field.list && field.nil === undefined && inner !== undefined) {
      const level = levelAt(inner, path.slice(1));
      if (level.through.size + level.items.length > 0) through.set(field, level);
    }
  }
  return { through, items };
}

/** Whether an element is known only when it ends, and with it all that it holds: it has text, or may be of another type. */
export function isWhole(node: Node): boolean {
  return node.text !== undefined || node.types !== undefined;
}
