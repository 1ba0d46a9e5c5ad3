import { DOMParser, ParseError, type Element, type Node } from "@xmldom/xmldom";
import { quote } from "../problems/problems.js";
import type { Place } from "../model/model.js";
import { type Lines, linesOf } from "./lines.js";
import { type SchemaAttribute, type SchemaNode, xsdNamespace } from "./node.js";
import type { Report } from "./report.js";
import { checkStructure } from "./structure/structure.js";

/** Reads the text of a schema document; nothing where it is ill-formed or no schema at all, which is reported. */
export function parse(text: string, file: string, report: Report): SchemaNode | undefined {
  const lines = linesOf(text, file);
  const root = documentElement(text, lines, report);
  if (root === undefined) return undefined;
  if (root.namespaceURI === xsdNamespace && root.localName === "schema")
    return node(root, new Map(), 0, { lines, report, ids: new Set() });
  const namespace = root.namespaceURI ?? "no namespace";
  report.invalid(placeOf(root, lines), `<schema> of ${xsdNamespace}`, `<${root.nodeName}> of ${namespace}`);
  return undefined;
}

/** Deeper schemas are refused, since what reads them is recursive. */
const mostDepth = 256;

function documentElement(text: string, lines: Lines, report: Report): Element | undefined {
  const parser = new DOMParser({
    // xmldom's own rule is that of XML 1.1, which has more line ends.
    normalizeLineEndings: (source) => source.replace(/\r\n?/g, "\n"),
    // It mends what it warns about, such as an attribute without quotes: that is no XML.
    onError: (_level, message) => {
      throw new Error(message);
    },
  });
  try {
    return parser.parseFromString(text.replace(/^\uFEFF/, ""), "text/xml").documentElement ?? undefined;
  } catch (error) {
    const { line, column, message } = described(error);
    report.invalid(lines.point(line, column), "well-formed XML", `a mistake: ${message}`);
    return undefined;
  }
}

interface Described {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

function described(error: unknown): Described {
  const locator = error instanceof ParseError ? (error.locator as Locator | undefined) : undefined;
  const text = error instanceof Error ? error.message : String(error);
  const message = text
    .replace(/^Reporting \w+ ".*" caused Error: /s, "")
    .replace(/^Error constructing the DOM: \w+: /, "")
    .replace(/\s+/g, " ");
  // A missing root element stands in line 0.
  return { line: locator?.lineNumber || 1, column: locator?.columnNumber || 1, message };
}

interface Locator {
  readonly lineNumber?: number;
  readonly columnNumber?: number;
}

/** What reading a document needs everywhere in it. */
interface Reading {
  readonly lines: Lines;
  readonly report: Report;
  readonly ids: Set<string>;
}

function node(
  element: Element,
  outer: ReadonlyMap<string, string>,
  depth: number,
  reading: Reading,
  parent?: string,
): SchemaNode {
  const { lines, report, ids } = reading;
  const name = element.localName ?? element.nodeName;
  const attributes = attributesOf(element, reading);
  const prefixes = prefixesOf(element, outer);
  const children: SchemaNode[] = [];
  const documentation: string[] = [];
  const tags: { readonly name: string; readonly place: Place }[] = [];
  for (const child of elements(element)) {
    const place = placeOf(child, lines);
    if (child.localName !== null) tags.push({ name: child.localName, place });
    if (child.namespaceURI !== xsdNamespace) report.invalid(place, "an element of XML Schema", quote(child.nodeName));
    else if (child.localName === "annotation") documentation.push(...annotated(child, name, reading));
    else if (depth === mostDepth) report.invalid(place, `at most ${mostDepth} elements in each other`, "one more");
    else children.push(node(child, prefixes, depth + 1, reading, name));
  }
  const text = ownText(element);
  if (text !== "") report.invalid(placeOf(element, lines), `only elements in <${name}>`, quote(text));
  checkStructure({ name, attributes, children: tags, ...(parent !== undefined && { parent }) }, ids, report);
  return {
    name,
    attributes,
    children,
    documentation: documentation.join("\n\n"),
    prefixes,
    place: placeOf(element, lines),
  };
}

function prefixesOf(element: Element, outer: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const declared = [...element.attributes].filter(({ name }) => name === "xmlns" || name.startsWith("xmlns:"));
  if (declared.length === 0) return outer;
  return new Map([...outer, ...declared.map(({ name, value }) => [name.slice("xmlns:".length), value] as const)]);
}

function attributesOf(element: Element, { lines, report }: Reading): ReadonlyMap<string, SchemaAttribute> {
  const attributes = new Map<string, SchemaAttribute>();
  for (const { name, namespaceURI, value, lineNumber, columnNumber } of element.attributes) {
    if (name === "xmlns") continue;
    // xmldom's place is that of the quote.
    const place = lines.quoted(lineNumber ?? 1, columnNumber ?? 1);
    if (namespaceURI === xsdNamespace) report.invalid(place, "an attribute without a prefix", quote(name));
    if (name.includes(":")) continue;
    const keepsSpace = name === "value" || name === "default" || name === "fixed";
    attributes.set(name, { value: keepsSpace ? value : value.trim(), place });
  }
  return attributes;
}

/** What an annotation says. */
function annotated(annotation: Element, parent: string, reading: Reading): string[] {
  const tags = elements(annotation).map((each) => ({
    name: each.localName ?? "",
    place: placeOf(each, reading.lines),
  }));
  const attributes = attributesOf(annotation, reading);
  checkStructure({ name: "annotation", parent, attributes, children: tags }, reading.ids, reading.report);
  return documentationOf(annotation);
}

/** The paragraphs of an annotation, each with its white space collapsed. */
function documentationOf(annotation: Element): string[] {
  return elements(annotation)
    .filter(({ localName }) => localName === "documentation")
    .flatMap(({ textContent }) => (textContent ?? "").split(/\n[ \t]*\n/))
    .map((paragraph) => paragraph.trim().replace(/\s+/g, " "))
    .filter((paragraph) => paragraph !== "");
}

function elements(parent: Element): Element[] {
  const found: Element[] = [];
  for (let child: Node | null = parent.firstChild; child !== null; child = child.nextSibling)
    if (child.nodeType === child.ELEMENT_NODE) found.push(child as Element);
  return found;
}

/** The text that stands in an element itself, without the white space around. */
function ownText(parent: Element): string {
  let found = "";
  for (let child: Node | null = parent.firstChild; child !== null; child = child.nextSibling)
    if (child.nodeType === child.TEXT_NODE || child.nodeType === child.CDATA_SECTION_NODE)
      found += child.nodeValue ?? "";
  return found.trim();
}

function placeOf(element: Element, lines: Lines): ReturnType<Lines["place"]> {
  return lines.place(element.lineNumber ?? 1, element.columnNumber ?? 1, `<${element.nodeName}`.length);
}
