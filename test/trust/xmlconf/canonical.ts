import { unknown } from "@tagsmith/runtime";
import type { Any } from "../any.js";

/**
 * The first canonical form of a value: attributes in order, no white space but that of texts. Prefixes and declarations of
 * namespaces are left out, because values do not have them.
 *
 * @see James Clark's canonical form, which the suite uses: https://www.w3.org/XML/Test/
 */
export function canonicalForm(name: string, value: Any): string {
  const attributes = (value[unknown] ?? [])
    .flatMap((each) => ("attribute" in each ? [` ${localName(each.attribute)}="${escape(each.value)}"`] : []))
    .toSorted();
  const content = value.content.map((each) =>
    typeof each === "string" ? escape(each) : canonicalForm(each.name, each.value),
  );
  return `<${localName(name)}${attributes.join("")}>${content.join("")}</${localName(name)}>`;
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
