import type { ElementType, LeafType, NamedType, Particle } from "./model.js";
import { elementsOf } from "./paths.js";

/** Which of some types are used, directly or through each other, by those that are given; in their own order. */
export function reachableTypes(from: readonly NamedType[], among: readonly NamedType[]): NamedType[] {
  const known = new Map(among.map((type) => [type.name, type]));
  const reached = new Set<NamedType>();
  const rest = [...from];
  for (let type = rest.pop(); type !== undefined; type = rest.pop()) {
    for (const name of namesIn(type)) {
      const next = known.get(name);
      if (next === undefined || reached.has(next)) continue;
      reached.add(next);
      rest.push(next);
    }
  }
  return among.filter((type) => reached.has(type));
}

/** The names of types that a type uses itself. */
export function namesIn(type: NamedType): string[] {
  if (type.kind === "leaf")
    return [...namesInLeaf(type.leaf), ...(type.words ?? []).flatMap(({ leaf }) => namesInLeaf(leaf))].filter(
      (name) => name !== type.name,
    );
  return [
    ...(type.derived ?? []),
    ...(type.content === undefined ? [] : declaredIn(type.content)),
    ...[...type.attributes, ...(type.text === undefined ? [] : [type.text])].flatMap(({ leaf }) => namesInLeaf(leaf)),
    ...elementsOf(type).flatMap((element) => namesInElement(element.type)),
  ];
}

function namesInElement(type: ElementType): string[] {
  if (type.kind === "record") return [type.name];
  return type.kind === "any" ? [] : namesInLeaf(type.leaf);
}

function namesInLeaf({ named, scalar }: LeafType): string[] {
  const inner =
    scalar.kind === "list" || scalar.kind === "map" || scalar.kind === "named" || scalar.kind === "negated"
      ? namesInLeaf(scalar.item)
      : scalar.kind === "union"
        ? scalar.alternatives.flatMap(namesInLeaf)
        : scalar.kind === "words"
          ? [scalar.type]
          : [];
  return [...(named === undefined ? [] : [named]), ...inner];
}

/** The records of what wildcards let in. */
function declaredIn(particle: Particle): string[] {
  if (particle.kind === "any") return particle.declared === undefined ? [] : [particle.declared.record];
  return particle.kind === "element" ? [] : particle.particles.flatMap(declaredIn);
}
