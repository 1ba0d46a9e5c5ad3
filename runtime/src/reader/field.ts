import * as codecKinds from "../codec-kinds.js";
import type { Codec, CodecDetail } from "../codec.js";
import { type ElementCode, type NilCode, codeOf } from "../feature.js";
import { isCodec, isMap, maskOf } from "../member-types.js";
import type { AnyTable, Code, MemberTable, MemberType } from "../table.js";
import { unbounded } from "./bounds.js";
import { bridgeSize } from "./bridge.js";
import { seen } from "./convert.js";
import * as leafKinds from "./leaf-kind-numbers.js";
import { leafKindsOf } from "./leaf-kinds.js";
import { type Linking, linkRecord } from "./link.js";
import { impossible, literal, nameLiterals, room } from "./literal.js";
import * as fieldKinds from "./field-kinds.js";
import type { CheckDeclared, Field, Node } from "./plan.js";

/** Where a field stands in its node and in the value. */
export interface FieldPlace {
  readonly name: string;
  readonly slot: number;
  readonly list: boolean;
  readonly order: number;
  readonly attribute: boolean;
  /** See `Field`; nothing where it is in none. */
  readonly wrapper?: string;
}

/** What is known of a field besides: of a wrapper nothing. */
export interface FieldContent extends Partial<
  Pick<MemberTable, "type" | "nothing" | "nil" | "secret" | "personal" | "emptyWhenNone">
> {
  /** The name in the value, of an alternative of a choice. */
  readonly choice?: string;
  /** Reads the text that stands among elements. */
  readonly code?: Code;
}

/** The one place where fields are made, with the nodes of their types: all have the same keys in the same order. */
export function newField(linking: Linking, place: FieldPlace, content: FieldContent): Field {
  const { literals, spelling } = linking;
  const { name, attribute, list } = place;
  const { type, nothing = none, choice } = content;
  const kind = kindOf(type);
  const codec = isMap(type) ? type.type : isCodec(type) ? type : undefined;
  const any = kind === fieldKinds.any ? (type as AnyTable) : undefined;
  // In a list of texts, one that says that nothing is there keeps its place; an empty element with members is no item.
  const { emptyWhenNone = list && !choice && kind !== fieldKinds.leaf && nothing.includes("") } = content;
  const spelled = name === "*" || name === "$" ? impossible : spelling.spell(name, attribute);
  const { open, close, cdataClose, bare } = nameLiterals(literals, spelled, attribute);
  linking.longestName = Math.max(linking.longestName, bare.length);
  // What prefixes mean where a value stands is known to the general path.
  const isPlain = codec !== undefined && codec.detail.place === undefined;
  const { kind: leafKind, otherwise } = isPlain ? leafKindsOf(codec, nothing) : noLeaf;
  const detail = codec?.detail ?? noDetail;
  const words = leafKind === leafKinds.word ? (detail.words ?? none).filter((word) => !isDelicate(word[0])) : none;
  return {
    kind,
    name,
    local: spelling.localOf(name),
    attribute,
    wrapper: place.wrapper ?? "",
    namespace: spelling.namespaceOf(name, attribute),
    spelled,
    index: 0,
    slot: place.slot,
    list,
    plain: false,
    order: place.order,
    open: open.at,
    openLength: open.length,
    close: close.at,
    closeLength: close.length,
    cdataClose: cdataClose.at,
    cdataCloseLength: cdataClose.length,
    nameAt: bare.at,
    nameLength: bare.length,
    bridge: attribute || kind !== fieldKinds.leaf ? 0 : room(literals, bridgeSize),
    bridgeMask: -1,
    bridgeLength: 0,
    bridgeTail: 0,
    bridgeNext: 0,
    bridgeNextMask: 0,
    bridgeTrust: 0,
    leafKind,
    otherwise,
    codec,
    code: (isMap(type) ? codeOf(linking.table, type.code, "map") : content.code) as ElementCode | undefined,
    wordValues: words.length === 0 ? none : words.map((word) => word[1]),
    wordLiterals: words.length === 0 ? noLiterals : wordLiterals(linking, words.map(wireOf)),
    nothingLiterals: leafKind === leafKinds.unlessNothing ? wordLiterals(linking, nothing) : noLiterals,
    scan: detail.scan,
    isUsual: detail.isUsual,
    minimum: lowest(detail),
    maximum: highest(detail),
    longest: Math.min((leafKind <= leafKinds.id ? detail.maxLength : undefined) ?? unbounded, unbounded),
    nothing,
    emptyValue: emptyWhenNone ? undefined : emptyValue(codec, nothing),
    choice,
    node: typeof type === "function" ? linkRecord(linking, type) : undefined,
    emptyWhenNone,
    placeSlot: -1,
    masked: maskOf(content),
    nil: content.nil as NilCode | undefined,
    from: any?.from,
    declared: any && linkDeclared(linking, any),
  };
}

function linkDeclared(linking: Linking, { declared }: AnyTable): CheckDeclared | undefined {
  return declared && (declared.link as (node: Node) => CheckDeclared)(linkRecord(linking, declared.type));
}

function kindOf(type: MemberType | undefined): number {
  if (typeof type === "function") return fieldKinds.record;
  if (type === undefined) return fieldKinds.wrapper;
  if (isCodec(type)) return fieldKinds.leaf;
  if (isMap(type)) return fieldKinds.special;
  if (type.kind === "any") return fieldKinds.any;
  throw new Error(`there can be no ${type.kind} inside of another`);
}

/** A text or ID may be empty; what emptiness means to others is found out by the general path. */
function emptyValue(codec: Codec<unknown> | undefined, nothing: readonly string[]): unknown {
  if (codec !== undefined && nothing.includes("")) return seen;
  const plain = codec?.kind === codecKinds.text || codec?.kind === codecKinds.id;
  return plain && codec.read("") === "" ? "" : undefined;
}

const none: readonly never[] = [];

const noDetail: CodecDetail = {};

const noLeaf = { kind: leafKinds.none, otherwise: leafKinds.none };

const noLiterals: Int32Array = /* @__PURE__ */ new Int32Array(0);

function wireOf(word: readonly [wire: string, value: unknown]): string {
  return word[0];
}

function wordLiterals({ table, literals }: Linking, words: readonly string[]): Int32Array {
  if (words.length === 0) return noLiterals;
  const found = new Int32Array(2 * words.length);
  words.forEach((word, index) => {
    const { at, length } = literal(literals, table.values?.encode(word) ?? word);
    found[2 * index] = at;
    found[2 * index + 1] = length;
  });
  return found;
}

/** Such a word is not found on the wire as it is. */
function isDelicate(word: string): boolean {
  return word === "" || /[<>&"'\r\n\t\]]|^ | $/.test(word);
}

function lowest({ minimum, exclusiveMinimum }: CodecDetail): number {
  return Math.max(Number(minimum ?? -Infinity), Number(exclusiveMinimum ?? -Infinity) + 1);
}

function highest({ maximum, exclusiveMaximum }: CodecDetail): number {
  return Math.min(Number(maximum ?? Infinity), Number(exclusiveMaximum ?? Infinity) - 1);
}
