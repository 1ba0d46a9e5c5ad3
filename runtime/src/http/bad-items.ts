import { type ReadOptions, safeParse } from "../document.js";
import type { Problem } from "../problem.js";
import type { DocumentTable, MemberTable } from "../table.js";
import { type Asked, nameOf } from "./errors/tagsmith-error.js";
import { at } from "./expressions/names.js";
import { noticeOf } from "./notice.js";
import type { Session } from "./session.js";
import type { AnswerTable, AnyRecord } from "./table.js";

type DocumentAnswer = Extract<AnswerTable, { kind: "document" }>;
type RecordOf = () => AnyRecord;

/**
 * Reads a document again without the items that hold its errors, each of which is told; nothing where an error stands
 * outside of the items. The items are read as plain XML first and then one by one, so that a bad one harms no other.
 */
export function skipBadItems(
  session: Session,
  asked: Asked,
  answer: DocumentAnswer,
  bytes: Uint8Array,
  options: ReadOptions,
  errors: readonly Problem[],
): { readonly value: unknown } | undefined {
  const table: DocumentTable<unknown> = answer.document();
  if (answer.items === undefined || table.versions) return undefined;
  const split = splitItems(table.type, answer.items.split("."));
  if (!split) return undefined;
  const bad = new Map<number, Problem[]>();
  for (const error of errors) {
    const number = split.pattern.exec(error.path)?.[1];
    if (number === undefined) return undefined;
    bad.set(Number(number), [...(bad.get(Number(number)) ?? []), error]);
  }
  const result = safeParse(() => ({ ...table, type: split.type }), bytes, options);
  const texts = at(result.value, answer.items);
  if (!result.ok || !Array.isArray(texts)) return undefined;
  // What was to be repaired is.
  const { repairs: _, ...repaired } = table;
  const itemTable = (): DocumentTable<unknown> => ({ ...repaired, roots: split.names, type: split.item });
  const items = (texts as readonly string[]).flatMap((text, index) => {
    const item = bad.has(index + 1) ? undefined : safeParse(itemTable, text, options);
    return item?.ok ? [item.value] : [];
  });
  for (const problems of bad.values()) {
    const message = `${nameOf(asked)}: left out an item that cannot be read: ${problems[0]?.message ?? ""}`;
    session.options.onProblem({ ...noticeOf("bad-item", message), problems });
  }
  texts.splice(0, texts.length, ...items);
  return { value: result.value };
}

interface Split {
  /** The record with its items as plain XML. */
  readonly type: RecordOf;
  readonly item: RecordOf;
  /** The names that an item may have. */
  readonly names: readonly string[];
  /** Finds the number of the item in the path of a problem. */
  readonly pattern: RegExp;
}

function splitItems(recordOf: RecordOf, path: readonly string[], above = "/[^/]+"): Split | undefined {
  const record = recordOf();
  const [property, ...rest] = path;
  const members: readonly MemberTable[] = record.members;
  const member = members.find(({ as }) => as === property);
  if (member?.xml === undefined || typeof member.type !== "function") return undefined;
  const wires = (typeof member.xml === "string" ? [member.xml] : member.xml).map((wire) => wire.replaceAll("?/", "/"));
  const here = `${above}/(?:${wires.map(escape).join("|")})`;
  const inner = rest.length > 0 ? splitItems(member.type, rest, here) : undefined;
  if (rest.length > 0 && !inner) return undefined;
  const replaced: MemberTable = { ...member, type: inner?.type ?? { kind: "any" } };
  const type: RecordOf = () => ({ ...record, members: members.map((each) => (each === member ? replaced : each)) });
  if (inner) return { ...inner, type };
  const names = wires.map((wire) => wire.slice(wire.lastIndexOf("/") + 1));
  return { type, item: member.type, names, pattern: new RegExp(`^${here}\\[(\\d+)\\](?:/|$)`) };
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
