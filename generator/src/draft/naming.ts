import { typeWords } from "../notation/type.js";
import { documentTypeName, isPropertyName, isReservedTypeName, propertyOf, typeNameOf } from "../model/names.js";
import type { DraftMember, DraftType } from "./model.js";
import type { Observation } from "./observe.js";
import { type Place, placesFrom } from "./place.js";
import type { Name } from "./scan.js";

/** The namespaces of a spec by prefix, and names spelled with these prefixes. */
export interface Prefixes {
  readonly namespaces: Readonly<Record<string, string>>;
  readonly spell: (name: Name) => string;
}

/** Chooses a prefix for each namespace: one that was seen, where it can mean that namespace alone. */
export function prefixesOf({ root, prefixes }: Observation): Prefixes {
  const places = placesFrom(root);
  const isBare = places.some(({ name }) => name.uri === "");
  const ofAttributes = new Set(
    places.flatMap(({ attributes }) => [...attributes.values()].map(({ name }) => name.uri)),
  );
  const byUri = new Map<string, string>();
  const taken = new Set(isBare ? ["", "xml", "xmlns"] : ["xml", "xmlns"]);
  for (const [uri, seen] of prefixes) {
    const fits = [...seen].filter((prefix) => !taken.has(prefix) && !(prefix === "" && ofAttributes.has(uri)));
    let prefix = fits[0];
    for (let number = 1; prefix === undefined; number++) if (!taken.has(`ns${number}`)) prefix = `ns${number}`;
    taken.add(prefix);
    byUri.set(uri, prefix);
  }
  return {
    namespaces: Object.fromEntries([...byUri].map(([uri, prefix]) => [prefix, uri])),
    spell: ({ prefix, local, uri }) => {
      const chosen = uri === "" ? "" : prefix === "xml" ? "xml" : (byUri.get(uri) ?? "");
      return chosen === "" ? local : `${chosen}:${local}`;
    },
  };
}

/** What a type is called: its key in `types`, and `as` where its name in TypeScript would be taken. */
export interface TypeName {
  readonly key: string;
  readonly as: string | undefined;
}

/** Names types as their elements are called, with the name of the element around them where one name has several shapes. */
export function typeNamesOf(
  types: readonly DraftType[],
  rootName: string,
  document: string,
  taken: ReadonlySet<string>,
): ReadonlyMap<Place, TypeName> {
  const prefix = documentTypeName(document);
  const keys = new Set([rootName]);
  const typeNames = new Set([prefix, ...taken]);
  const names = new Map<Place, TypeName>();
  for (const [index, { place }] of types.entries()) {
    if (index === 0) {
      names.set(place, { key: rootName, as: undefined });
      continue;
    }
    const key = freeName(candidates(place), (name) => keys.has(name) || typeWords.includes(name));
    keys.add(key);
    const plain = typeNameOf(key);
    const typeName = isReservedTypeName(plain) ? prefix + plain : plain;
    const isFree = !typeNames.has(typeName) && isPropertyName(typeName);
    const as = isFree
      ? undefined
      : freeName([isPropertyName(plain) ? `${prefix}${plain}` : "Element"], (name) => typeNames.has(name));
    typeNames.add(as ?? typeName);
    names.set(place, { key, as });
  }
  return names;
}

function candidates({ name: { local }, parent }: Place): string[] {
  const capital = local.charAt(0).toUpperCase() + local.slice(1);
  return typeWords.includes(local)
    ? [capital, `${parent?.name.local ?? ""}${capital}`]
    : [local, `${parent?.name.local ?? ""}${capital}`];
}

/** The properties of members where they are not made of the names on the wire. */
export function propertiesOf(members: readonly DraftMember[]): ReadonlyMap<DraftMember, string> {
  const taken = new Set<string>();
  const found = new Map<DraftMember, string>();
  for (const member of members) {
    const natural = member.kind === "choice" ? "choice" : member.kind === "text" ? "text" : propertyOf(member.name);
    const wanted = [member.called ?? natural, natural, natural === "" ? "" : `${natural}${suffixOf(member)}`].filter(
      (name) => isPropertyName(name) && name !== "__proto__",
    );
    const property = freeName(wanted.length === 0 ? ["member"] : wanted, (name) => taken.has(name));
    taken.add(property);
    if (property !== natural || member.kind === "choice") found.set(member, property);
  }
  return found;
}

function suffixOf({ kind }: DraftMember): string {
  return { attribute: "Attribute", text: "Content", element: "Element", choice: "Choice" }[kind];
}

/** The first name that is free, or the last one with a number. */
function freeName(wanted: readonly string[], isTaken: (name: string) => boolean): string {
  const free = wanted.find((name) => !isTaken(name));
  if (free !== undefined) return free;
  const last = wanted.at(-1) ?? "";
  for (let number = 2; ; number++) if (!isTaken(`${last}${number}`)) return `${last}${number}`;
}
