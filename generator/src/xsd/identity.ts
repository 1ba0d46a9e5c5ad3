import type { Identity, IdentityField, LeafType } from "../model/model.js";
import type { Components } from "./components.js";
import { quote } from "../problems/problems.js";
import type {
  ElementDeclaration,
  ParticleDeclaration,
  PathDeclaration,
  Reference,
  TypeDefinition,
} from "./declarations.js";
import type { ModelContext } from "./element-type.js";
import { definitionOf } from "./element-type.js";

/** The constraints of identity of all elements. What their fields are compared as is found by their names. */
export function identitiesOf(context: ModelContext): readonly Identity[] {
  const elements = elementsOf(context.components);
  const declared = elements.flatMap((element) => element.identities.map((identity) => ({ element, identity })));
  const names = new Set(
    declared.filter(({ identity }) => identity.kind !== "keyref").map(({ identity }) => keyName(identity)),
  );
  const found = declared.map(({ element, identity }) => {
    const { kind, refer, select, place } = identity;
    if (refer !== undefined && !names.has(keyName(refer)))
      context.report.invalid(place, "a key that is declared", quote(refer.name));
    return {
      kind,
      name: keyName(identity),
      on: `{${element.namespace}}${element.name}`,
      select,
      fields: identity.fields.map((paths) => fieldOf(paths, select, elements, context)),
      ...(refer && { refer: keyName(refer) }),
    };
  });
  return found.map((each) => comparedAsKey(each, found));
}

/** What refers to a key and has no type that is known is compared as the key is. */
function comparedAsKey(identity: Identity, all: readonly Identity[]): Identity {
  const key = all.find(({ name, kind }) => name === identity.refer && kind !== "keyref");
  if (key === undefined) return identity;
  const fields = identity.fields.map((field, index) => {
    const leaf = field.leaf ?? key.fields[index]?.leaf;
    return { ...field, ...(leaf && { leaf }) };
  });
  return { ...identity, fields };
}

function keyName({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return namespace === "" ? name : `{${namespace}}${name}`;
}

function fieldOf(
  paths: readonly PathDeclaration[],
  select: readonly PathDeclaration[],
  elements: readonly ElementDeclaration[],
  context: ModelContext,
): IdentityField {
  const owners = (steps: readonly string[]): readonly string[] =>
    steps.length > 0 ? steps.slice(-1) : select.flatMap((path) => path.steps.slice(-1));
  const found = paths.flatMap(({ steps, attribute }) => {
    const named = elements.filter(({ namespace, name }) => owners(steps).includes(`{${namespace}}${name}`));
    return attribute === undefined
      ? named.map((element) => ({ leaf: textOf(element, context), default: undefined }))
      : named.flatMap((element) => attributeOf(element, attribute, context) ?? []);
  });
  const leaves = new Map(found.map(({ leaf }) => [JSON.stringify(leaf?.scalar), leaf]));
  const [leaf] = leaves.size === 1 ? leaves.values() : [];
  const defaults = new Set(found.map((each) => each.default));
  const [usual] = defaults.size === 1 ? defaults : [];
  return { paths, ...(leaf && { leaf }), ...(usual !== undefined && { default: usual }) };
}

function textOf(element: ElementDeclaration, { components, simple, resolve }: ModelContext): LeafType | undefined {
  const type = definitionOf(element, components);
  if (type === undefined) return undefined;
  if (type.kind !== "complex") return simple(type).leaf;
  const { content } = resolve(type);
  return content.kind === "text" ? simple(content.type).leaf : undefined;
}

function attributeOf(
  element: ElementDeclaration,
  attribute: string,
  { components, simple, resolve }: ModelContext,
): { readonly leaf: LeafType | undefined; readonly default: string | undefined } | undefined {
  const type = definitionOf(element, components);
  if (type?.kind !== "complex") return undefined;
  const found = resolve(type).attributes.find(
    ({ declaration: { namespace, name } }) => `{${namespace}}${name}` === attribute,
  );
  if (found === undefined) return undefined;
  const { declaration } = found;
  return { leaf: declaration.type && simple(declaration.type).leaf, default: found.fixed ?? found.default };
}

/** All elements that are declared, global and local. */
function elementsOf(components: Components): readonly ElementDeclaration[] {
  const found: ElementDeclaration[] = [];
  const inElement = (element: ElementDeclaration): void => {
    found.push(element);
    inType(element.type);
  };
  const inParticle = (particle: ParticleDeclaration): void => {
    if (particle.kind === "element") inElement(particle.element);
    else if ("particles" in particle) particle.particles.forEach(inParticle);
  };
  const inType = (type: TypeDefinition | Reference | undefined): void => {
    if (type?.kind === "complex" && type.content.kind === "complex" && type.content.particle !== undefined)
      inParticle(type.content.particle);
  };
  components.elements.forEach(inElement);
  components.types.forEach(inType);
  for (const { particle } of components.groups) if (particle !== undefined) inParticle(particle);
  return found;
}
