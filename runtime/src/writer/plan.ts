import type { Codec } from "../codec.js";
import type { ChoiceCode, ElementCode, NilCode } from "../feature.js";
import type { Literal, Literals } from "./literal.js";
import type { Writing } from "./state.js";

/** A table made ready to be written from, for one version. */
export interface WritePlan {
  readonly root: MemberPlan;
  readonly version: string | undefined;
  /** The bytes of the literals of all its members. */
  readonly literals: Literals;
}

/** What is written of one member, or a wrapper around some. All have one shape and are made in one place (`newMember`). */
export interface MemberPlan {
  readonly kind: number;
  /** The property of the value. */
  readonly as: string;
  /** As in paths: `OrderID`, `@count`; empty for the text of an element and for a choice. */
  readonly name: string;
  /** What stands before and behind: `<OrderID>` and `</OrderID>`, ` count="` and `"`. */
  readonly open: Literal;
  readonly close: Literal;
  /** As `open` and `close`, with the ends of a CDATA section: `<OrderID><![CDATA[` and `]]></OrderID>`. */
  readonly openSection: Literal;
  readonly closeSection: Literal;
  readonly codec: Codec<unknown> | undefined;
  /** Writes what is special, or a choice. */
  readonly code: ElementCode | ChoiceCode | undefined;
  /** What it is, in words. */
  readonly expected: string;
  /** The content of a record or wrapper. */
  readonly node: NodePlan | undefined;
  /** Left out where there is no value. */
  readonly optional: boolean;
  readonly nothing: readonly string[];
  /** Writes an element that is there and has no value. */
  readonly nil: NilCode | undefined;
  /** A leaf whose text is what its codec writes, whatever else stands in the value. */
  readonly isPlain: boolean;
  /** A plain leaf whose codec takes any text as it is. */
  readonly isText: boolean;
  readonly default: unknown;
  readonly list: boolean;
  readonly minimum: number;
  readonly maximum: number;
  readonly emptyWhenNone: boolean;
  /** The property of the list whose length it is. */
  readonly sizeOf: string | undefined;
  /** Whether it is written as CDATA, by bits: see `cdataModes`. */
  readonly cdata: number;
  /** What stands in messages instead of the value. */
  readonly masked: string | undefined;
  /** The alternatives of a choice by their local names, and the one that takes all others. */
  readonly choices: ReadonlyMap<string, MemberPlan>;
  readonly rest: MemberPlan | undefined;
  /** The names of its elements beside their siblings: unknown elements stand behind the one that they followed. */
  readonly siblings: readonly string[];
  /** Its place below the element of the record, as a path: `Items/Code`. */
  readonly place: string;
}

/** The policies of which one is chosen when a document is written, as bits of `MemberPlan.cdata`. */
export const cdataModes = { none: 1, text: 2, all: 4, declared: 8 } as const;

/** The content of an element: of a record, or of a wrapper inside of one, whose members belong to the record's value. */
export interface NodePlan {
  /** The name in messages. */
  readonly name: string;
  /** The wrapper's place in the value, as a path; missing for the element of a record. */
  readonly path: string | undefined;
  readonly attributes: MemberPlan[];
  text: MemberPlan | undefined;
  readonly children: MemberPlan[];
  /** Of a record whose one member stands for it: the property of that. */
  only: string | undefined;
  /** A wrapper that is left out where none of `properties` has a value. */
  optional: boolean;
  readonly properties: string[];
  /** The content of the type that a value names, where it may have others. */
  choose: ChooseNode | undefined;
  /** What the properties of a record must keep to among themselves; none of a wrapper. */
  readonly checks: Check[];
}

/** Throws where it is not kept. */
export type Check = (writing: Writing, owner: Readonly<Record<string, unknown>>) => void;

export type ChooseNode = (writing: Writing, member: MemberPlan, value: unknown, index: number) => NodePlan;
