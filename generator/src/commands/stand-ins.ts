import { type Codec, type MemberTable, type MemberType, invalid } from "@tagsmith/runtime";
import { Failure } from "../disk/failure.js";
import type { AnyDocument, AnyRecord } from "./tables.js";

/** Replaces what is secret or personal by something of the same shape. */
export interface StandIns {
  /** The value of a document without anything that must not be kept; unknown content goes too, since nobody says what it is. */
  readonly replace: (table: AnyDocument, value: unknown) => unknown;
}

/**
 * The same text has the same stand-in wherever it stands, so that what belonged together still does. `secrets` are texts
 * that may not stand anywhere.
 */
export function standIns(secrets: readonly string[]): StandIns {
  const known = knownTexts();
  for (const secret of secrets) if (secret !== "") known.add(secret, shaped(secret));
  return {
    replace: (table, value) => {
      const replaced = replaceRecord(table.type(), value, (member, leaf) => {
        if (member.secret !== true && member.personal !== true) return leaf;
        return "read" in member.type ? standInOf(member.type, leaf, known) : "<removed/>";
      });
      // Whoever writes a comment repeats a name or an address in it.
      const cleaned = replaceRecord(table.type(), replaced, (member, leaf) => {
        if (member.secret === true || member.personal === true || typeof leaf !== "string") return leaf;
        return "read" in member.type && /^(?:text|url)$/.test(member.type.name) ? known.replaceIn(leaf) : leaf;
      });
      const { versions } = table;
      if (versions === undefined || typeof cleaned !== "object") return cleaned;
      return { ...cleaned, [versions.as]: (value as Readonly<Record<string, unknown>>)[versions.as] };
    },
  };
}

type Leaf = (member: Pick<MemberTable, "type" | "secret" | "personal">, value: unknown) => unknown;

/** A value with each leaf replaced; only what the table names is in it. */
function replaceRecord(record: AnyRecord, value: unknown, leaf: Leaf): unknown {
  const [only] = record.members;
  if (record.only === true && only !== undefined) return replaceMember(only, value, leaf);
  if (typeof value !== "object" || value === null) return value;
  const given = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(record.members.map((member) => [member.as, replaceMember(member, given[member.as], leaf)]));
}

function replaceMember(member: MemberTable, value: unknown, leaf: Leaf): unknown {
  if (value === undefined) return undefined;
  const isList = member.number !== undefined && member.number !== "?";
  return isList && Array.isArray(value)
    ? value.map((item: unknown) => (item === undefined ? undefined : replaceContent(member.type, member, item, leaf)))
    : replaceContent(member.type, member, value, leaf);
}

function replaceContent(type: MemberType, member: MemberTable, value: unknown, leaf: Leaf): unknown {
  if (typeof type === "function") return replaceRecord(type(), value, leaf);
  if ("read" in type) return leaf({ ...member, type }, value);
  switch (type.kind) {
    case "flag":
      return value;
    case "any":
      return leaf({ ...member, type }, value);
    case "map":
      return (value as readonly { readonly name: string; readonly value: unknown }[]).map((entry) => ({
        ...entry,
        value: leaf({ ...member, type: type.type }, entry.value),
      }));
    case "choice": {
      const { name, value: inner } = value as { readonly name: string; readonly value: unknown };
      const choice =
        type.choices.find(({ xml }) => xml.slice(xml.indexOf(":") + 1) === name) ??
        type.choices.find(({ xml }) => xml === "*");
      if (choice === undefined || inner === undefined) return value;
      return { name, value: replaceContent(choice.type, { as: name, type: choice.type }, inner, leaf) };
    }
  }
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
