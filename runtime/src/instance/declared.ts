/* oxlint-disable typescript/no-explicit-any -- the elements that a wildcard may let in have no type in common */
import { scanName } from "../reader/characters.js";
import { fieldAt, readGenerally } from "../reader/general.js";
import { unbind } from "../reader/namespaces.js";
import type { Node } from "../reader/plan.js";
import type { State } from "../reader/state.js";
import { scanTag } from "../reader/tag.js";
import type { DeclaredElements, RecordTable } from "../table.js";

/**
 * The declared elements among those that a wildcard lets in, as the choice of a record: they must be valid, and by a strict
 * wildcard there are no others.
 *
 * @see https://www.w3.org/TR/xmlschema-1/#Wildcard_details
 */
export function declaredElements(type: () => RecordTable<any>, isStrict = false): DeclaredElements {
  return { type, link: (node: Node) => (state: State, start: number) => check(state, node, start, isStrict) };
}

/** Reads the element at `start` for what is wrong with it; its value is that of any element. */
function check(state: State, node: Node, start: number, isStrict: boolean): void {
  const { top, previous } = state;
  if (!isStrict && !isDeclared(state, node, start)) return;
  state.top = top + node.record.size;
  for (let i = top; i < state.top; i++) state.values[i] = undefined;
  state.previous = node.fields.length;
  readGenerally(state, node, top, start);
  state.top = top;
  state.previous = previous;
}

function isDeclared(state: State, node: Node, start: number): boolean {
  const mark = state.declared.length;
  const nameEnd = scanName(state, start + 1, "the name of an element");
  scanTag(state, start, nameEnd);
  const field = fieldAt(state, node, start, nameEnd);
  unbind(state, mark);
  return field !== undefined;
}
