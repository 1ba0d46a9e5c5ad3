import type { Place } from "../../model/model.js";
import { nearest } from "../../problems/nearest.js";
import { quote } from "../../problems/problems.js";
import type { SchemaAttribute } from "../node.js";
import type { Report } from "../report.js";
import { type Stage, structureOf } from "./table.js";
import { checkValue } from "./values.js";

/** An element of a schema document, as it is checked. */
export interface Tag {
  readonly name: string;
  /** The name of the element around it. */
  readonly parent?: string;
  readonly attributes: ReadonlyMap<string, SchemaAttribute>;
  readonly children: readonly { readonly name: string; readonly place: Place }[];
}

/**
 * Checks that an element has only attributes that it may have, with values that they may have, and that its children come in
 * the order in which they must. What may stand in it at all, and what must, is told where its declaration is read.
 */
export function checkStructure(tag: Tag, ids: Set<string>, report: Report): void {
  const structure = structureOf(tag.name, tag.parent, tag.attributes.has("ref"));
  if (structure === undefined) return;
  for (const [name, attribute] of tag.attributes) {
    if (structure.attributes.includes(name)) checkValue(tag.name, name, attribute, ids, report);
    else {
      const expected = `an attribute of ${spoken(tag)}: ${structure.attributes.join(", ")}`;
      report.invalid(attribute.place, expected, quote(name), nearest(name, structure.attributes));
    }
  }
  checkOrder(tag, structure.content, report);
}

function checkOrder({ name, children }: Tag, content: readonly Stage[], report: Report): void {
  // Nothing reads what stands in these, so that nothing else would tell.
  const isPlain = content.length === 1;
  let at = 0;
  let before: string | undefined;
  for (const child of children) {
    const stage = content.findIndex(({ names }, index) => index >= at && names.includes(child.name));
    if (stage >= 0) {
      const isSecond = stage === at && content[at]?.many === false && before !== undefined;
      if (isSecond && isOnlyHere(child.name))
        report.invalid(child.place, `at most one <${child.name}> in <${name}>`, "a second one");
      at = stage;
      before = child.name;
    } else if (content.some(({ names }) => names.includes(child.name)))
      report.invalid(child.place, `<${child.name}> before <${before}> in <${name}>`, "it behind");
    else if (isPlain) {
      const names = content.flatMap((each) => each.names).map((each) => `<${each}>`);
      report.invalid(child.place, `only ${names.join(", ")} in <${name}>`, `<${child.name}>`);
    }
  }
}

/** Of others a second one is told by what reads them. */
function isOnlyHere(name: string): boolean {
  return name === "annotation" || name === "anyAttribute";
}

function spoken({ name, parent, attributes }: Tag): string {
  if (attributes.has("ref")) return `<${name} ref>`;
  const isBoth = ["element", "attribute", "simpleType", "complexType"].includes(name);
  if (!isBoth) return `<${name}>${parent === "group" ? " in a <group>" : ""}`;
  return `a ${parent === "schema" || parent === "redefine" ? "global" : "local"} <${name}>`;
}
