import { type EntryNode, textOf } from "../load/node.js";
import type { KeySyntax, WireSyntax } from "../notation/key.js";
import { quote } from "../problems/problems.js";
import { documentationOfEntry } from "./building.js";
import type { TypeBuilding } from "./leaf.js";
import type { Member, Wire } from "./model.js";
import { isPropertyName, propertyOf } from "./names.js";
import { indexesOf } from "./versions.js";

/** What a member is called, and when it is there. */
export function memberOf(entry: EntryNode, key: KeySyntax, building: TypeBuilding): Member | undefined {
  const documented = documentationOfEntry(entry, building);
  const [wire] = key.wires;
  const property = key.as?.name ?? (wire === undefined ? undefined : propertyOfWire(wire));
  const versions = indexesOf(key, entry.key, building);
  if (property === undefined || !isPropertyName(property)) {
    building.problems.add("wrong-name", entry.key.place, "`as` and the name of a property", quote(textOf(entry.key)), {
      hint: property === undefined ? "it has no name of its own" : `${quote(property)} is none`,
    });
    return undefined;
  }
  if (property === "__proto__") {
    const at = key.as === undefined ? entry.key.place : entry.key.part(key.as.start, key.as.end);
    building.problems.add("wrong-name", at, "the name of a property", '"__proto__", the prototype of an object');
    return undefined;
  }
  return { property, ...documented, ...(versions && { versions }) };
}

function propertyOfWire({ name, attribute }: WireSyntax): string | undefined {
  if (attribute || (name !== "$" && name !== "*")) return propertyOf(name);
  return name === "$" ? "text" : undefined;
}

/** Where a member stands. */
export function wireOf({ wrappers, name, attribute }: WireSyntax): Wire {
  return { wrappers: wrappers.map((wrapper) => ({ name: wrapper.name, optional: wrapper.optional })), name, attribute };
}

/** A wire as a path says it: without the signs of what may be missing. */
export function spelling({ wrappers, name, attribute }: WireSyntax): string {
  return [...wrappers.map((wrapper) => wrapper.name), (attribute ? "@" : "") + name].join("/");
}
