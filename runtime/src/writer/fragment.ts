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
  const element = typeof xml === "string" ? elementIn(xml, writing.deepest - writing.depth) : undefined;
  if (element === undefined || (name !== "*" && localOf(nameOf(element)) !== localOf(name))) {
    const expected = name === "*" ? "the XML of one element" : `the XML of one element ${name}`;
    throw failureAt(writing, name, index, "wrong-value", expected, describe(xml, masked));
  }
  // It must not fall into the namespace of the elements around it.
  const end = nameOf(element).length + 1;
  const isOutside = writing.namespaces[""] !== undefined && hasNoNamespace(element);
  return isOutside ? `${element.slice(0, end)} xmlns=""${element.slice(end)}` : element;
}

/** The only element of a text, no deeper than that; nothing where there is not one, or more. */
function elementIn(xml: string, depth: number): string | undefined {
  // It stands in an element here, too.
  const limits = { depth: depth + 1, attribute: Infinity, attributes: Infinity, document: Infinity, text: Infinity };
  const { value } = read(fragment, `<_>${xml}</_>`, { limits }, true);
  return (value as { readonly element: string } | undefined)?.element;
}

function fragment(): DocumentTable<{ element: string }> {
  return {
    contract: 1,
    name: "any element",
    roots: ["_"],
    type: () => ({ name: "any element", members: [{ xml: "*", as: "element", type: { kind: "any" } }] }),
  };
}

function nameOf(element: string): string {
  return element.slice(1, element.search(/[\s/>]/));
}

/** Whether a name without a prefix stands in the XML where nothing in it says what that means. */
function hasNoNamespace(element: string): boolean {
  // Of each element that is open, whether it or one around it does.
  const open: boolean[] = [];
  for (const [, end, name = "", attributes = "", empty] of element.matchAll(markup)) {
    if (end === undefined) continue;
    if (end === "/") open.pop();
    else {
      const isTold = open.at(-1) === true || /\sxmlns\s*=/.test(attributes.replace(/"[^"]*"|'[^']*'/g, '""'));
      if (!isTold && !name.includes(":")) return true;
      if (empty === "") open.push(isTold);
    }
  }
  return false;
}

/** Tags, and what may look as if it had some. */
const markup =
  /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|<(\/?)([^\s/>]+)((?:[^"'/>]|"[^"]*"|'[^']*'|\/(?!>))*)(\/?)>/g;
