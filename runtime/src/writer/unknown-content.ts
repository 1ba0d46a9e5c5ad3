import { xmlnsNamespace } from "../reader/spelling.js";
import { quote } from "../reader/place.js";
import type { UnknownAttribute, UnknownContent, UnknownElement } from "../unknown.js";
import * as places from "./places.js";
import { put, putText } from "./characters.js";
import { isAttributeName } from "./element-name.js";
import { checkElement } from "./fragment.js";
import { illegalText } from "./illegal.js";
import type { MemberPlan, NodePlan } from "./plan.js";
import { type Writing, failureAt } from "./state.js";

/** What the value of an element kept that its table does not name. */
export type Kept = readonly UnknownContent[];

/** Writes the unknown attributes of an element into its tag; `on` is its place below the record, if it is not the record's own. */
export function attributesOn(writing: Writing, kept: Kept, on: string | undefined, taken: readonly MemberPlan[]): void {
  const names = new Set(taken.map(({ name }) => name));
  const declared = new Map<string, string>();
  for (const content of kept) {
    if (!("attribute" in content) || content.on !== on) continue;
    const { attribute, namespace, value } = content;
    if (!isAttributeName(writing, attribute) || /^xmlns(?::|$)/.test(attribute)) {
      // A value uses the prefix, which is declared as for an attribute with it.
      const used = `${attribute.slice("xmlns:".length)}:_`;
      const isUsed = namespace === xmlnsNamespace && used !== "xmlns:_" && isAttributeName(writing, used);
      if (isUsed && qualify(writing, { attribute: used, namespace: value, value }, declared) === used) continue;
      throw failureAt(writing, "", -1, "wrong-value", "the name of an attribute", quote(attribute));
    }
    const name = qualify(writing, content, declared);
    if (names.has(`@${name}`))
      throw failureAt(writing, `@${name}`, -1, "repeated", "one attribute of this name", "a second one");
    names.add(`@${name}`);
    writeAttribute(writing, name, content);
  }
}

/** Writes the children of an element, with the unknown ones behind the siblings that they followed. */
export function writeAmong(
  writing: Writing,
  kept: Kept,
  node: NodePlan,
  lead: string,
  writeChild: (child: MemberPlan) => void,
): void {
  let rest = kept.filter((content): content is UnknownElement => "xml" in content && content.in === node.path);
  const takeAfter = (siblings: readonly (string | undefined)[]): void => {
    for (const { after, xml } of rest) {
      if (siblings.includes(after)) put(writing.output, lead + checkElement(writing, "*", -1, xml, undefined));
    }
    rest = rest.filter(({ after }) => !siblings.includes(after));
  };
  takeAfter([undefined]);
  for (const child of node.children) {
    writeChild(child);
    takeAfter(child.siblings);
  }
  takeAfter(rest.map(({ after }) => after));
}

/** Whether anything unknown stands in a wrapper, so that it cannot be left out. */
export function standsIn(kept: Kept, path: string): boolean {
  return kept.some((content) => {
    const place = "xml" in content ? content.in : content.on;
    return place === path || place?.startsWith(`${path}/`) === true;
  });
}

function writeAttribute(writing: Writing, name: string, { attribute, value }: UnknownAttribute): void {
  const { output } = writing;
  put(output, ` ${name}="`);
  if (!putText(output, value, places.attribute)) throw illegalText(writing, `@${attribute}`, -1, value);
  put(output, '"');
}

/**
 * The name that an attribute gets. Its prefix is declared where neither the root nor an attribute before has done so; where it
 * means another namespace to them, so that names beside it would change theirs, the attribute gets another prefix.
 */
function qualify(writing: Writing, content: UnknownAttribute, declared: Map<string, string>): string {
  const { attribute, namespace } = content;
  const [prefix = "", local] = attribute.split(":");
  if (local === undefined || prefix === "xml") return attribute;
  if (namespace === undefined || namespace === "")
    throw failureAt(writing, `@${attribute}`, -1, "wrong-value", `a namespace for the prefix ${prefix}`, "none");
  const known = new Map([...Object.entries(writing.namespaces), ...declared]);
  let free = prefix;
  for (let number = 2; known.has(free) && known.get(free) !== namespace; number++) free = `${prefix}${number}`;
  if (!known.has(free)) {
    declared.set(free, namespace);
    if (!writeNamespace(writing, free, namespace)) throw illegalText(writing, `@${attribute}`, -1, namespace);
  }
  return `${free}:${local}`;
}

/** Writes the declaration of a prefix, `""` for names without one; false where XML cannot carry the namespace. */
export function writeNamespace({ output }: Writing, prefix: string, namespace: string): boolean {
  put(output, prefix === "" ? ' xmlns="' : ` xmlns:${prefix}="`);
  const isLegal = putText(output, namespace, places.attribute);
  put(output, '"');
  return isLegal;
}
