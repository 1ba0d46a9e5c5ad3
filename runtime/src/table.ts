/* oxlint-disable typescript/no-explicit-any -- here the typed and the untyped side of a table meet */
import type { Codec } from "./codec.js";
import type { Limits } from "./limits.js";
import type { Repair } from "./repair.js";

/**
 * The tables that generated code consists of, besides its types. Reader, writer, mock and sample maker all run from them.
 * A table is what a function returns, so that nothing runs at import, types may refer to each other in any order, and what
 * is not used is dropped by a bundler.
 *
 * What not every table needs is a feature: its code stands in the tables that use it, as the value of `code`, and is in no
 * other bundle. Reader and writer know it by its kind, which `feature.ts` describes, and never import it. A table that uses
 * a feature without its code is refused with the feature's name. To add one: declare here what it needs to know, with
 * `code`; describe in `feature.ts` when it is called, where no kind fits; export the code from `index.ts`; let the generator
 * write it into tables (`emit/table.ts`). What a record must fulfil when it is complete is a `Rule` of its plan.
 */
export interface DocumentTable<T> {
  /** The version of this contract that the module was generated for. */
  readonly contract: 1;
  /** Platform and document, as at the command line: `acme/orders`. */
  readonly name: string;
  /** The names that the root element may have; the first is written. */
  readonly roots: readonly string[];
  readonly type: () => RecordTable<T>;
  /** The properties that lead from the root to the list whose items a stream yields. */
  readonly items?: readonly string[];
  /** Namespaces by the prefix that the names of this table use; `""` is that of names without a prefix. */
  readonly namespaces?: Readonly<Record<string, string>>;
  /** `prefixes` of the runtime, where there are namespaces. */
  readonly prefixes?: Code;
  readonly read?: ReadPolicy;
  readonly write?: WritePolicy;
  /** How the text of every leaf is encoded on top of XML. */
  readonly values?: ValueEncoding;
  /** `anyEncoding` of the runtime, for other encodings than UTF-8; or `anyInput`, for repairs besides. */
  readonly input?: Code;
  /** `skipDoctype` of the runtime. Without it a DOCTYPE is refused; it is never fetched. */
  readonly doctype?: Code;
  readonly repairs?: readonly Repair[];
  readonly limits?: Partial<Limits>;
  readonly versions?: VersionTable;
  /** `instance` of the runtime: types that `xsi:type` names mean the same where they are written. */
  readonly instance?: Code;
  /** What must be different, or be somewhere else. Made by `identities`. */
  readonly identities?: IdentitiesTable;
}

/** The code of a feature. */
export interface Code {
  /** The name by which the runtime exports it. */
  readonly feature: string;
}

/** Checks a document that was read. */
export interface IdentitiesTable {
  readonly check: (state: never, root: number) => void;
}

export interface ReadPolicy {
  /** `declared`: children must come in the order of the table. Default `any`. */
  readonly order?: "any" | "declared";
  /** What becomes of elements and attributes that the table does not name. Default `keep`. */
  readonly unknown?: "keep" | "ignore" | "refuse";
  /** What a second element means where one is expected. Default `refuse`. */
  readonly repeated?: "refuse" | "first" | "last";
  /** `ignore`: names are compared as written, and colons in them mean nothing. Default `resolve`. */
  readonly namespaces?: "resolve" | "ignore";
  /** The encoding where neither bytes, nor Content-Type, nor declaration name one. Default UTF-8. Others need `input`. */
  readonly encoding?: string;
}

export interface WritePolicy {
  /** Which leaves are written as CDATA sections: none, those whose codec is text, or all. Default `none`. */
  readonly cdata?: "none" | "text" | "all";
  /** Whether an XML declaration is written. Default true. */
  readonly declaration?: boolean;
  /** Whether elements without content are written as `<a/>` or `<a></a>`. Default `short`. */
  readonly empty?: "short" | "long";
}

/** Encodes and decodes the text of leaves, such as form-url-encoding. */
export interface ValueEncoding {
  readonly name: string;
  readonly decode: (text: string) => string;
  readonly encode: (text: string) => string;
  /**
   * As `encode`, for the writer: puts bytes that XML needs no references for into a view and returns where they end, or -1
   * where the text must go through `encode`. There is room for nine bytes for each UTF-16 unit.
   */
  readonly encodeInto?: (text: string, view: DataView, at: number) => number;
  /** As `decode`, for the reader: from bytes. */
  readonly code?: Code;
}

/** The versions of a document, oldest first, and how the version of a given document is found. */
export interface VersionTable {
  /** `versioned` of the runtime. */
  readonly code: Code;
  readonly names: readonly string[];
  /** The first rule that fits decides. */
  readonly rules: readonly VersionRule[];
  /** The member that says which version was found. */
  readonly as: string;
}

/** `path` is looked up from the root element's content: element names and at last `@attribute` where it is one. */
export type VersionRule =
  | { readonly path: string; readonly template?: string }
  | { readonly version: string; readonly where?: string };

/** An element with content, or the union that is its only content. The compiler holds its members against the type. */
export interface RecordTable<T> {
  /** The name in messages, and of the type. */
  readonly name: string;
  /** Attributes, text and children, in the order in which they are written. */
  readonly members: readonly MemberOf<T>[];
  /**
   * Fills the value from `values[base]`, `values[base + 1]`, ...: one for each property in the order of `members`. It is called
   * with `new`, and what it makes is a plain object; the reader's `made` says why it is no literal.
   */
  readonly make?: (this: Slots<T>, values: readonly any[], base: number) => void;
  /** The element's only content is its one member, whose value stands for the record. */
  readonly only?: boolean;
  /** `mixed` of the runtime, where text is a member or stands among elements. */
  readonly text?: Code;
  /** The children may come in any order, whatever the document's policy is. */
  readonly order?: "any";
  /** The types that its elements may say that they have instead. Made by `derivable`. */
  readonly types?: TypesTable;
  /** Other attributes that it may have, and keeps as unknown ones. Made by `otherAttributes`. */
  readonly otherAttributes?: OtherAttributes;
  /** How its children must stand, where the order and numbers of the members do not say it all. Made by `content`. */
  readonly content?: ContentTable;
}

/** Types by the names that `xsi:type` says. */
export interface TypesTable {
  readonly types: Readonly<Record<string, () => RecordTable<any>>>;
  /** Whether an element must say which one it has. */
  readonly isAbstract: boolean;
  /** Makes it ready for one plan of the reader. */
  readonly link: (nodeOf: never, qualify: never) => unknown;
  /** As `link`, for the writer. */
  readonly linkWriter: (node: never, nodeOf: never) => unknown;
}

/** Declared elements, as the choice of a record. */
export interface DeclaredElements {
  readonly type: () => RecordTable<any>;
  /** Makes them ready for one plan of the reader. */
  readonly link: (node: never) => unknown;
}

/** Lets attributes in that no member names. */
export interface OtherAttributes {
  /** Whether one is let in; else what is expected of it, or nothing where it may not be there at all. */
  readonly admits: (namespace: string, local: string, value: string) => true | string | undefined;
}

/** A content model: `street, city?, (phone | fax){0,3}`. */
export interface ContentTable {
  readonly model: string;
  /** Makes it ready for one plan of the reader, which alone knows its types: they would cost each import of a platform. */
  readonly link: (node: never) => unknown;
}

/** Exactly one where missing: `?` at most one, `*` any number, `+` at least one, `[2, 5]` from two to five. */
export type Occurrence = "?" | "*" | "+" | readonly [minimum: number, maximum: number];

export interface MemberTable<Property = string, Value = any> {
  /**
   * Where it stands: `OrderID`, `@count`, `$` (the text of the element), `*` (any other element). Wrapper elements that
   * vanish from the value stand before a slash: `Items/Item`; one that may be missing has a question mark: `Options?/Option`.
   * Several spellings are a list, of which the first is written. Missing for a choice and for a flag.
   */
  readonly xml?: string | readonly string[];
  /** The property of the value. Two members may share one, for instance where a version renamed an element. */
  readonly as: Property;
  readonly number?: Occurrence;
  readonly type: MemberType<Value>;
  /**
   * The spellings that mean that nothing is there; the first is written. For an element of a record: `""`, the empty
   * element; in a list of such, it is no item.
   */
  readonly nothing?: readonly string[];
  /** `nillable` of the runtime: an element with `xsi:nil` has no value. */
  readonly nil?: Code;
  /** The value when it is missing; always written. */
  readonly default?: Value;
  /** The versions that have this member: bit `i` stands for `names[i]`. Missing: all. */
  readonly versions?: number;
  /** A list that has no item is written as one empty element. */
  readonly emptyWhenNone?: boolean;
  /** The member must equal the number of items of this other property. */
  readonly sizeOf?: string;
  /** Whether the leaf is written as CDATA, where it differs from the document's policy. */
  readonly cdata?: boolean;
  /** The value stands in no error, no log and no URL in a message. */
  readonly secret?: boolean;
  /** As `secret`: a person's data. */
  readonly personal?: boolean;
}

export type MemberType<Value = any> = [IsAny<Value>] extends [true]
  ? Codec<any> | (() => RecordTable<any>) | ChoiceTable | MapTable | AnyTable | FlagTable
  :
      | Codec<Value>
      | MapTable
      | AnyTable
      | FlagTable
      | ([Value] extends [Leaf] ? never : (() => RecordTable<Value>) | ChoiceTable<Value>);

/** One of several elements: the value is `{ name, value }`, the name being the element's local name. */
export interface ChoiceTable<Value = any> {
  readonly kind: "choice";
  /** `choice` of the runtime. */
  readonly code: Code;
  /** Text stands among the elements, and in the list as strings. */
  readonly mixed?: true;
  readonly choices: readonly ChoiceOf<Value>[];
}

/** One alternative; `xml: "*"` takes every other element. */
export interface ChoiceMember<Name = string, Value = any> {
  readonly xml: Name;
  /** The name in the value, where that is not the local name: another alternative has the same in another namespace. */
  readonly as?: string;
  readonly type: MemberType<Value>;
  readonly nothing?: readonly string[];
  /** As on a member. */
  readonly nil?: Code;
  readonly versions?: number;
  /** As on a member: the value stands in no error and no log. */
  readonly secret?: boolean;
  readonly personal?: boolean;
}

/** An element whose children are names and texts: the value is a list of `{ name, value }` in document order. */
export interface MapTable {
  readonly kind: "map";
  /** `map` of the runtime. */
  readonly code: Code;
  readonly type: Codec<any>;
}

/** Any content: the value is the XML of the element, complete with the namespaces that it uses. */
export interface AnyTable {
  readonly kind: "any";
  /** The namespaces that its elements may have; missing: all. Made by `namespaces`. */
  readonly from?: (namespace: string) => boolean;
  /** Those that must be valid. Made by `declaredElements`. */
  readonly declared?: DeclaredElements;
}

/** Not on the wire: `true` where the property `of` has the value `is`, else nothing. */
export interface FlagTable {
  readonly kind: "flag";
  readonly of: string;
  readonly is: unknown;
}

/** A member that fits a record: it fills a property of the record, and its type reads that property's value or an item of its list. */
export type MemberOf<T> = [IsAny<T>] extends [true] ? MemberTable : PropertyOf<T, TextKey<T>> | Only<T>;

/** An alternative that fits a tagged union. */
export type ChoiceOf<Value> = [IsAny<Value>] extends [true]
  ? ChoiceMember
  : Value extends { name: infer Name extends string; value: infer Inner }
    ? ChoiceMember<string extends Name ? "*" : Name | `${string}:${Name}`, NonNullable<Inner>>
    : never;

/** A value for each property of a record. */
export type Slots<T> = { -readonly [Property in TextKey<T>]: unknown };

type PropertyOf<T, Property extends keyof T> = Property extends unknown
  ? Filling<Property, NonNullable<T[Property]>>
  : never;

type Filling<Property, Value> =
  | Single<Property, Value>
  | (Value extends readonly (infer Item)[] ? Repeated<Property, NonNullable<Item>> : never);

interface Single<Property, Value> extends MemberTable<Property, Value> {
  readonly number?: "?";
}

interface Repeated<Property, Item> extends MemberTable<Property, Item> {
  readonly number: "*" | "+" | readonly [minimum: number, maximum: number];
}

/** The one member of a record that is a union, or a list of one. */
type Only<T> = [T] extends [readonly (infer Item)[]]
  ? OnlyMember<Item>
  : [T] extends [{ name: string; value: unknown }]
    ? OnlyMember<T>
    : never;

type OnlyMember<Value> = MemberTable<string, Value> & { readonly type: ChoiceTable<Value> };

type Leaf = string | number | bigint | boolean | Date | Uint8Array;

type TextKey<T> = Extract<keyof T, string>;

type IsAny<T> = 0 extends 1 & T ? true : false;
