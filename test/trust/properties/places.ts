import type { MemberTable, MemberType, RecordTable } from "@tagsmith/runtime";
import type { Family } from "./documents.js";
import { type Value, isIn, membersOf, wireOf } from "./value.js";

/** Where something stands in a value: a leaf, a list, an object, the name of an entry. */
export interface Place {
  /** The properties and indexes that lead to it. */
  readonly keys: readonly (string | number)[];
  /** Its path in messages: `/Orders/Order[2]/OrderTotal`. */
  readonly path: string;
  /** What it is in the document, whatever the value: its path without indexes. */
  readonly kind: string;
  /** Spellings that mean that nothing is there. */
  readonly nothing: readonly string[];
  /** Whether messages must not show it. */
  readonly hidden: boolean;
  /** An object or a list: what is wrong may be said of what is in it. */
  readonly composed: boolean;
  /** Whether other members, or the version, follow from it, so that what is wrong may be said at those. */
  readonly decides: boolean;
}

/** All places of a value. */
export function placesOf(family: Family, value: unknown): Place[] {
  const table = family.document.table();
  const deciding = (table.versions?.rules ?? []).flatMap((rule) =>
    "path" in rule ? [rule.path] : rule.where === undefined ? [] : [rule.where],
  );
  const root = table.roots[0] ?? "";
  const walk: Walk = { places: [], version: family.version, deciding: deciding.map((path) => `/${root}/${path}`) };
  visitRecord(walk, table.type(), value, { keys: [], path: `/${root}` });
  return walk.places;
}

/** The value with another one at a place. */
export function putAt(value: unknown, keys: readonly (string | number)[], put: unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return put;
  const copy: unknown = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  Reflect.set(copy as object, key, putAt(Reflect.get(value as object, key), rest, put));
  return copy;
}

interface Walk {
  readonly places: Place[];
  readonly version: number;
  readonly deciding: readonly string[];
}

interface At {
  readonly keys: readonly (string | number)[];
  readonly path: string;
}

function visitRecord(walk: Walk, record: RecordTable<unknown>, value: unknown, at: At): void {
  const members = membersOf(record).filter(({ versions }) => isIn(walk.version, versions));
  const followed = new Set(
    members.flatMap(({ type, sizeOf }) => [sizeOf, "detail" in type ? type.detail.of : undefined]),
  );
  for (const [index, member] of members.entries()) {
    const { as, type, number } = member;
    if (members.findIndex((other) => other.as === as) < index) continue;
    if ("kind" in type && type.kind === "flag") continue;
    const found = (value as Value)[as];
    const keys = [...at.keys, as];
    const wire = wireOf(member).replaceAll("?", "");
    const path = wire === "$" || wire === "" ? at.path : `${at.path}/${wire}`;
    if (number !== undefined && number !== "?") {
      add(walk, { keys, path }, member, `${path}[]`, followed.has(as), true);
      for (const [at, item] of ((found ?? []) as unknown[]).entries()) {
        const place = { keys: [...keys, at], path: wire === "*" || wire === "" ? path : `${path}[${at + 1}]` };
        visit(walk, type, member, item, place, false);
      }
    } else visit(walk, type, member, found, { keys, path }, followed.has(as));
  }
}

function visit(walk: Walk, type: MemberType, member: Hidden, value: unknown, at: At, decides: boolean): void {
  add(walk, at, member, at.path, decides, !("read" in type));
  if (value === undefined) return;
  if (typeof type === "function") visitRecord(walk, type(), value, at);
  else if (!("kind" in type) || "read" in type) return;
  else if (type.kind === "choice") {
    const { name } = value as { name: string };
    const keys = [...at.keys, "name"];
    add(walk, { keys, path: at.path }, member, `${at.path}/name`, true, false);
    const choice = type.choices.find(({ xml }) => xml.replace(/^.*:/, "") === name);
    if (choice === undefined) return;
    const path = `${at.path}/${choice.xml}`;
    visit(walk, choice.type, choice, (value as Value)["value"], { keys: [...at.keys, "value"], path }, false);
  } else if (type.kind === "map") {
    for (const [index, { name }] of (value as { name: string }[]).entries()) {
      const keys = [...at.keys, index];
      add(walk, { keys: [...keys, "name"], path: at.path }, member, `${at.path}/name`, true, false);
      add(walk, { keys: [...keys, "value"], path: `${at.path}/${name}` }, member, `${at.path}/value`, false, false);
    }
  }
}

type Hidden = Pick<MemberTable, "nothing" | "secret" | "personal">;

function add(walk: Walk, { keys, path }: At, member: Hidden, kind: string, decides: boolean, composed: boolean): void {
  const plain = kind.replaceAll(/\[\d+\]/g, "");
  walk.places.push({
    keys,
    path,
    kind: plain,
    nothing: member.nothing ?? [],
    hidden: member.secret === true || member.personal === true,
    composed,
    decides: decides || walk.deciding.some((path) => path === plain || `${path}/`.startsWith(plain.replace("[]", "/"))),
  });
}
