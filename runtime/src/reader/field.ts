import * as codecKinds from "../codec-kinds.js";
import type { Codec, CodecDetail } from "../codec.js";
import { type ElementCode, type NilCode, codeOf } from "../feature.js";
import { isChoice, isCodec, maskOf, tagOf } from "../member-types.js";
import type { AnyTable, MemberTable } from "../table.js";
import { unbounded } from "./bounds.js";
import { bridgeSize } from "./bridge.js";
import { seen } from "./convert.js";
import * as leafKinds from "./leaf-kind-numbers.js";
import { leafKindsOf } from "./leaf-kinds.js";
import { type Linking, linkRecord } from "./link.js";
import { impossible, literal, room } from "./literal.js";
import * as fieldKinds from "./field-kinds.js";
import type { CheckDeclared, Field, Node } from "./plan.js";
import type { Wire } from "./wires.js";

/** Where a field stands in its node and in the value. */
export interface FieldPlace {
  readonly name: string;
  readonly index: number;
  readonly slot: number;
  readonly list: boolean;
  readonly order: number;
  readonly attribute: boolean;
}

/** The field of one spelling of a member, with the node of its type where it is a record. */
export function leafField(linking: Linking, place: FieldPlace, member: MemberTable, wire: Wire): Field {
  const own = typeOf(member, wire);
  const { type, nothing = [], nil, choice } = own;
  const content: FieldContent = {
    kind: fieldKinds.leaf,
    nothing,
    nil: nil as NilCode | undefined,
    choice,
    // In a list of texts, one that says that nothing is there keeps its place; an empty element with members is no item.
    emptyWhenNone: member.emptyWhenNone ?? (place.list && !choice && !isCodec(type) && nothing.includes("")),
    masked: maskOf(own),
  };
  if (typeof type === "function") {
    content.kind = fieldKinds.record;
    const field = newField(linking, place, content);
    field.node = linkRecord(linking, type);
    return field;
  }
  if (isCodec(type)) content.codec = type;
  else if (type.kind === "map") {
    content.kind = fieldKinds.special;
    content.codec = type.type;
    content.code = codeOf<ElementCode>(linking.table, type.code, "map");
  } else if (type.kind === "any") {
    content.kind = fieldKinds.any;
    content.from = type.from;
    content.declared = linkDeclared(linking, type);
  } else throw new Error(`the member ${member.as} of ${linking.table.name} cannot be a ${type.kind} inside of another`);
  return newField(linking, place, content);
}

function linkDeclared(linking: Linking, { declared }: AnyTable): CheckDeclared | undefined {
  return declared && (declared.link as (node: Node) => CheckDeclared)(linkRecord(linking, declared.type));
}

function typeOf(
  member: MemberTable,
  wire: Wire,
): Pick<MemberTable, "type" | "nothing" | "nil" | "secret" | "personal"> & { readonly choice?: string } {
  const { type } = member;
  const alternative = isChoice(type) ? type.choices[wire.alternative ?? 0] : undefined;
  if (alternative === undefined) return member;
  return {
    ...alternative,
    // What holds for the whole choice holds for each of its alternatives.
    secret: alternative.secret ?? member.secret ?? false,
    personal: alternative.personal ?? member.personal ?? false,
    choice: tagOf(alternative),
  };
}

interface FieldContent {
  kind: number;
  codec?: Codec<unknown>;
  code?: ElementCode;
  readonly nothing?: readonly string[];
  readonly choice?: string | undefined;
  readonly emptyWhenNone?: boolean;
  readonly masked?: string | undefined;
  readonly nil?: NilCode | undefined;
  declared?: CheckDeclared | undefined;
  from?: ((namespace: string) => boolean) | undefined;
}

/** The one place where fields are made: all have the same keys in the same order. */
export function newField(linking: Linking, place: FieldPlace, content: FieldContent): Field {
  const { name, attribute } = place;
  const { codec, nothing = [] } = content;
  const spelled = name === "*" || name === "$" ? impossible : linking.spelling.spell(name, attribute);
  const open = literal(linking.literals, attribute ? ` ${spelled}="` : `<${spelled}`);
  const close = literal(linking.literals, attribute ? '"' : `</${spelled}>`);
  const cdataClose = literal(linking.literals, `]]></${spelled}>`);
  const bare = literal(linking.literals, spelled);
  linking.longestName = Math.max(linking.longestName, bare.length);
  const { kind: leafKind, otherwise } =
    codec === undefined || codec.detail.place !== undefined
      ? { kind: leafKinds.none, otherwise: leafKinds.none }
      : leafKindsOf(codec, nothing);
  const detail = codec?.detail ?? {};
  const words = leafKind === leafKinds.word ? (detail.words ?? []).filter((word) => !isDelicate(word[0])) : none;
  return {
    kind: content.kind,
    name,
    local: linking.spelling.localOf(name),
    attribute,
    namespace: name === "*" || name === "$" ? "" : linking.spelling.namespaceOf(name, attribute),
    words: name === "$" ? "text" : `the ${attribute ? "attribute" : "element"} ${name}`,
    index: place.index,
    slot: place.slot,
    list: place.list,
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
    bridge: attribute || content.kind !== fieldKinds.leaf ? 0 : room(linking.literals, bridgeSize),
    bridgeMask: -1,
    bridgeLength: 0,
    bridgeTail: 0,
    bridgeNext: 0,
    bridgeNextMask: 0,
    bridgeTrust: 0,
    leafKind,
    otherwise,
    codec,
    code: content.code,
    wordValues: words.length === 0 ? none : words.map((word) => word[1]),
    wordLiterals: words.length === 0 ? noLiterals : wordLiterals(linking, words.map(wireOf)),
    nothingLiterals: leafKind === leafKinds.unlessNothing ? wordLiterals(linking, nothing) : noLiterals,
    scan: detail.scan,
    isUsual: detail.isUsual,
    minimum: lowest(detail),
    maximum: highest(detail),
    longest: Math.min((leafKind <= leafKinds.id ? detail.maxLength : undefined) ?? unbounded, unbounded),
    nothing,
    emptyValue: content.emptyWhenNone ? undefined : emptyValue(codec, nothing),
    choice: content.choice,
    node: undefined,
    emptyWhenNone: content.emptyWhenNone ?? false,
    placeSlot: -1,
    masked: content.masked,
    nil: content.nil,
    from: content.from,
    declared: content.declared,
  };
}

/** A text or ID may be empty; what emptiness means to others is found out by the general path. */
function emptyValue(codec: Codec<unknown> | undefined, nothing: readonly string[]): unknown {
  if (codec !== undefined && nothing.includes("")) return seen;
  const plain = codec?.kind === codecKinds.text || codec?.kind === codecKinds.id;
  return plain && codec.read("") === "" ? "" : undefined;
}

const none: readonly never[] = [];

const noLiterals: Int32Array = /* @__PURE__ */ new Int32Array(0);

function wireOf(word: readonly [wire: string, value: unknown]): string {
  return word[0];
}

function wordLiterals({ table, literals }: Linking, words: readonly string[]): Int32Array {
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
