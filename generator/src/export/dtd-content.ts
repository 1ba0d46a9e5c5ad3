import type { Occurs } from "../model/model.js";
import type { Use } from "./dtd.js";
import { allowed, elementsIn, leavesIn } from "./loose.js";
import type { Notes } from "./notes.js";
import type { WrittenGroup, WrittenParticle } from "./written.js";

/** The content of an element as a DTD writes it: https://www.w3.org/TR/xml/#NT-contentspec */
export function contentText({ node, mayBeEmpty, isOpen, where }: Use, notes: Notes): string {
  if (isOpen) {
    notes.add(`${where}: what it holds; a DTD lets in only elements that it declares`);
    return "ANY";
  }
  const { content, text } = node;
  if (content === undefined) return text === undefined && !node.mixed ? "EMPTY" : "(#PCDATA)";
  if (leavesIn(content).some(({ kind }) => kind === "any")) {
    notes.add(`${where}: any other element; a DTD lets in only elements that it declares`);
    return "ANY";
  }
  if (node.mixed || text !== undefined) {
    if (!isFree(content)) notes.add(`${where}: order and number of the elements among its text`);
    return mixedText(elementsIn(content).map(({ name }) => name));
  }
  const model = groupText(allowed(node, where, notes) ?? content, where, notes);
  return mayBeEmpty && !/[?*]$/.test(model) ? `(${model})?` : model;
}

/** What a DTD lets in where an element holds now this and now that. */
export function mergedContent(name: string, contents: readonly string[], uses: readonly Use[], notes: Notes): string {
  const distinct = [...new Set(contents)];
  const [first = "EMPTY", second] = distinct;
  if (second === undefined) return first;
  const models = distinct.filter((each) => each !== "EMPTY");
  const [only = "EMPTY"] = models;
  if (models.length === 1) return only === "ANY" || only === "(#PCDATA)" || /[?*]$/.test(only) ? only : `(${only})?`;
  notes.add(`${name}: which of ${models.join(" and ")} it holds, its place decides`);
  if (models.includes("ANY")) return "ANY";
  const names = uses.flatMap(({ node }) => (node.content === undefined ? [] : elementsIn(node.content)));
  const children = [...new Set(names.map((each) => each.name))];
  return models.some((each) => each.includes("#PCDATA")) ? mixedText(children) : `(${children.join(" | ")})*`;
}

function mixedText(names: readonly string[]): string {
  return names.length === 0 ? "(#PCDATA)" : `(#PCDATA | ${names.join(" | ")})*`;
}

/** Whether text and elements may stand in any order, as a DTD has it. */
function isFree({ kind, occurs, particles }: WrittenGroup): boolean {
  const isAny = occurs.minimum === 0 && occurs.maximum === Infinity;
  return kind === "choice" && isAny && particles.every((each) => each.kind === "element");
}

function groupText(group: WrittenGroup, where: string, notes: Notes): string {
  const { kind, particles, occurs } = group;
  if (kind === "all") {
    notes.add(`${where}: the number of elements that stand in any order`);
    return `(${elementsIn(group)
      .map(({ name }) => name)
      .join(" | ")})*`;
  }
  const parts = particles.map((each) => particleText(each, where, notes));
  return repeated(`(${parts.join(kind === "choice" ? " | " : ", ")})`, occurs, where, notes);
}

function particleText(particle: WrittenParticle, where: string, notes: Notes): string {
  if (particle.kind === "any") return "EMPTY";
  return particle.kind === "element"
    ? repeated(particle.name, particle.occurs, where, notes, true)
    : groupText(particle, where, notes);
}

/** Numbers that a DTD has no sign for are written out as long as they are small. */
function repeated(item: string, { minimum, maximum }: Occurs, where: string, notes: Notes, isName = false): string {
  if (maximum === 1) return minimum === 0 ? `${item}?` : item;
  if (maximum === Infinity && minimum < 2) return minimum === 0 ? `${item}*` : `${item}+`;
  const most = maximum === Infinity ? minimum : maximum;
  if (most > mostWritten) {
    notes.add(`${where}: that ${isName ? item : "its content"} stands ${between(minimum, maximum)}`);
    return minimum === 0 ? `${item}*` : `${item}+`;
  }
  const needed = Array.from({ length: minimum }, () => item);
  if (maximum === Infinity) return `(${[...needed.slice(1), `${item}+`].join(", ")})`;
  let others = "";
  for (let count = minimum; count < maximum; count++) others = others === "" ? `${item}?` : `(${item}, ${others})?`;
  return minimum === 0 ? others : `(${[...needed, ...(others === "" ? [] : [others])].join(", ")})`;
}

const mostWritten = 8;

function between(minimum: number, maximum: number): string {
  return maximum === Infinity ? `at least ${minimum} times` : `from ${minimum} to ${maximum} times`;
}
