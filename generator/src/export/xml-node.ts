/** An element of a schema that is written. Attributes that are `undefined` are not there. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly (XmlNode | undefined)[];
  /** Where it holds text alone. */
  readonly text?: string;
}

export function xmlNode(
  name: string,
  attributes: XmlNode["attributes"] = {},
  children: readonly (XmlNode | undefined)[] = [],
): XmlNode {
  return { name, attributes, children };
}

/** An element as lines of XML, indented by two spaces. */
export function printXml({ name, attributes, children, text }: XmlNode, indent = ""): string {
  const written = Object.entries(attributes).flatMap(([attribute, value]) =>
    value === undefined ? [] : [` ${attribute}="${escaped(value)}"`],
  );
  const tag = `${indent}<${name}${written.join("")}`;
  if (text !== undefined) return `${tag}>${escaped(text)}</${name}>\n`;
  const inner = children.map((child) => (child === undefined ? "" : printXml(child, `${indent}  `))).join("");
  return inner === "" ? `${tag}/>\n` : `${tag}>\n${inner}${indent}</${name}>\n`;
}

/** Line ends and tabs stay what they are, also in attributes; what XML cannot carry at all is shown as what replaces it. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replace(/[&<>"\t\n\r]/g, (character) => references[character] ?? `&#${character.charCodeAt(0)};`);
}

const references: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
