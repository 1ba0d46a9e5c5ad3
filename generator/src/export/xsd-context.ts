import type { Document, LeafType, NamedType, RecordType } from "../model/model.js";
import type { Notes } from "./notes.js";
import { type ReplaceableTypes, replaceableTypes } from "./replaceable.js";
import { type Spaces, spacesOf } from "./spaces.js";
import { type WrittenNode, type WrittenParticle, writtenNode } from "./written.js";
import { ncName } from "../xsd/nc-name.js";
import { type LeafContext, type SimpleXsd, simpleXsd } from "./xsd-leaf.js";

/** What the types of a schema are made with, and which of them were asked for. */
export interface XsdContext extends LeafContext {
  readonly spaces: Spaces;
  /** The name of the complex type of a record, with the prefix of the schema's namespace; `empty` allows the empty element too. */
  readonly typeName: (record: string, empty: boolean) => string;
  /** The name of the complex type of a record without a prefix, which is made if it was not. */
  readonly nameOf: (record: RecordType, empty: boolean) => string;
  /** The type from which that of a record is derived, since others may stand in its place. */
  readonly baseOf: (record: RecordType) => string | undefined;
  /** The types of elements that may say with `xsi:type` that they have another one. */
  readonly bases: ReplaceableTypes["bases"];
  readonly wanted: Set<{ readonly record: RecordType; readonly empty: boolean }>;
  /** Simple types that have a name. */
  readonly simple: Map<string, { readonly type: SimpleXsd; readonly documentation: string }>;
  /** Gives a simple type a name, since it is referred to by one. */
  readonly hoist: (type: SimpleXsd, wanted: string) => SimpleXsd;
}

/** What the types of a document are made with. Types get their names when they are first referred to. */
export function contextOf(document: Document, notes: Notes): XsdContext {
  const spaces = spacesOf(document);
  const types = new Map(document.types.map((type) => [type.name, type]));
  const taken = new Set<string>();
  const names = new Map<NamedType, string>();
  // What `xsi:type` says in documents is the name that a type must keep.
  const told = (type: NamedType): type is RecordType =>
    type.kind === "record" && (type.xsiType !== undefined || (document.saysTypes === true && ncName.test(type.name)));
  for (const type of [...document.types].sort((a, b) => Number(told(b)) - Number(told(a)))) {
    const name = told(type) ? spaces.local(type.xsiType ?? type.name) : type.typeName;
    names.set(type, free(name, taken));
  }
  const wanted = new Map<string, { readonly record: RecordType; readonly empty: boolean; readonly name: string }>();
  const simple: XsdContext["simple"] = new Map();
  const replaceable = replaceableTypes(document.types, (record) => {
    // Each type is there for `xsi:type` to name.
    for (const name of [record.name, ...(record.derived ?? [])]) {
      const type = types.get(name);
      if (type?.kind === "record" && type.abstract !== true) context.nameOf(type, false);
    }
    notes.add(`${record.typeName}: what its elements hold that do not say with xsi:type which type they have`);
    return free(`${names.get(record) ?? record.typeName}OrDerived`, taken);
  });
  const context: XsdContext = {
    spaces,
    notes,
    encoded: document.values !== "plain",
    simple,
    wanted: new Set(),
    named: (leaf) => {
      const type = leaf.named === undefined ? undefined : types.get(leaf.named);
      if (type?.kind !== "leaf" || key(type.leaf) !== key(leaf)) return undefined;
      const name = names.get(type) ?? type.typeName;
      if (!simple.has(name)) {
        // Its place first: a type of words may refer to itself.
        simple.set(name, { type: { kind: "name", name: "xs:string" }, documentation: type.documentation });
        const { named: _, ...anonymous } = type.leaf;
        simple.set(name, { type: simpleXsd(anonymous, context, type.typeName), documentation: type.documentation });
      }
      return spaces.typePrefix + name;
    },
    typeName: (recordName, empty) => {
      const record = types.get(recordName);
      if (record?.kind !== "record") return "xs:anyType";
      return spaces.typePrefix + (replaceable.nameFor(record) ?? context.nameOf(record, empty));
    },
    baseOf: (record) => {
      const base = replaceable.baseOf(record);
      return base && spaces.typePrefix + base;
    },
    bases: replaceable.bases,
    nameOf: (record, empty) => {
      const isVariant = empty && !mayBeEmpty(writtenNode(record));
      const id = `${record.name}\n${isVariant}`;
      const known = wanted.get(id);
      if (known !== undefined) return known.name;
      const own = names.get(record) ?? record.typeName;
      const made = { record, empty: isVariant, name: isVariant ? free(`${own}OrEmpty`, taken) : own };
      wanted.set(id, made);
      context.wanted.add(made);
      return made.name;
    },
    hoist: (type, name) => {
      if (type.kind === "name") return type;
      const same = [...simple].find(([, each]) => JSON.stringify(each.type) === JSON.stringify(type));
      const given = same?.[0] ?? free(name, taken);
      simple.set(given, same?.[1] ?? { type, documentation: "" });
      return { kind: "name", name: spaces.typePrefix + given };
    },
  };
  return context;
}

/** What a leaf says of its text. */
function key({ scalar, facets, nothing }: LeafType): string {
  return JSON.stringify([scalar, Object.entries(facets).sort(), nothing]);
}

/** TypeScript's names may have a dollar sign. */
function free(wanted: string, taken: Set<string>): string {
  const name = wanted.replace(/[^\p{L}\p{M}\p{N}_.·-]/gu, "_");
  let result = name;
  for (let count = 2; taken.has(result); count++) result = `${name}${count}`;
  taken.add(result);
  return result;
}

/** Whether the element is right where nothing stands in it. */
function mayBeEmpty({ attributes, text, content }: WrittenNode): boolean {
  const isText = text === undefined || (text.leaf.scalar.kind === "text" && Object.keys(text.leaf.facets).length === 0);
  return isText && attributes.every(({ optional }) => optional) && (content === undefined || isOptional(content));
}

function isOptional(particle: WrittenParticle): boolean {
  if (particle.occurs.minimum === 0) return true;
  if (particle.kind === "element" || particle.kind === "any") return false;
  return particle.kind === "choice" ? particle.particles.some(isOptional) : particle.particles.every(isOptional);
}
