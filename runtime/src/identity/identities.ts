import { type Codec, invalid } from "../codec.js";
import type { PlaceCode } from "../feature.js";
import { trim } from "../reader/convert.js";
import { quote, report } from "../reader/place.js";
import type { State } from "../reader/state.js";
import type { IdentitiesTable as Identities } from "../table.js";
import { keyOf } from "../values/one-of.js";
import { type Path, isNamed, isOnPath } from "./path.js";
import { type Visitor, walk } from "./walk.js";

/**
 * What must be different, or must be somewhere else: `key`, `unique` and `keyref` of XSD. Names are written as `{urn:shop}item`.
 *
 * @see https://www.w3.org/TR/xmlschema-1/#cIdentity-constraint_Definitions
 */
export interface Identity {
  readonly kind: "key" | "unique" | "keyref";
  readonly name: string;
  /** The element in whose content it holds. */
  readonly on: string;
  /** The elements that it is about. */
  readonly select: readonly Path[];
  readonly fields: readonly IdentityField[];
  /** The key or unique that a keyref refers to. */
  readonly refer?: string;
}

export interface IdentityField {
  readonly paths: readonly Path[];
  /** What its values are compared as; texts where that is not known. */
  readonly type?: Codec<unknown>;
  /** The value where the attribute is missing. */
  readonly default?: string;
}

export type { Identities };

/** Holds a document to constraints of identity, when all of it was read. */
export function identities(constraints: readonly Identity[]): Identities {
  const byElement = new Map<string, Identity[]>();
  for (const each of constraints) byElement.set(each.on, [...(byElement.get(each.on) ?? []), each]);
  return { check: (state: State, root) => walk(state, root, checker(state, byElement)) };
}

/** An element in whose content some constraints hold. */
interface Scope {
  readonly depth: number;
  readonly constraints: readonly Found[];
}

/** What was found of one constraint in one element. */
interface Found {
  readonly identity: Identity;
  readonly keys: Map<string, number>;
  /** Of a keyref: what must be among the keys. */
  readonly wanted: { readonly key: string; readonly text: string; readonly offset: number }[];
}

/** The text of a field, and one that is the same for all spellings of its value. */
interface FieldValue {
  readonly text: string;
  readonly key: string;
}

/** An element that a constraint is about, while its fields are read. */
interface Selected {
  readonly found: Found;
  readonly depth: number;
  readonly offset: number;
  readonly values: (FieldValue | undefined)[];
  /** The fields whose element is open, with its depth. */
  readonly reading: { readonly field: number; readonly depth: number; text: string }[];
}

/** The keys that an element has, its own and those of the elements in it. */
type Tables = Map<string, Set<string>>;

function checker(state: State, byElement: ReadonlyMap<string, readonly Identity[]>): Visitor {
  const names: string[] = [];
  const scopes: Scope[] = [];
  const selected: Selected[] = [];
  const tables: Tables[] = [];
  const here = (): string => names.map((name) => `/${name.slice(name.indexOf("}") + 1)}`).join("");
  const attributesOf = (each: Selected, attributes: ReadonlyMap<string, string>): void => {
    const below = names.slice(each.depth);
    each.found.identity.fields.forEach(({ paths }, field) => {
      // Several paths to the same element or attribute are one.
      if (paths.some((path) => path.attribute === undefined && isOnPath(path, below)))
        each.reading.push({ field, depth: names.length, text: "" });
      for (const [name, value] of attributes)
        if (paths.some(({ attribute = "", ...path }) => isNamed(attribute, name) && isOnPath(path, below)))
          take(state, each, field, value, here());
    });
  };
  return {
    open(name, attributes, offset) {
      names.push(name);
      tables.push(new Map());
      const own = byElement.get(name);
      if (own !== undefined) {
        const constraints = own.map((identity): Found => ({ identity, keys: new Map(), wanted: [] }));
        scopes.push({ depth: names.length, constraints });
      }
      for (const { depth, constraints } of scopes) {
        const below = names.slice(depth);
        for (const found of constraints) {
          if (!found.identity.select.some((path) => isOnPath(path, below))) continue;
          const values = found.identity.fields.map(() => undefined);
          selected.push({ found, depth: names.length, offset, values, reading: [] });
        }
      }
      for (const each of selected) attributesOf(each, attributes);
    },
    text(text) {
      for (const { reading } of selected)
        for (const each of reading) if (each.depth === names.length) each.text += text;
    },
    close() {
      for (const each of selected) {
        for (const { field, text } of each.reading.filter(({ depth }) => depth === names.length))
          take(state, each, field, text, here());
        while (each.reading.at(-1)?.depth === names.length) each.reading.pop();
      }
      while (selected.at(-1)?.depth === names.length) finish(state, selected.pop()!, here());
      const keys = tables.pop()!;
      if (scopes.at(-1)?.depth === names.length) closeScope(state, scopes.pop()!.constraints, keys, here());
      const outer = tables.at(-1);
      if (outer !== undefined) for (const [name, each] of keys) addAll(outer, name, each);
      names.pop();
    },
  };
}

function addAll(tables: Tables, name: string, keys: Iterable<string>): void {
  const known = tables.get(name);
  if (known === undefined) tables.set(name, new Set(keys));
  else for (const key of keys) known.add(key);
}

function take(
  state: State,
  { found: { identity }, values, offset }: Selected,
  field: number,
  text: string,
  path: string,
): void {
  if (values[field] !== undefined)
    report(state, "repeated", "error", path, offset, `one value of each field of ${identity.name}`, "a second one");
  const { type } = identity.fields[field]!;
  const names = type?.detail.place as PlaceCode | undefined;
  const key = names?.within(state, () => comparable(text, type)) ?? comparable(text, type);
  values[field] = { text: type?.name === "xs:QName" ? key : text, key };
}

function finish(state: State, { found, offset, values }: Selected, path: string): void {
  const { identity, keys, wanted } = found;
  const known = values.flatMap((value, field): readonly FieldValue[] => {
    const { default: text, type } = identity.fields[field]!;
    return value !== undefined ? [value] : text === undefined ? [] : [{ text, key: comparable(text, type) }];
  });
  if (known.length < values.length) {
    if (identity.kind === "key")
      report(state, "missing", "error", path, offset, `all fields of the key ${identity.name}`, "not all");
    return;
  }
  const key = JSON.stringify(known.map((each) => each.key));
  const text = known.map((each) => each.text).join(" ");
  if (identity.kind === "keyref") wanted.push({ key, text, offset });
  else if (keys.has(key))
    report(state, "repeated", "error", path, offset, `each ${identity.name} once`, `${quote(text)} again`);
  else keys.set(key, offset);
}

/** Values of different types are different, also where they are spelled alike. */
function comparable(text: string, type: Codec<unknown> | undefined): string {
  const trimmed = type?.keepsSpace ? text : trim(text);
  const value = type?.read(trimmed);
  return type === undefined || value === invalid ? trimmed : keyOf(type, value, trimmed);
}

function closeScope(state: State, constraints: readonly Found[], tables: Tables, path: string): void {
  for (const { identity, keys } of constraints)
    if (identity.kind !== "keyref") addAll(tables, identity.name, keys.keys());
  for (const { identity, wanted } of constraints) {
    const keys = tables.get(identity.refer ?? "");
    for (const { key, text, offset } of wanted)
      if (keys?.has(key) !== true)
        report(state, "missing", "error", path, offset, `a ${identity.refer} for ${identity.name}`, quote(text));
  }
}
