import type { Document, VersionRule } from "../model/model.js";
import type { SampleElement } from "./element.js";

/** The index of the version that a document says it is of: the first rule that fits decides. -1 where none does. */
export function versionFound(root: SampleElement, document: Document): number {
  const { names = [], rules = [] } = document.versions ?? {};
  for (const rule of rules) {
    const name = nameBy(rule, root);
    if (name !== undefined) return names.indexOf(name);
  }
  return -1;
}

function nameBy(rule: VersionRule, root: SampleElement): string | undefined {
  if (rule.kind === "version") {
    return rule.where === undefined || textAt(root, rule.where.split("/")) !== undefined ? rule.version : undefined;
  }
  const text = textAt(root, rule.path.split("/"));
  if (text === undefined || rule.template === undefined) return text;
  const [before = "", after = ""] = rule.template.split(/\{[^}]*\}/);
  return text.startsWith(before) && text.endsWith(after)
    ? text.slice(before.length, text.length - after.length)
    : undefined;
}

/** The text of the first element or attribute at a path, `""` where it has none. */
function textAt(element: SampleElement, [name = "", ...rest]: readonly string[]): string | undefined {
  if (name.startsWith("@")) return element.attributes.find((each) => each.name === name.slice(1))?.text;
  for (const child of element.children.filter((each) => each.name === name)) {
    const text = rest.length === 0 ? (child.text?.text ?? "") : textAt(child, rest);
    if (text !== undefined) return text;
  }
  return undefined;
}
