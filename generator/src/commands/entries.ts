import type { Codec, MemberTable } from "@tagsmith/runtime";
import { Failure } from "../disk/failure.js";
import { type Asked, type Leaf, leafOf, valueOfLeaf } from "./leaf-words.js";

/** A list in a document whose entries hold leaves and nothing else, as the command line names it. */
export interface Entries {
  readonly name: string;
  readonly as: string;
  /** In the order of the spec. */
  readonly leaves: readonly Leaf[];
}

/** A member as such a list, once for each of its spellings; nothing where it is none. */
export function entriesOf({ xml, as, type, number }: MemberTable): Entries[] {
  const names = typeof xml === "string" ? [xml] : (xml ?? []);
  if (typeof type !== "function" || number === undefined || number === "?") return [];
  const { members } = type();
  const leaves = members.flatMap((member) => leafOf(member).slice(0, 1));
  return leaves.length < members.length ? [] : names.map((name) => ({ name, as, leaves }));
}

/**
 * An entry from a text such as `total greater 9.90`: a word for each of its members, in the order of the spec; the last
 * takes the rest as it stands, any other one that has a space is written between double quotes. Members at the end that
 * may be missing may be left out.
 */
export function entryOf({ leaves }: Entries, text: string, asked: Asked): Readonly<Record<string, unknown>> {
  const entry: Record<string, unknown> = {};
  let rest = text.trimStart();
  for (const [index, { as, type, optional, masked }] of leaves.entries()) {
    if (rest === "" && optional) continue;
    const [whole, quoted, plain] = index === leaves.length - 1 ? [] : (wordAtStart.exec(rest) ?? []);
    const word = quoted ?? plain ?? rest;
    rest = whole === undefined ? "" : rest.slice(whole.length);
    if (word === "") {
      const form = leaves.map((leaf) => (leaf.optional ? `[${leaf.as}]` : leaf.as)).join(" ");
      throw new Failure(
        `${asked.platform} ${asked.operation}: ${asked.parameter}: expected ${JSON.stringify(form)} but received no ${as}`,
        `Give it as --param "${asked.parameter}=${form}"`,
      );
    }
    const chosen = chosenType(type, entry);
    entry[as] = valueOfLeaf(chosen ?? { type, masked }, word, {
      ...asked,
      parameter: `${asked.parameter}: ${as}`,
    });
  }
  return entry;
}

const wordAtStart = /^(?:"([^"]*)"|(\S+))\s*/;

/** The type of a value that an earlier member chooses. */
function chosenType(
  type: Codec<unknown>,
  entry: Readonly<Record<string, unknown>>,
): Pick<Leaf, "type" | "masked"> | undefined {
  const { of, choose } = type.detail;
  return of === undefined ? undefined : choose?.(entry[of]);
}
