import type { Codec, CodecDetail } from "../codec.js";
import type { ElementCode, NilCode } from "../feature.js";
import type { RecordTable } from "../table.js";
import type { Make } from "./made.js";
import type { State } from "./state.js";

/**
 * A table made ready to be read from: for one version, and for the prefixes that one document uses for the namespaces of
 * the table. All fields have one shape and are made in one place (`newField`): the loops that use them see one kind of object.
 */
export interface Plan {
  readonly roots: readonly Field[];
  /** Any root is taken where the table names `*`. */
  readonly anyRoot: Field | undefined;
  readonly version: string | undefined;
  readonly doubles: Float64Array;
  readonly integers: Int32Array;
  /** The bytes of both. */
  readonly memory: Uint8Array;
  /** The classes of bytes that end plain text, in elements, attributes in either quotes and CDATA. */
  readonly textMask: number;
  readonly attributeMask: number;
  readonly apostropheMask: number;
  readonly cdataMask: number;
  readonly longestName: number;
  readonly mostAttributes: number;
  /** The prefixes whose meaning the literals rest on. */
  readonly prefixes: ReadonlySet<string>;
}

/** What an element may hold: the element of a record, or a wrapper inside of one, which shares its slots. */
export interface Node {
  readonly record: RecordPlan;
  readonly fields: Field[];
  readonly attributes: Field[];
  /** The member that is the text of the element. */
  text: Field | undefined;
  /** Takes elements that no other field does. */
  any: Field | undefined;
  /** Finds fields and attributes by the bytes of their names: see `slotOfName`. */
  fieldIndex: Int16Array;
  attributeIndex: Int16Array;
  /** For each field the one that followed it last time, at the end the one that came first: what is predicted next. */
  hints: number[];
  attributeHints: number[];
  /** The wrapper's place in the value, as a path; missing for the element of a record. */
  readonly path: string | undefined;
  /** Where it is kept that a wrapper was seen; -1 for the element of a record. */
  readonly seenSlot: number;
  /** Holds the children of a record's element to its content model. */
  content: LinkedContent | undefined;
  /** The types that its elements may say that they have instead. */
  types: LinkedTypes | undefined;
}

/** The types by name, made ready. */
export interface LinkedTypes {
  /** The type of the element at `start`, whose name ends at `nameEnd`; nothing where its tag must be read with care first. */
  readonly choose: (state: State, node: Node, start: number, nameEnd: number) => Node | undefined;
}

/** A content model that was made ready. What may come next is `at`; nothing yet before the first child. */
export interface LinkedContent {
  /** Reads the content up to the end of its end tag, and returns where that is. */
  readonly read: (state: State, base: number, p: number) => number;
  /** What may come behind the child at `p`, which is told of where it may not come itself. */
  readonly enter: (state: State, at: unknown, p: number) => unknown;
  /** Tells of what is missing at the end. */
  readonly leave: (state: State, base: number, at: unknown) => void;
}

/** An element or attribute that a node expects. */
export interface Field {
  readonly kind: number;
  /** The name in the table, without `@`; `$` for the text. */
  readonly name: string;
  readonly local: string;
  readonly attribute: boolean;
  /** The wrappers of its record that it stands in, as the path of a message: `/Items`. */
  readonly wrapper: string;
  /** The namespace of the name; none is `""`. */
  readonly namespace: string;
  /** The name in the document, or one that no document has. */
  readonly spelled: string;
  index: number;
  readonly slot: number;
  readonly list: boolean;
  /** Whether it is a leaf whose value needs nothing but to be stored. Set when its node is complete. */
  plain: boolean;
  /** The member's place in the table, for documents whose order is declared. */
  order: number;
  /** The name with what stands before it, `<OrderID` or ` ID="`; and what ends it, `</OrderID>` or `"`. */
  readonly open: number;
  readonly openLength: number;
  readonly close: number;
  readonly closeLength: number;
  /** `]]></OrderID>` */
  readonly cdataClose: number;
  readonly cdataCloseLength: number;
  /** The bare name: `OrderID`. */
  readonly nameAt: number;
  readonly nameLength: number;
  /**
   * What stood between its value and the next one, as a literal, if anything did; the masks that values before and behind it
   * are read with, the index of the next field and where its element begins, counted from the end; see `learn`.
   */
  readonly bridge: number;
  bridgeMask: number;
  bridgeLength: number;
  bridgeTail: number;
  bridgeNext: number;
  bridgeNextMask: number;
  bridgeTrust: number;
  /** One of `leafKinds`; and the one that is meant where the word is none for nothing. */
  readonly leafKind: number;
  readonly otherwise: number;
  readonly codec: Codec<unknown> | undefined;
  /** Reads the element of the kind `special`. */
  readonly code: ElementCode | undefined;
  /** Words of booleans and enumerations: what each means, and place and length of its literal. */
  readonly wordValues: readonly unknown[];
  readonly wordLiterals: Int32Array;
  /** The words that mean nothing, where they must be looked for first. */
  readonly nothingLiterals: Int32Array;
  readonly scan: CodecDetail["scan"];
  readonly isUsual: CodecDetail["isUsual"];
  /** Bounds of a whole number, and of the length of a text. What lies outside goes the general path. */
  readonly minimum: number;
  readonly maximum: number;
  readonly longest: number;
  readonly nothing: readonly string[];
  /** The value of `<a/>`, where it is one that needs no look at the codec; `seen` where it means nothing. */
  readonly emptyValue: unknown;
  /** The local name where it is an alternative of a choice; `*` takes the name of the document. */
  readonly choice: string | undefined;
  /** The node of a record or wrapper. */
  node: Node | undefined;
  readonly emptyWhenNone: boolean;
  /** Where the place of the value is kept, for a later check; else -1. */
  placeSlot: number;
  /** What stands in messages instead of the value. */
  readonly masked: string | undefined;
  /** Reads an element that is there and has no value. */
  readonly nil: NilCode | undefined;
  /** Of any element: the namespaces that it may have. */
  readonly from: ((namespace: string) => boolean) | undefined;
  /** Tells what is wrong with any element that is declared. */
  readonly declared: CheckDeclared | undefined;
}

/** Reads the element at `start` for what is wrong with it. */
export type CheckDeclared = (state: State, start: number) => void;

/** The properties of a value and what is required of them. */
export interface RecordPlan {
  readonly name: string;
  readonly slots: readonly SlotPlan[];
  /** How many places the values need: one for each slot, and some that only the reader uses. */
  readonly size: number;
  /** Where unknown content is kept. */
  readonly unknownSlot: number;
  readonly make: Make | undefined;
  readonly only: boolean;
  /** Whether there are lists that must have a certain number of items. */
  readonly counted: boolean;
  /** What most records have none of; checked in this order. */
  readonly rules: readonly Rule[];
  /** Where the places of values are kept. */
  readonly placeSlots: readonly number[];
  readonly table: RecordTable<unknown>;
}

export interface SlotPlan {
  readonly as: string;
  readonly list: boolean;
  readonly required: boolean;
  readonly minimum: number;
  readonly maximum: number;
  readonly default: unknown;
  /** Whether this version has it. */
  readonly present: boolean;
  /** Whether nothing is to be done where it is missing. */
  readonly mayBeMissing: boolean;
  /** Wrappers around it, outermost first. */
  readonly wrappers: readonly WrapperPlan[];
  /** What is missing where it is: `the element OrderID`. */
  readonly words: string;
}

export interface WrapperPlan {
  readonly slot: number;
  readonly optional: boolean;
  readonly words: string;
}

/** Checks or fills what follows from several members, when all of a record were read; its values begin at `base`. */
export type Rule = (state: State, base: number) => void;
