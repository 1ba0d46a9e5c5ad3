import { type Codec, invalid } from "@tagsmith/runtime";
import { Failure } from "../disk/failure.js";
import { codecOf } from "../expression/codecs.js";
import { documentEntries } from "../expression/document-entries.js";
import { evaluateExpression } from "../expression/evaluate.js";
import { type RecordMember, alternativeName, isList, membersOf, onlyChoice } from "../emit/members.js";
import type { Document, ElementType, LeafType, RecordType } from "../model/model.js";

/** Replaces what is secret or personal by something of the same shape. */
export interface StandIns {
  /** The value of a document without anything that must not be kept; unknown content goes too, since nobody says what it is. */
  readonly replace: (document: Document, value: unknown) => unknown;
}

/**
 * The same text has the same stand-in wherever it stands, so that what belonged together still does. `secrets` are texts
 * that may not stand anywhere.
 */
export function standIns(secrets: readonly string[]): StandIns {
  const known = knownTexts();
  for (const secret of secrets) if (secret !== "") known.add(secret, shaped(secret));
  return {
    replace: (document, value) => {
      const replaced = replaceRecord(document.type, value, {
        document,
        leaf: (leaf, text) => (isHidden(leaf) ? standInOf(codecFor(leaf), text, known) : text),
      });
      // Whoever writes a comment repeats a name or an address in it.
      const isText = ({ scalar }: LeafType): boolean => scalar.kind === "text" || scalar.kind === "url";
      return replaceRecord(document.type, replaced, {
        document,
        leaf: (leaf, text) =>
          typeof text === "string" && isText(leaf) && !isHidden(leaf) ? known.replaceIn(text) : text,
      });
    },
  };
}

interface Context {
  readonly document: Document;
  readonly leaf: (leaf: LeafType, value: unknown) => unknown;
}

/** A value with each leaf replaced; only what the spec names is in it. */
function replaceRecord(record: RecordType, value: unknown, context: Context): unknown {
  const only = onlyChoice(record);
  if (only !== undefined) return replaceMember(only, value, context);
  if (typeof value !== "object" || value === null) return value;
  const given = value as Readonly<Record<string, unknown>>;
  const members = new Map(membersOf(record).map((member) => [member.property, member]));
  const copy = [...members].map(([name, member]) => [name, replaceMember(member, given[name], context)] as const);
  const { versions, type } = context.document;
  if (versions !== undefined && record.name === type.name) copy.push(["version", given["version"]]);
  return Object.fromEntries(copy);
}

function replaceMember(member: RecordMember, value: unknown, context: Context): unknown {
  if (value === undefined) return undefined;
  return isList(member) && Array.isArray(value)
    ? value.map((item: unknown) => (item === undefined ? undefined : replaceItem(member, item, context)))
    : replaceItem(member, value, context);
}

function replaceItem(member: RecordMember, value: unknown, context: Context): unknown {
  switch (member.kind) {
    case "flag":
    case "any":
      return value;
    case "attribute":
    case "text":
      return context.leaf(member.leaf, value);
    case "element":
      return replaceElement(member.type, value, context);
    case "choice": {
      const { name, value: inner } = value as { readonly name: string; readonly value: unknown };
      const chosen = member.alternatives.find((alternative) => alternativeName(alternative) === name);
      if (chosen?.kind !== "element" || inner === undefined) return value;
      return { name, value: replaceElement(chosen.type, inner, context) };
    }
  }
}

function replaceElement(type: ElementType, value: unknown, context: Context): unknown {
  switch (type.kind) {
    case "leaf":
      return context.leaf(type.leaf, value);
    case "map":
      return (value as readonly { readonly name: string; readonly value: unknown }[]).map((entry) => ({
        ...entry,
        value: context.leaf(type.leaf, entry.value),
      }));
    case "any":
      return value;
    case "record": {
      const record = context.document.types.find(({ name }) => name === type.name);
      return record?.kind === "record" ? replaceRecord(record, value, context) : value;
    }
  }
}

/** Whether any part of a leaf is secret or personal. */
function isHidden({ secret, personal, scalar }: LeafType): boolean {
  if (secret || personal) return true;
  return "item" in scalar ? isHidden(scalar.item) : scalar.kind === "union" && scalar.alternatives.some(isHidden);
}

let codecs: WeakMap<LeafType, Codec<unknown>> | undefined;

function codecFor(leaf: LeafType): Codec<unknown> {
  codecs ??= new WeakMap();
  let codec = codecs.get(leaf);
  if (codec === undefined) {
    codec = evaluateExpression(codecOf(leaf), documentEntries) as Codec<unknown>;
    codecs.set(leaf, codec);
  }
  return codec;
}

/** A value of the type that stands for this one, found again by its text. */
function standInOf(type: Codec<unknown>, value: unknown, known: KnownTexts): unknown {
  const text = type.write(value);
  if (text === invalid || text === "") return value;
  const before = known.standIn(text);
  const again = before === undefined ? invalid : type.read(before);
  if (again !== invalid) return again;
  for (let attempt = 0; attempt < 500; attempt++) {
    const candidate = shaped(text);
    const made = candidate === text ? invalid : type.read(candidate);
    if (made === invalid || known.isTaken(candidate)) continue;
    if (before === undefined) known.add(text, candidate);
    return made;
  }
  for (const candidate of fixed) {
    const made = type.read(candidate);
    if (made !== invalid) return made;
  }
  const [word] = type.detail.words ?? [];
  if (word !== undefined) return word[1];
  throw new Failure(`nothing can stand for ${type.expected}, so the answer is not kept`);
}

/** What dates and times become, whose digits cannot be drawn. */
const fixed = ["2000-01-01", "01/01/2000", "946684800", "2000-01-01T00:00:00Z", "01/01/2000 00:00", "00:00", "0", "x"];

/** Other letters for letters and other digits for digits; whatever else a format asks for stays. */
function shaped(text: string): string {
  return text.replace(/^https?:|\p{L}|\p{Nd}/gu, (found) => {
    if (found.startsWith("http")) return found;
    const letters = /\p{Nd}/u.test(found) ? "0123456789" : /\p{Lu}/u.test(found) ? upperCase : upperCase.toLowerCase();
    return letters[(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % letters.length] ?? "";
  });
}

const upperCase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Texts that must not be kept, each with what stands for it. */
interface KnownTexts {
  readonly add: (text: string, standIn: string) => void;
  readonly standIn: (text: string) => string | undefined;
  /** Whether it stands for another text already, or must not be kept itself. */
  readonly isTaken: (candidate: string) => boolean;
  /** A text without the known ones in it. */
  readonly replaceIn: (text: string) => string;
}

/** Shorter texts count only as whole words: other words are full of them. */
const shortestFound = 5;

const wordStart = /(?<![\p{L}\p{N}])[\p{L}\p{N}]+/uy;

function knownTexts(): KnownTexts {
  const known = new Map<string, string>();
  const taken = new Set<string>();
  // By their beginnings: thousands of them are looked for in thousands of texts.
  const beginnings = new Map<string, string[]>();
  const at = (text: string, index: number): string | undefined => {
    const found = beginnings
      .get(text.slice(index, index + shortestFound))
      ?.find((each) => text.startsWith(each, index));
    if (found !== undefined) return found;
    wordStart.lastIndex = index;
    const [word = ""] = wordStart.exec(text) ?? [];
    return word.length > 1 && known.has(word) ? word : undefined;
  };
  return {
    add: (text, standIn) => {
      known.set(text, standIn);
      taken.add(standIn);
      if (text.length < shortestFound) return;
      const beginning = text.slice(0, shortestFound);
      const same = [...(beginnings.get(beginning) ?? []), text];
      // The longest first: what it has more must not stay.
      beginnings.set(
        beginning,
        same.sort((a, b) => b.length - a.length),
      );
    },
    standIn: (text) => known.get(text),
    isTaken: (candidate) => taken.has(candidate) || known.has(candidate),
    replaceIn: (text) => {
      let result = "";
      for (let index = 0; index < text.length;) {
        const found = at(text, index);
        result += found === undefined ? text[index] : known.get(found);
        index += found?.length ?? 1;
      }
      return result;
    },
  };
}
