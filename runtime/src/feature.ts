import type { ReadOptions } from "./document.js";
import type { Limits } from "./limits.js";
import type { Input } from "./reader/input.js";
import type { Field, Node, Rule } from "./reader/plan.js";
import type { State } from "./reader/state.js";
import type { Spelling } from "./reader/spelling.js";
import type { Wire } from "./reader/wires.js";
import type { Code, DocumentTable, MemberTable, VersionTable } from "./table.js";
import type { Linking } from "./writer/link.js";
import type { Check, MemberPlan, WritePlan } from "./writer/plan.js";
import type { Writing } from "./writer/state.js";
import type { Kept } from "./writer/unknown-content.js";

/** Reads and writes an element that is neither a record nor a text: see `MapTable`. */
export interface ElementCode extends Code {
  /** What the value is, in words. */
  readonly expected: string;
  /** Reads the element at `start`, whose start tag was scanned and ends at `tagEnd`; `state.position` is where it ends. */
  read(state: State, node: Node, field: Field, base: number, start: number, tagEnd: number): unknown;
  /** As `read`, where nothing but its name stands in the start tag. */
  readContent(state: State, node: Node, field: Field, base: number, start: number, tagEnd: number): unknown;
  write(writing: Writing, member: MemberPlan, value: unknown, lead: string, index: number): void;
}

/** Reads and writes elements that are there and have no value: see `MemberTable.nil`. */
export interface NilCode extends Code {
  /** Whether the element at `start`, whose tag was scanned, is nothing; then it was read. */
  read(state: State, node: Node, field: Field, base: number, start: number, tagEnd: number): boolean;
  /** What is kept of an element that has a value now. */
  without(kept: Kept | undefined): Kept | undefined;
  /** Writes an element that has no value, unless it is left out. */
  write(writing: Writing, member: MemberPlan, kept: Kept | undefined, lead: string, index: number): void;
}

/** Makes the rule of a codec that needs another member of the record, whose value is at `of`. */
export interface RuleCode extends Code {
  rule(slot: number, of: number, placeSlot: number, field: Field, unknownSlot: number): Rule;
}

/** Keeps what `xsi:type` says of an element whose type is known all the same: see `DocumentTable.instance`. */
export interface InstanceCode extends Code {
  /** The value that is kept of an attribute in that namespace; `on` is as in `UnknownContent`. */
  read(
    state: State,
    node: Node,
    base: number,
    namespace: string,
    value: string,
    on: string | undefined,
  ): string | undefined;
}

/** Reads a value that means something else where other namespaces are declared. */
export interface PlaceCode extends Code {
  /** The value of a leaf's text, as `convert` has it. */
  read(state: State, node: Node, field: Field, base: number, text: string, offset: number, start: number): unknown;
  /** What `compare` returns, which reads values that stand where the namespaces are those of the state. */
  within<T>(state: State, compare: () => T): T;
}

/** Writes one of several elements: see `ChoiceTable`. To the reader they are elements like others. */
export interface ChoiceCode extends Code {
  /** Where its alternatives stand, and the text among them. */
  wires(member: MemberTable): readonly Wire[];
  /** Plans the alternatives. */
  link(linking: Linking, member: MemberTable): Alternatives;
  /** `kept` is what is unknown in the value around it. */
  write(
    writing: Writing,
    member: MemberPlan,
    value: unknown,
    lead: string,
    index: number,
    kept: Kept | undefined,
  ): void;
}

/** Reads a text that is encoded on top of XML; what is unusual is left to `ValueEncoding.decode`. */
export interface ValueCode extends Code {
  /** Goes on at the first escape, at `p`; `state.position` is where the text ends, or -1. */
  read(state: State, start: number, p: number, field: Field): string | undefined;
}

/** The alternatives of a choice, made ready to be written; `codec` is that of texts among them. */
export type Alternatives = Pick<MemberPlan, "choices" | "rest" | "expected" | "codec">;

/** Finds the version of a document, and chooses the one that is written: see `VersionTable`. */
export interface VersionCode extends Code {
  /** The index of the version of the document whose root begins at `root`. */
  find(state: State, versions: VersionTable, root: number): number;
  /** The index of the version to be written: the one asked for, that of the value, or the newest. */
  choose(table: DocumentTable<unknown>, versions: VersionTable, value: unknown, asked: string | undefined): number;
  /** What only other versions have must have no value in this one. */
  foreign(linking: Linking, members: readonly MemberTable[], written: readonly MemberTable[]): readonly Check[];
  /** The value with its version in it. */
  fill(versions: VersionTable, plan: WritePlan, value: unknown): unknown;
}

/** Makes an input ready to be read that is more than UTF-8 as it stands. */
export interface InputCode extends Code {
  open(input: string | Uint8Array, table: DocumentTable<unknown>, options: ReadOptions, limits: Limits): Input;
}

/** Spells the names of a table with the prefixes of a document: see `DocumentTable.prefixes`. */
export interface PrefixCode extends Code {
  /** The prefixes at the root that matter, by the namespaces that are bound there. */
  bound(
    table: DocumentTable<unknown>,
    namespaces: ReadonlyMap<string, readonly string[]>,
  ): readonly (readonly [prefix: string, uri: string])[];
  spelling(table: DocumentTable<unknown>, bound: readonly (readonly [prefix: string, uri: string])[]): Spelling;
}

/** Reads elements with text: see `RecordTable.text`. */
export interface MixedCode extends Code {
  /** Reads content up to the end of its end tag, and returns where that is. */
  read(state: State, node: Node, base: number, p: number): number;
  /** Takes the text of an element that has nothing else. */
  readText(state: State, node: Node, base: number, start: number, text: string): void;
}

/** Passes over a DOCTYPE: see `DocumentTable.doctype`. */
export interface DoctypeCode extends Code {
  /** Returns where the one ends that begins at `p`. */
  skip(state: State, p: number): number;
}

/**
 * The code that a table holds for what it uses.
 *
 * @throws Error where it holds none.
 */
export function codeOf<T extends Code>(table: DocumentTable<unknown>, code: Code | undefined, feature: string): T {
  if (code === undefined) throw new Error(`the table ${table.name} lacks the code \`${feature}\` of the runtime`);
  return code as T;
}
