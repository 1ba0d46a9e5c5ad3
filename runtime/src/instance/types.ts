/* oxlint-disable typescript/no-explicit-any -- the types that may stand in each other's place have no type in common */
import * as codecKinds from "../codec-kinds.js";
import { type Codec, codec, invalid } from "../codec.js";
import { trim } from "../reader/convert.js";
import { namespaceOf, unbind } from "../reader/namespaces.js";
import { elementPath, nameAt, quote, report } from "../reader/place.js";
import type { LinkedTypes, Node } from "../reader/plan.js";
import { localOf, prefixIn } from "../reader/spelling.js";
import type { State } from "../reader/state.js";
import { scanTag } from "../reader/tag.js";
import type { RecordTable, TypesTable } from "../table.js";
import { joinWords, quoteWord } from "../values/words.js";
import { describe } from "../writer/failure.js";
import type { ChooseNode, NodePlan } from "../writer/plan.js";
import { failureAt } from "../writer/state.js";
import { instanceAttribute } from "./attribute.js";

/**
 * A type whose elements may say with `xsi:type` that they have another one, which is derived from it. The types stand under
 * their names as the table spells them. An abstract one must be replaced.
 *
 * @see https://www.w3.org/TR/xmlschema-1/#xsi_type
 */
export function derivable<T>(
  base: () => RecordTable<any>,
  types: Readonly<Record<string, () => RecordTable<any>>>,
  isAbstract = false,
): RecordTable<T> {
  const all: TypesTable = {
    types,
    isAbstract,
    link: (nodeOf: (type: () => RecordTable<any>) => Node, qualify: (name: string) => string) =>
      linkTypes(types, isAbstract, nodeOf, qualify),
    linkWriter: (node: NodePlan, nodeOf: (type: () => RecordTable<any>) => NodePlan) =>
      linkWriter(types, isAbstract ? undefined : node, nodeOf),
  };
  const table: RecordTable<any> = { ...base(), types: all };
  return table;
}

/** The member that says which type an element has: nothing but its own name. */
export function typeName<Name extends string>(name: Name): Codec<Name> {
  const read = (text: string): Name | typeof invalid => (localOf(text) === localOf(name) ? name : invalid);
  return codec<Name>(codecKinds.other, "xsi:type", quoteWord(name), false, read, (value) =>
    value === name ? name : invalid,
  );
}

/** The content of the type that a value names; of its own where it names none. */
function linkWriter(
  types: Readonly<Record<string, () => RecordTable<any>>>,
  own: NodePlan | undefined,
  nodeOf: (type: () => RecordTable<any>) => NodePlan,
): ChooseNode {
  const nodes = new Map(Object.entries(types).map(([name, type]) => [name, nodeOf(type)]));
  return (writing, member, value, index) => {
    const { xsiType: name } = (value ?? {}) as { readonly xsiType?: unknown };
    const found = name === undefined ? own : nodes.get(String(name));
    if (found !== undefined) return found;
    const expected = `one of the types ${Object.keys(types).join(", ")}`;
    throw failureAt(writing, member.name, index, "wrong-value", expected, describe(name, undefined));
  };
}

function linkTypes(
  types: Readonly<Record<string, () => RecordTable<any>>>,
  isAbstract: boolean,
  nodeOf: (type: () => RecordTable<any>) => Node,
  qualify: (name: string) => string,
): LinkedTypes {
  const nodes = new Map<string, Node>();
  for (const [name, type] of Object.entries(types)) nodes.set(`{${qualify(name)}}${localOf(name)}`, nodeOf(type));
  const expected =
    nodes.size === 0 ? "a type that is derived from its own" : joinWords(Object.keys(types).map(quoteWord), "or");
  return {
    choose(state, node, start, nameEnd) {
      const byte = state.bytes[nameEnd];
      const found = byte === 62 || byte === 47 ? undefined : typeAttribute(state, start, nameEnd);
      if (found === "unusual") return undefined;
      if (found !== undefined) {
        const chosen = nodes.get(found.name);
        if (chosen !== undefined) return chosen;
        tell(state, start, "/@xsi:type", found.offset, expected, quote(found.text));
      } else if (isAbstract) tell(state, start, "", start, `the attribute xsi:type, ${expected}`, "nothing");
      return node;
    },
  };
}

/** The name in `xsi:type`. Where the tag declares namespaces, it must be read with care first. */
function typeAttribute(
  state: State,
  start: number,
  nameEnd: number,
): { readonly name: string; readonly text: string; readonly offset: number } | "unusual" | undefined {
  if (state.scannedTag !== start) {
    const mark = state.declared.length;
    scanTag(state, start, nameEnd);
    if (state.declared.length > mark) {
      unbind(state, mark);
      state.scannedTag = -1;
      return "unusual";
    }
  }
  const attribute = instanceAttribute(state, "type");
  if (attribute === undefined) return undefined;
  const text = trim(attribute.value);
  return { name: `{${namespaceOf(state, prefixIn(text)) ?? ""}}${localOf(text)}`, text, offset: attribute.offset };
}

function tell(state: State, start: number, attribute: string, offset: number, expected: string, found: string): void {
  const path = `${elementPath(state)}/${nameAt(state, start + 1)}${attribute}`;
  report(state, found === "nothing" ? "missing" : "wrong-value", "error", path, offset, expected, found);
}
