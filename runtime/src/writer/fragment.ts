import { read } from "../reader/read.js";
import { localOf } from "../reader/spelling.js";
import type { DocumentTable } from "../table.js";
import { describe } from "./failure.js";
import { type Writing, failureAt } from "./state.js";

/**
 * XML that a value holds, as it is written: one well-formed element, complete with the namespaces that it uses. It is read
 * before it is written, so that it can be nothing else. `name` is that of the element, `*` for any.
 */
export function checkElement(
  writing: Writing,
  name: string,
  index: number,
  xml: unknown,
  masked: string | undefined,
): string {
  const element = typeof xml === "string" ? elementIn(writing, xml) : undefined;
  if (element === undefined || (name !== "*" && localOf(nameOf(element)) !== localOf(name))) {
    const expected = name === "*" ? "the XML of one element" : `the XML of one element ${name}`;
    throw failureAt(writing, name, index, "wrong-value", expected, describe(xml, masked));
  }
  return element;
}

/** The only element of a text, not too deep; nothing where there is not one, or more. */
function elementIn({ deepest, depth, namespaces }: Writing, xml: string): string | undefined {
  // It stands in an element here, too.
  const limits = {
    depth: deepest - depth + 1,
    attribute: Infinity,
    attributes: Infinity,
    document: Infinity,
    text: Infinity,
  };
  const { value } = read(fragment, `<_${around}>${xml}</_>`, { limits }, true);
  const element = (value as { readonly element: string } | undefined)?.element;
  // Where a name in it has no namespace, it was given that of the element around it, in which it must not fall.
  const isBare = element?.split(around).length !== xml.split(around).length;
  return isBare ? element?.replace(around, namespaces[""] === undefined ? "" : ' xmlns=""') : element;
}

const around = ' xmlns="_"';

function fragment(): DocumentTable<{ element: string }> {
  return {
    contract: 1,
    name: "any element",
    roots: ["*"],
    type: () => ({ name: "any element", members: [{ xml: "*", as: "element", type: { kind: "any" } }] }),
  };
}

function nameOf(element: string): string {
  return element.slice(1, element.search(/[\s/>]/));
}
