import type { Random } from "../../trust/fuzz/random.js";
import { fill } from "./complex-types.js";
import { model } from "./models.js";
import { type Drawing, type Mutable, attribute, constraint, element, names, someAttributes, times } from "./parts.js";
import { type ComplexType, type DrawnSchema, type SimpleType, derivesFrom, isComplex } from "./schema.js";
import { builtins, drawSimpleType } from "./simple-types.js";

/** Draws a schema in which any part can be there or not. */
export function drawSchema(random: Random): DrawnSchema {
  const namespace = random.chance(0.7) ? "urn:t" : "";
  const prefixed = (name: string): string => (namespace === "" ? name : `t:${name}`);
  const own: SimpleType[] = [];
  for (let index = 0; index < 1 + random.below(3); index++)
    own.push(drawSimpleType(random, prefixed(`S${index}`), [...builtins, ...own, ...own, ...own]));
  const included = random.chance(0.3) ? [drawSimpleType(random, prefixed("I"), builtins)] : [];
  const simple = [...builtins, ...own, ...own, ...own, ...own, ...included, ...included];
  const attributes = Array.from({ length: random.below(3) }, (_, index) =>
    attribute(random, `g${index}`, namespace, simple, true),
  );
  const other = drawOther(random);
  const drawing: Drawing = {
    random,
    namespace,
    qualified: random.chance(0.6),
    simple,
    complex: Array.from({ length: 2 + random.below(4) }, (_, index) => shell(`C${index}`, namespace)),
    elements: [],
    otherElements: other.elements,
    attributes,
    attributeGroups: random.chance(0.4)
      ? [{ name: "AG", attributes: someAttributes(random, namespace, simple, attributes, []) }]
      : [],
    groups: random.chance(0.4) ? [{ name: "G", particle: { kind: "sequence", particles: [], least: 1, most: 1 } }] : [],
  };
  drawElements(drawing);
  for (const group of drawing.groups)
    group.particle = model(drawing, drawing.complex[0]!, random.pick(["sequence", "choice"]), 1, new Set());
  for (const [index, type] of drawing.complex.entries()) fill(drawing, type, drawing.complex.slice(0, index));
  // libxml2 never ends where a member of a chain does not derive from its head.
  for (const each of drawing.elements) {
    const { head } = each;
    if (head !== undefined)
      each.type = random.pick([head.type, ...drawing.complex.filter((type) => derivesFrom(type, head.type))]);
  }
  return {
    namespace,
    qualified: drawing.qualified,
    simpleTypes: own,
    complexTypes: drawing.complex,
    groups: drawing.groups,
    attributeGroups: drawing.attributeGroups,
    attributes,
    elements: drawing.elements,
    other,
    included,
  };
}

function shell(name: string, namespace: string): Mutable<ComplexType> {
  return {
    name,
    namespace,
    abstract: false,
    mixed: false,
    block: "",
    derivation: undefined,
    particle: undefined,
    simple: undefined,
    attributes: [],
    attributeGroup: undefined,
    anyAttribute: undefined,
  };
}

function drawOther(random: Random): DrawnSchema["other"] {
  const type: ComplexType = {
    ...shell("O", "urn:o"),
    particle: {
      kind: "sequence",
      least: 1,
      most: 1,
      particles: [
        { ...element("a", "urn:o", random.pick(builtins)), ...times(random) },
        { ...element("z", "urn:o", random.pick(builtins)), least: 0, most: 1 },
      ],
    },
    attributes: [attribute(random, "k", "", builtins, false)],
  };
  const declared = ["a", "b"].map(
    (name) => element(name, "urn:o", random.chance(0.5) ? type : random.pick(builtins)).element,
  );
  return { elements: declared, types: [type] };
}

function drawElements(drawing: Drawing): void {
  const { random, elements, complex, namespace } = drawing;
  const used = new Set<string>();
  for (let index = 0; index < 2 + random.below(4); index++) {
    const name = random.pick(names.filter((each) => !used.has(each)));
    used.add(name);
    const head = index > 0 && random.chance(0.4) ? random.pick(elements) : undefined;
    const type = head?.type ?? (index === 0 || random.chance(0.6) ? random.pick(complex) : random.pick(drawing.simple));
    elements.push({
      ...element(name, namespace, type).element,
      nillable: random.chance(0.2),
      abstract: index > 0 && random.chance(0.2),
      block: random.chance(0.1) ? random.pick(["#all", "extension", "restriction", "substitution"]) : "",
      head,
      constraint: isComplex(type) || head !== undefined ? undefined : constraint(random, type, 0.2),
    });
  }
}
