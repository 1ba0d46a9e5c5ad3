import type { Document } from "../model/model.js";
import type { SampleElement, SampleLeaf } from "./element.js";

/** A sample as XML, indented by two spaces as the writer would, and where each of its parts stands in it. */
export interface Printed {
  readonly text: string;
  readonly spans: ReadonlyMap<SampleElement | SampleLeaf, Span>;
}

/** Offsets into the text: where a part begins, where its value does, where its end tag does, and where it ends. */
export interface Span {
  readonly start: number;
  readonly value: number;
  readonly endTag: number;
  readonly end: number;
}

/** Prints a sample as a whole document. */
export function printSample(root: SampleElement, document: Document): Printed {
  const spans = new Map<SampleElement | SampleLeaf, Span>();
  const declaration = document.write.declaration ? '<?xml version="1.0" encoding="UTF-8"?>\n' : "";
  const namespaces = Object.entries(document.namespaces).map(
    ([prefix, uri]) => ` ${prefix === "" ? "xmlns" : `xmlns:${prefix}`}="${escapeAttribute(uri)}"`,
  );
  const printing: Printing = { document, spans };
  const text = printElement(root, declaration, "\n", namespaces.join(""), printing);
  return { text, spans };
}

/** Prints an element alone, as it would stand after `lead`: a line end and the indent. */
export function printAlone(element: SampleElement, lead: string, document: Document): string {
  return printElement(element, "", lead, "", { document, spans: new Map() });
}

/** An element with another text. */
export function elementText(leaf: SampleLeaf, name: string, text: string, document: Document): string {
  const content = contentText({ ...leaf, text }, document);
  return content === "" ? emptyElement(`<${name}`, name, document) : `<${name}>${content}</${name}>`;
}

/** An attribute with another text, and the space in front of it. */
export function attributeText(name: string, text: string, document: Document): string {
  return ` ${name}="${escapeAttribute(encoded(text, document))}"`;
}

interface Printing {
  readonly document: Document;
  readonly spans: Map<SampleElement | SampleLeaf, Span>;
}

/** The text so far with the element behind it. */
function printElement(
  element: SampleElement,
  before: string,
  lead: string,
  namespaces: string,
  printing: Printing,
): string {
  const { document, spans } = printing;
  const start = before.length;
  let text = `${before}<${element.name}`;
  for (const attribute of element.attributes) {
    const at = text.length;
    text += attributeText(attribute.name, attribute.text, document);
    spans.set(attribute, {
      start: at,
      value: at + attribute.name.length + 3,
      endTag: text.length - 1,
      end: text.length,
    });
  }
  text += namespaces;
  const content = element.text === undefined ? "" : contentText(element.text, document);
  if (content === "" && element.children.length === 0) {
    text = emptyElement(text, element.name, document);
    spans.set(element, { start, value: start, endTag: text.length, end: text.length });
    if (element.text !== undefined)
      spans.set(element.text, { start, value: start, endTag: text.length, end: text.length });
    return text;
  }
  text += ">";
  const valueAt = text.length;
  text += content;
  // White space beside text would be a part of it.
  const inner = element.text === undefined ? `${lead}  ` : "";
  for (const child of element.children) text = printElement(child, text + inner, inner, "", printing);
  if (element.children.length > 0) text += inner === "" ? "" : lead;
  const endTag = text.length;
  text += `</${element.name}>`;
  const value = valueAt + (content.startsWith("<![CDATA[") ? "<![CDATA[".length : 0);
  spans.set(element, { start, value: valueAt, endTag, end: text.length });
  if (element.text !== undefined) spans.set(element.text, { start, value, endTag, end: text.length });
  return text;
}

function emptyElement(tag: string, name: string, { write }: Document): string {
  return write.empty === "long" ? `${tag}></${name}>` : `${tag}/>`;
}

function contentText({ text, cdata }: SampleLeaf, document: Document): string {
  const content = encoded(text, document);
  if (!cdata || content === "") return content.replace(/[&<>]/g, reference);
  return `<![CDATA[${content.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"\t\n]/g, reference);
}

function reference(character: string): string {
  return references[character] ?? character;
}

const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
};

/** As forms encode text: https://url.spec.whatwg.org/#application-x-www-form-urlencoded-percent-encode-set, the tilde too. */
function encoded(text: string, { values }: Document): string {
  if (values === "plain") return text;
  return encodeURIComponent(text)
    .replace(/[!'()*~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");
}
