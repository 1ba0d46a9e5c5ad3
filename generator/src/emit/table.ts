import type {
  Document,
  ElementType,
  Identity,
  LeafType,
  NamedType,
  Occurs,
  OtherAttributes,
  RecordType,
  VersionRule,
  Wildcard,
  Wire,
} from "../model/model.js";
import { codecOf, isNamed } from "./codecs.js";
import { type Expression, array, call, literal, object, plain, runtime } from "./expression.js";
import { itemsOf } from "./items.js";
import { type RecordMember, isList, isOptional, membersOf, onlyChoice } from "./members.js";
import { type Names, documentNames } from "./names.js";
import { recordTypes } from "./types.js";
import { defaultOf } from "./values.js";

/** A function of a module that returns a table or a codec. */
export interface Definition {
  readonly name: string;
  readonly kind: "document" | "record" | "members" | "codec";
  /** The type that the table reads and writes. */
  readonly typeName: string;
  /** None for the document's own table. */
  readonly type?: NamedType;
  readonly body: Expression;
}

/** The tables of a document: its own, then those of its types in the order of the spec. */
export function tableOf(platform: string, document: Document, names: Names): readonly Definition[] {
  const context = { names, document, types: new Map(document.types.map((type) => [type.name, type])) };
  const types = document.types.flatMap((type): Definition[] => {
    const name = names.functionOf(type);
    if (name === undefined) return [];
    return type.kind === "record"
      ? [
          { name, kind: "record", typeName: type.typeName, type, body: recordTable(type, name, context) },
          ...memberLists(type, name, context),
          ...derivableTable(type, name, context),
        ]
      : [{ name, kind: "codec", typeName: type.typeName, type, body: codecOf(type.leaf) }];
  });
  return [
    {
      name: documentNames(names, document).table,
      kind: "document",
      typeName: recordTypes(document.type, context.types).join(" | "),
      body: documentTable(platform, document, context),
    },
    ...types,
  ];
}

/** The table of elements that may have one of several types. */
function derivableTable(type: RecordType, name: string, context: Context): Definition[] {
  if (type.derived === undefined) return [];
  const derived = type.derived.map((each) => namedType(each, context)).filter((each) => each.kind === "record");
  const own = type.abstract ? [] : [type];
  const types = [...own, ...derived].map(
    (each) => [each.xsiType ?? each.name, { kind: "reference", to: functionOf(each, context) }] as const,
  );
  const body = call(
    runtime("derivable"),
    { kind: "reference", to: name },
    object(Object.fromEntries(types)),
    ...(type.abstract ? [literal(true)] : []),
  );
  return [
    { name: typesName(name), kind: "record", typeName: recordTypes(type, context.types).join(" | "), type, body },
  ];
}

/** `addressRecord` is the table of the type alone. */
function typesName(name: string): string {
  return `${name}Types`;
}

interface Context {
  readonly document: Document;
  readonly names: Names;
  readonly types: ReadonlyMap<string, NamedType>;
}

function documentTable(platform: string, document: Document, context: Context): Expression {
  const { read, write, versions } = document;
  const items = itemsOf(document);
  return object({
    contract: literal(1),
    name: literal(`${platform}/${document.name}`),
    roots: plain(document.roots),
    type: reference(document.type, context),
    items: items === undefined ? undefined : plain(items.path),
    namespaces: Object.keys(document.namespaces).length > 0 ? plain(document.namespaces) : undefined,
    read: differing(read, {
      order: "any",
      unknown: "keep",
      repeated: "refuse",
      doctype: "refuse",
      encoding: undefined,
    }),
    write: differing(write, { cdata: "none", declaration: true, empty: "short" }),
    values: document.values === "plain" ? undefined : runtime("formUrlEncoding"),
    // A vendor may change its encoding any day: what says how a document is encoded is heeded whatever the spec says.
    input: runtime("anyInput"),
    repairs: document.repairs.length > 0 ? array(document.repairs.map((name) => runtime(repairName(name)))) : undefined,
    limits: Object.keys(document.limits).length > 0 ? plain(document.limits) : undefined,
    versions:
      versions === undefined
        ? undefined
        : object({
            code: runtime("versioned"),
            names: plain(versions.names),
            rules: array(versions.rules.map(versionRule)),
            as: literal("version"),
          }),
    identities: document.identities?.length ? identities(document.identities, context) : undefined,
  });
}

function identities(constraints: readonly Identity[], context: Context): Expression {
  const all = constraints.map(({ kind, name, on, select, fields, refer }) =>
    object({
      kind: literal(kind),
      name: literal(name),
      on: literal(on),
      select: plain(select),
      fields: array(
        fields.map(({ paths, leaf, default: usual }) =>
          object({
            paths: plain(paths),
            type: leaf && codec(leaf, context),
            default: usual === undefined ? undefined : literal(usual),
          }),
        ),
      ),
      refer: refer === undefined ? undefined : literal(refer),
    }),
  );
  return call(runtime("identities"), array(all));
}

/** Those policies that are not what the runtime does anyway. */
function differing(policy: object, usual: Readonly<Record<string, unknown>>): Expression | undefined {
  const entries = Object.entries(policy).filter(([name, value]) => value !== usual[name]);
  return entries.length > 0 ? plain(Object.fromEntries(entries)) : undefined;
}

function versionRule(rule: VersionRule): Expression {
  return rule.kind === "path"
    ? plain({ path: rule.path, template: rule.template })
    : plain({ version: rule.version, where: rule.where });
}

/** `bare-ampersand` is the runtime's `bareAmpersand`. */
function repairName(name: string): string {
  return name.replace(/-(\p{L})/gu, (_, letter: string) => letter.toUpperCase());
}

function recordTable(record: RecordType, name: string, context: Context): Expression {
  const members = membersOf(record);
  const only = onlyChoice(record) !== undefined;
  const later =
    context.document.versions !== undefined && record.name === context.document.type.name ? ["version"] : [];
  return object({
    name: literal(record.typeName),
    members:
      members.length <= longest
        ? array(members.map((member) => memberTable(member, context)))
        : call(runtime("joined"), ...listNames(members.length, name).map((to) => ({ kind: "reference", to }) as const)),
    make: only ? undefined : { kind: "make", properties: [...new Set(members.map(({ property }) => property))], later },
    only: only ? literal(true) : undefined,
    ...childRules(record, context),
    otherAttributes: record.otherAttributes && otherAttributes(record.otherAttributes, context),
  });
}

/** TypeScript refuses a list of a thousand different objects: "Expression produces a union type that is too complex". */
const longest = 500;

/** The members of a record that are too many for one list, in lists that each are a function. */
function memberLists(record: RecordType, name: string, context: Context): Definition[] {
  const members = membersOf(record);
  if (members.length <= longest) return [];
  return listNames(members.length, name).map((each, index) => ({
    name: each,
    kind: "members",
    typeName: record.typeName,
    type: record,
    body: array(members.slice(index * longest, (index + 1) * longest).map((member) => memberTable(member, context))),
  }));
}

/** `orderRecordMembers1` holds the first of them. */
function listNames(count: number, name: string): string[] {
  return Array.from({ length: Math.ceil(count / longest) }, (_, index) => `${name}Members${index + 1}`);
}

function otherAttributes({ namespaces, process, known }: OtherAttributes, context: Context): Expression {
  const codecs = known.map(({ namespace, name, leaf }) => [`{${namespace}}${name}`, codec(leaf, context)] as const);
  const last = codecs.length > 0 ? [object(Object.fromEntries(codecs))] : [];
  return call(runtime("otherAttributes"), plain(namespaces), literal(process), ...last);
}

/** Where the order of children is declared, what the order of the members does not say. */
function childRules(
  { childOrder, model }: RecordType,
  { document }: Context,
): Readonly<Record<"order" | "content", Expression | undefined>> {
  const isOrdered = document.read.order === "declared";
  return {
    order: isOrdered && childOrder !== undefined ? literal(childOrder) : undefined,
    content: isOrdered && model !== undefined ? call(runtime("content"), literal(model)) : undefined,
  };
}

function memberTable(member: RecordMember, context: Context): Expression {
  const as = literal(member.property);
  const versions = member.versions === undefined ? undefined : literal(bits(member.versions));
  const number = numberOf(member);
  switch (member.kind) {
    case "flag":
      return object({ as, type: plain({ kind: "flag", of: member.of, is: member.is }) });
    case "choice":
      return object({
        as,
        number,
        type: object({
          kind: literal("choice"),
          code: runtime("choice"),
          mixed: member.mixed && literal(true),
          choices: array(
            member.alternatives.map((alternative) =>
              alternative.kind === "any"
                ? object({ xml: literal("*"), type: anyTable(alternative, context) })
                : object({
                    xml: literal(alternative.wires[0]?.name),
                    as: alternative.tag === undefined ? undefined : literal(alternative.tag),
                    type: elementType(alternative.type, context),
                    nothing: nothing(alternative.nothing),
                    nil: alternative.nil && runtime("nillable"),
                    versions: alternative.versions === undefined ? undefined : literal(bits(alternative.versions)),
                    ...hidden(alternative.type),
                  }),
            ),
          ),
        }),
        versions,
      });
    case "any":
      return object({ xml: literal("*"), as, number, type: anyTable(member, context), versions });
    case "text":
      return object({ xml: literal("$"), as, ...leafParts(member.leaf, context), versions });
    case "attribute":
      return object({
        xml: wires(member.wires),
        as,
        number,
        ...leafParts(member.leaf, context),
        ...(member.wires[0]?.name === xsiTypeName && xsiTypeCodec(member.leaf)),
        versions,
      });
    case "element": {
      const leaf = member.type.kind === "leaf" ? leafParts(member.type.leaf, context) : undefined;
      return object({
        xml: wires(member.wires),
        as,
        number,
        type: elementType(member.type, context),
        nothing: nothing(member.nothing),
        nil: member.nil && runtime("nillable"),
        ...(leaf ?? hidden(member.type)),
        versions,
        emptyWhenNone: member.emptyWhenNone ? literal(true) : undefined,
        cdata: member.cdata === undefined ? undefined : literal(member.cdata),
      });
    }
  }
}

/** Any element, of the namespaces that may be. */
function anyTable({ namespaces, declared }: Pick<Wildcard, "namespaces" | "declared">, context: Context): Expression {
  return object({
    kind: literal("any"),
    from: namespaces === undefined ? undefined : call(runtime("namespaces"), plain(namespaces)),
    declared:
      declared &&
      call(
        runtime("declaredElements"),
        reference(namedType(declared.record, context), context),
        ...(declared.strict ? [literal(true)] : []),
      ),
  });
}

/** The attribute by which an element says its type. */
const xsiTypeName = "xsi:type";

/** Of a type that schemas derive from another; in a spec without a schema the attribute is a text like any other. */
function xsiTypeCodec({ scalar }: LeafType): { readonly type: Expression } | undefined {
  const [word, ...others] = scalar.kind === "enumeration" && !scalar.open ? scalar.words : [];
  return word === undefined || others.length > 0 ? undefined : { type: call(runtime("typeName"), literal(word.wire)) };
}

function leafParts(leaf: LeafType, context: Context): Readonly<Record<string, Expression | undefined>> {
  return {
    type: codec(leaf, context),
    nothing: nothing(leaf.nothing),
    default: leaf.default === undefined ? undefined : defaultOf(leaf),
    sizeOf: leaf.sizeOf === undefined ? undefined : literal(leaf.sizeOf),
    ...hidden({ kind: "leaf", leaf }),
  };
}

/** What must not be shown of an element: its text, or the values of its map. */
function hidden(type: ElementType): Readonly<Record<"secret" | "personal", Expression | undefined>> {
  const leaf = type.kind === "leaf" || type.kind === "map" ? type.leaf : undefined;
  return {
    secret: leaf?.secret ? literal(true) : undefined,
    personal: leaf?.personal ? literal(true) : undefined,
  };
}

function elementType(type: ElementType, context: Context): Expression {
  switch (type.kind) {
    case "leaf":
      return codec(type.leaf, context);
    case "record":
      return reference(namedType(type.name, context), context);
    case "map":
      return object({ kind: literal("map"), code: runtime("map"), type: codec(type.leaf, context) });
    case "any":
      return plain({ kind: "any" });
  }
}

/** A named leaf has one codec for all its places, unless a place restricts it further. */
function codec(leaf: LeafType, context: Context): Expression {
  const named = leaf.named === undefined ? undefined : context.types.get(leaf.named);
  const name = named?.kind === "leaf" && isNamed(leaf, named) ? context.names.functionOf(named) : undefined;
  return name === undefined ? codecOf(leaf) : call({ kind: "reference", to: name });
}

function reference(type: NamedType, context: Context): Expression {
  const to = functionOf(type, context);
  return { kind: "reference", to: type.kind === "record" && type.derived !== undefined ? typesName(to) : to };
}

function functionOf(type: NamedType, context: Context): string {
  const found = context.names.functionOf(type);
  if (found === undefined) throw new Error(`the type ${type.name} has no table`);
  return found;
}

function namedType(name: string, context: Context): NamedType {
  const type = context.types.get(name);
  if (type === undefined) throw new Error(`the document has no type ${name}`);
  return type;
}

function nothing(spellings: readonly string[]): Expression | undefined {
  return spellings.length > 0 ? plain(spellings) : undefined;
}

function bits(versions: readonly number[]): number {
  // Not shifted: a document may have more than 31 versions.
  return versions.reduce((sum, version) => sum + 2 ** version, 0);
}

function wires(spellings: readonly Wire[]): Expression {
  const texts = spellings.map(wireText);
  return texts.length === 1 ? literal(texts[0]) : plain(texts);
}

/** `Options?/Option`, `@count`: as the table writes where a member stands. */
export function wireText(wire: Wire): string {
  const wrappers = wire.wrappers.map(({ name, optional }) => `${name}${optional ? "?" : ""}/`);
  return wrappers.join("") + (wire.attribute ? "@" : "") + wire.name;
}

function numberOf(member: RecordMember): Expression | undefined {
  if (member.kind === "attribute") return member.optional ? literal("?") : undefined;
  if (member.kind === "text" || member.kind === "flag") return undefined;
  if (isList(member)) return occurrence(member.occurs);
  const wrapped =
    member.kind === "element" && member.wires.some(({ wrappers }) => wrappers.some((each) => each.optional));
  // The optional wrapper says by itself that all may be missing; what stands in it must then be there.
  return isOptional(member) && !(wrapped && member.occurs.minimum > 0) ? literal("?") : undefined;
}

function occurrence({ minimum, maximum }: Occurs): Expression {
  if (maximum === Infinity && minimum === 0) return literal("*");
  if (maximum === Infinity && minimum === 1) return literal("+");
  return array([literal(minimum), literal(maximum)]);
}
