import type { Random } from "../../trust/fuzz/random.js";
import { type ComplexType, type Particle, attributesOf, contentOf, isComplex, textTypeOf } from "./schema.js";
import { model, namesIn } from "./models.js";
import { type Drawing, type Mutable, someAttributes } from "./parts.js";

/** Says what a type holds: what it adds to another one, what it leaves of it, or all that it has. */
export function fill(drawing: Drawing, type: Mutable<ComplexType>, before: readonly ComplexType[]): void {
  const { random, namespace, simple, attributes, attributeGroups } = drawing;
  const base = before.length > 0 && random.chance(0.45) ? random.pick(before) : undefined;
  type.abstract = before.length > 0 && random.chance(0.12);
  type.block = random.chance(0.08) ? random.pick(["#all", "extension", "restriction"]) : "";
  const inherited = base === undefined ? [] : attributesOf(base);
  type.attributes = someAttributes(random, namespace, simple, attributes, inherited);
  const group = random.chance(0.25) ? attributeGroups[0] : undefined;
  const taken = [...inherited, ...type.attributes].map(({ name }) => name);
  if (group?.attributes.every(({ name }) => !taken.includes(name)) === true) type.attributeGroup = group;
  if (random.chance(0.2))
    type.anyAttribute = random.pick([
      'namespace="##other" processContents="lax"',
      'processContents="skip"',
      'namespace="urn:o" processContents="strict"',
      "",
    ]);
  if (base !== undefined) return derive(drawing, type, base);
  if (random.chance(0.25)) {
    type.simple = { type: random.pick(simple), facets: "" };
    return;
  }
  type.mixed = random.chance(0.2);
  if (random.chance(0.9))
    type.particle = model(
      drawing,
      type,
      random.pick(["sequence", "sequence", "sequence", "choice", "all"]),
      0,
      new Set(),
    );
}

function derive(drawing: Drawing, type: Mutable<ComplexType>, base: ComplexType): void {
  const { random } = drawing;
  const text = textTypeOf(base);
  type.mixed = base.mixed;
  if (text !== undefined) {
    const by = random.chance(0.6) ? "extension" : "restriction";
    type.derivation = { by, base };
    type.simple = {
      type: text,
      facets: by === "restriction" && /string/.test(text.name) ? '<xs:maxLength value="2"/>' : "",
    };
    if (by === "restriction") restrictAttributes(random, type, base);
    return;
  }
  const content = contentOf(base);
  const isAll = content.some(({ kind }) => kind === "all");
  if (random.chance(0.6)) {
    type.derivation = { by: "extension", base };
    const taken = new Set(content.flatMap((each) => namesIn(each)));
    if (!isAll && random.chance(0.7))
      type.particle = model(drawing, type, random.pick(["sequence", "choice"]), 1, taken);
    if (base.anyAttribute !== undefined) type.anyAttribute = undefined;
    return;
  }
  type.derivation = { by: "restriction", base };
  const [only] = content;
  type.particle =
    content.length > 1
      ? { kind: "sequence", particles: content.map((each) => narrowed(random, each)), least: 1, most: 1 }
      : only && narrowed(random, only);
  restrictAttributes(random, type, base);
}

/** What a restriction says of its base's attributes: the same, that they must be there, or that they may not. */
function restrictAttributes(random: Random, type: Mutable<ComplexType>, base: ComplexType): void {
  type.attributeGroup = undefined;
  type.anyAttribute = base.anyAttribute;
  type.attributes = attributesOf(base)
    .filter(
      ({ use, constraint: said, isGlobal }) =>
        use === "optional" && said === undefined && !isGlobal && random.chance(0.5),
    )
    .map((each) => ({ ...each, use: random.pick(["required", "prohibited"] as const) }));
}

/** The same with narrower counts. */
function narrowed(random: Random, particle: Particle): Particle {
  const { least, most } = particle;
  // What must hold itself would never end.
  const isSimple = particle.kind === "element" && !isComplex(particle.element.type);
  const counts = random.chance(0.4)
    ? isSimple && least === 0 && most > 0 && random.chance(0.5)
      ? { least: 1, most }
      : most === Infinity
        ? { least, most: Math.max(least, 2) }
        : { least, most }
    : { least, most };
  if (particle.kind === "sequence" || particle.kind === "choice" || particle.kind === "all")
    return { ...particle, ...counts, particles: particle.particles.map((each) => narrowed(random, each)) };
  return { ...particle, ...counts };
}
