import type { Occurs } from "../model/model.js";
import { conflictIn } from "./conflict.js";
import type { Notes } from "./notes.js";
import type { WrittenElement, WrittenGroup, WrittenNode, WrittenParticle } from "./written.js";

/** A content model that a schema language allows: one that it does not is a list of the same elements in any order. */
export function allowed(node: WrittenNode, where: string, notes: Notes): WrittenGroup | undefined {
  const { content, mixed } = node;
  if (content === undefined || conflictIn(content) === undefined) return content;
  const elements = elementsIn(content);
  const hasOthers = leavesIn(content).some(({ kind }) => kind === "any");
  if (hasOthers) {
    notes.add(
      `${where}: elements that are listed beside any other element, ${elements.map(({ name }) => name).join(", ")}`,
    );
    const others: WrittenParticle = { kind: "any", occurs: anyNumber, documentation: "" };
    return { kind: "sequence", particles: [others], occurs: once };
  }
  if (!mixed) notes.add(`${where}: the order and number of its elements`);
  return { kind: "choice", particles: elements.map((each) => ({ ...each, occurs: once })), occurs: anyNumber };
}

/** The elements of a content model, each name once. */
export function elementsIn(content: WrittenParticle): WrittenElement[] {
  const all = leavesIn(content).flatMap((leaf) => (leaf.kind === "element" ? [leaf] : []));
  return [...new Map(all.map((element) => [element.name, element])).values()];
}

/** The elements and wildcards of a content model. */
export function leavesIn(particle: WrittenParticle): Exclude<WrittenParticle, WrittenGroup>[] {
  return particle.kind === "element" || particle.kind === "any" ? [particle] : particle.particles.flatMap(leavesIn);
}

const once: Occurs = { minimum: 1, maximum: 1 };
const anyNumber: Occurs = { minimum: 0, maximum: Infinity };
