import { isPropertyName, isReservedTypeName, propertyOf, typeNameOf } from "../model/names.js";
import type { Components } from "./components.js";
import type { TypeDefinition } from "./declarations.js";

/** What a type is called: in the model, and in TypeScript. */
export interface TypeName {
  readonly name: string;
  readonly typeName: string;
}

/** Gives each type a name of its own. Of two that would have the same, the one that stands first in the schema keeps it. */
export interface TypeNames {
  /** The name of a named type, or the one that an anonymous type was given. */
  readonly of: (type: TypeDefinition) => TypeName | undefined;
  /** Names an anonymous type, or the type of a root, after its element, and after as many elements around that as it takes. */
  readonly give: (type: object, path: readonly string[]) => TypeName;
}

/** Names all named types; anonymous ones get their names when they are met. */
export function typeNames(components: Components): TypeNames {
  const taken = new Set<string>();
  const given = new Map<object, TypeName>();
  const take = (type: object, candidates: readonly string[]): TypeName => {
    const name = firstFree(candidates, taken);
    const result = { name, typeName: typeNameFor(name) };
    taken.add(result.typeName.toLowerCase());
    given.set(type, result);
    return result;
  };
  for (const type of components.types) take(type, [type.name]);
  return {
    of: (type) => given.get(type),
    give: (type, path) =>
      given.get(type) ??
      take(
        type,
        path.map((_, index) => path.slice(-1 - index).join("/")),
      ),
  };
}

/** Names that differ only in the case of their letters would be a trap to readers. */
function firstFree(candidates: readonly string[], taken: ReadonlySet<string>): string {
  const isFree = (name: string): boolean => !taken.has(typeNameFor(name).toLowerCase());
  const found = candidates.find(isFree);
  if (found !== undefined) return found;
  const last = candidates.at(-1) ?? "Type";
  let count = 2;
  while (!isFree(`${last}_${count}`)) count++;
  return `${last}_${count}`;
}

/** `Order/Item` is `OrderItem`; names that TypeScript needs otherwise get an ending. */
function typeNameFor(name: string): string {
  const joined = typeNameOf(name.replaceAll("/", "_"));
  const identifier = isPropertyName(joined) ? joined : `_${joined.replace(/[^\p{ID_Continue}]/gu, "")}`;
  return isReservedTypeName(identifier) ? `${identifier}Type` : identifier;
}

/** A property that no other member of the record has. */
export function freeProperty(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted}${count}`;
  taken.add(name);
  return name;
}

/** The property of a name on the wire. A name that consists of separators alone stays as it is. */
export function propertyFor(name: string): string {
  const property = propertyOf(name) || name;
  return isPropertyName(property) ? property : `_${property}`;
}
