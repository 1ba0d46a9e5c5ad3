import type { Random } from "../../trust/fuzz/random.js";
import type {
  AttributeUse,
  ComplexType,
  Constraint,
  ElementDeclaration,
  NamedAttributes,
  NamedGroup,
  Particle,
  SimpleType,
} from "./schema.js";

/** What is drawn is filled in when all that it can refer to is there. */
export type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Names that collide with each other, and with what every object has. */
export const names: readonly string[] = [
  "a",
  "b",
  "c",
  "A",
  "a-b",
  "a_b",
  "aB",
  "order",
  "Order",
  "x",
  "y",
  "value",
  "name",
  "text",
  "constructor",
];

/** A schema in the making. */
export interface Drawing {
  readonly random: Random;
  readonly namespace: string;
  readonly qualified: boolean;
  readonly simple: readonly SimpleType[];
  readonly complex: Mutable<ComplexType>[];
  readonly elements: Mutable<ElementDeclaration>[];
  readonly otherElements: readonly ElementDeclaration[];
  readonly attributes: readonly AttributeUse[];
  readonly attributeGroups: readonly NamedAttributes[];
  readonly groups: Mutable<NamedGroup>[];
}

/** An element of a type, once. */
export function element(
  name: string,
  namespace: string,
  type: SimpleType | ComplexType,
): Particle & { kind: "element" } {
  return {
    kind: "element",
    isReference: false,
    least: 1,
    most: 1,
    element: {
      name,
      namespace,
      type,
      isInline: false,
      nillable: false,
      abstract: false,
      constraint: undefined,
      block: "",
      head: undefined,
    },
  };
}

/** How often a part stands. */
export function times(random: Random): { least: number; most: number } {
  const [least = 1, most = 1] = random.pick([
    [1, 1],
    [1, 1],
    [1, 1],
    [0, 1],
    [0, 1],
    [0, Infinity],
    [1, Infinity],
    [2, 3],
    [0, 2],
  ]);
  return { least, most };
}

/** Now and then a default or a fixed value, which the type takes. */
export function constraint(random: Random, type: SimpleType, chance: number): Constraint | undefined {
  // Values of names have prefixes, and ids none: https://www.w3.org/TR/xmlschema-1/#a-props-correct
  if (!random.chance(chance) || /QName/.test(type.name + type.text) || type.good.length === 0) return undefined;
  return { kind: random.pick(["default", "fixed"]), value: random.pick(type.good) };
}

/** An attribute of any type. */
export function attribute(
  random: Random,
  name: string,
  namespace: string,
  simple: readonly SimpleType[],
  isGlobal: boolean,
): AttributeUse {
  const type = random.pick(simple);
  const said = constraint(random, type, 0.3);
  const use = said !== undefined ? "optional" : random.pick(["optional", "optional", "required"] as const);
  return { name, namespace, type, use, constraint: said, isGlobal };
}

/** Attributes of a type or a group, none of them taken. */
export function someAttributes(
  random: Random,
  namespace: string,
  simple: readonly SimpleType[],
  global: readonly AttributeUse[],
  taken: readonly AttributeUse[],
): AttributeUse[] {
  const found: AttributeUse[] = [];
  for (let left = random.below(4); left > 0; left--) {
    const isGlobal = global.length > 0 && random.chance(0.3);
    const each = isGlobal
      ? random.pick(global)
      : attribute(random, random.pick(names), random.chance(0.2) ? namespace : "", simple, false);
    if (![...found, ...taken].some(({ name }) => name === each.name)) found.push(each);
  }
  return found;
}
