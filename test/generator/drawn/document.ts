import type { Random } from "../../trust/fuzz/random.js";
import { escape } from "./print.js";
import {
  type ComplexType,
  type DrawnSchema,
  type ElementDeclaration,
  type Particle,
  type SimpleType,
  attributesOf,
  contentOf,
  derivesFrom,
  isComplex,
  textTypeOf,
} from "./schema.js";
import { texts } from "./simple-types.js";

/** An element of a document that may be changed before it is written. */
export interface Node {
  name: string;
  attributes: [name: string, value: string][];
  children: (Node | string)[];
}

/** Draws a document with a root, which is valid as far as that is simple to say. */
export function drawDocument(random: Random, schema: DrawnSchema, root: ElementDeclaration): Node {
  return makeElement({ random, schema, left: 25 }, root, 0);
}

interface Drawing {
  readonly random: Random;
  readonly schema: DrawnSchema;
  /** So many elements may have more than they must; then the document ends. */
  left: number;
}

/** What a node is called in documents, in which each namespace has a prefix. */
export function prefixed(name: string, namespace: string): string {
  return namespace === "" ? name : `${namespace === "urn:o" ? "o" : "t"}:${name}`;
}

function elementFor(drawing: Drawing, declared: ElementDeclaration, depth: number): Node {
  return makeElement(drawing, substituteOf(drawing, declared, depth), depth);
}

function substituteOf(drawing: Drawing, declared: ElementDeclaration, depth: number): ElementDeclaration {
  const members = drawing.schema.elements.filter(({ head, abstract }) => head === declared && !abstract);
  if (members.length > 0 && depth < 5 && drawing.left > 0 && (declared.abstract || drawing.random.chance(0.4)))
    return drawing.random.pick(members);
  return declared;
}

function makeElement(drawing: Drawing, declared: ElementDeclaration, depth: number): Node {
  const { random } = drawing;
  const node: Node = { name: prefixed(declared.name, declared.namespace), attributes: [], children: [] };
  drawing.left--;
  const { type } = typeOf(drawing, declared, node, depth);
  if (isComplex(type)) addAttributes(drawing, type, node);
  if (declared.nillable && depth > 0 && random.chance(0.4)) {
    node.attributes.push(["xsi:nil", random.pick(["true", "1"])]);
    return node;
  }
  if (!isComplex(type)) {
    const { constraint } = declared;
    const text =
      constraint && random.chance(0.6)
        ? random.pick(["", constraint.value])
        : random.pick(type.good.length > 0 ? type.good : texts);
    if (text !== "") node.children.push(text);
    return node;
  }
  const text = textTypeOf(type);
  if (text !== undefined) {
    const chosen = random.pick(text.good.length > 0 ? text.good : texts);
    if (chosen !== "") node.children.push(chosen);
    return node;
  }
  for (const particle of contentOf(type)) addParticle(drawing, particle, node, depth + 1);
  if (type.mixed)
    for (let left = random.below(3); left > 0; left--)
      node.children.splice(random.below(node.children.length + 1), 0, random.pick(["x", " y ", "<&"]));
  return node;
}

/** The type of an element, which it may say itself. */
function typeOf(
  drawing: Drawing,
  declared: ElementDeclaration,
  node: Node,
  depth: number,
): { type: SimpleType | ComplexType } {
  const { type } = declared;
  if (!isComplex(type)) return { type };
  const derived = drawing.schema.complexTypes.filter(
    (each) => each !== type && !each.abstract && derivesFrom(each, type),
  );
  if (derived.length === 0 || depth > 5 || drawing.left < 0 || !(type.abstract || drawing.random.chance(0.3)))
    return { type };
  const chosen = drawing.random.pick(derived);
  node.attributes.push(["xsi:type", prefixed(chosen.name, chosen.namespace)]);
  return { type: chosen };
}

function addAttributes(drawing: Drawing, type: ComplexType, node: Node): void {
  const { random } = drawing;
  for (const { name, namespace, type: of, use, constraint } of attributesOf(type)) {
    if (use === "optional" && random.chance(0.5)) continue;
    const value = constraint?.kind === "fixed" ? constraint.value : random.pick(of.good.length > 0 ? of.good : texts);
    node.attributes.push([prefixed(name, namespace), value]);
  }
  if (type.anyAttribute !== undefined && random.chance(0.3)) node.attributes.push([random.pick(["o:any", "any"]), "1"]);
}

function addParticle(drawing: Drawing, particle: Particle, node: Node, depth: number): void {
  const { random } = drawing;
  const { least, most } = particle;
  const more = depth > 5 || drawing.left < 0 ? 0 : random.below(3);
  const count = Math.min(least + more, most);
  for (let time = 0; time < count; time++) addOnce(drawing, particle, node, depth);
}

function addOnce(drawing: Drawing, particle: Particle, node: Node, depth: number): void {
  const { random } = drawing;
  switch (particle.kind) {
    case "element":
      node.children.push(elementFor(drawing, particle.element, depth));
      return;
    case "group":
      return addOnce(drawing, particle.group.particle, node, depth);
    case "any":
      node.children.push(makeOther(drawing, particle.namespaces, depth));
      return;
    case "choice":
      return particle.particles.length === 0
        ? undefined
        : addParticle(drawing, random.pick(particle.particles), node, depth);
    case "sequence":
      for (const each of particle.particles) addParticle(drawing, each, node, depth);
      return;
    default: {
      const all = [...particle.particles];
      while (all.length > 0) addParticle(drawing, all.splice(random.below(all.length), 1)[0]!, node, depth);
    }
  }
}

function makeOther(drawing: Drawing, namespaces: string, depth: number): Node {
  const { random } = drawing;
  if (namespaces !== "##local" && random.chance(0.6))
    return elementFor(drawing, random.pick(drawing.schema.other.elements), depth);
  if (/any|target/.test(namespaces) && random.chance(0.5) && depth < 4)
    return elementFor(drawing, random.pick(drawing.schema.elements), depth);
  return {
    name: namespaces === "##local" ? "w" : random.pick(["o:w", "w"]),
    attributes: [],
    children: random.pick([[], ["x"], [{ name: "v", attributes: [["a", "1"]], children: [] }]]),
  };
}

/** The document as XML. */
export function write(node: Node): string {
  const spaces =
    ' xmlns:t="urn:t" xmlns:o="urn:o" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
  return text(node, spaces);
}

function text({ name, attributes, children }: Node, spaces: string): string {
  const start = `<${name}${spaces}${attributes.map(([each, value]) => ` ${each}="${escape(value)}"`).join("")}`;
  if (children.length === 0) return `${start}/>`;
  return `${start}>${children.map((each) => (typeof each === "string" ? escape(each) : text(each, ""))).join("")}</${name}>`;
}
