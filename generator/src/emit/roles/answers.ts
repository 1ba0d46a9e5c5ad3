import type { Document, NamedType, Platform, RecordType } from "../../model/model.js";
import { resolvePath } from "../../model/paths.js";
import type { Answer, ErrorAnswer } from "../../model/roles.js";
import { type Expression, object, plain } from "../../expression/expression.js";
import { isList, membersOf } from "../members.js";
import { type Names, documentNames } from "../names.js";

/** The list that the items of an answer stand in. */
export interface Items {
  /** As a path of properties: `orders`, `data.orders`. */
  readonly property: string;
  readonly record: RecordType;
}

/** A document of the platform by its name. */
export function documentOf(platform: Platform, name: string): Document {
  const document = platform.documents.find((each) => each.name === name);
  if (document === undefined) throw new Error(`${platform.name} has no document ${name}`);
  return document;
}

/** The properties that a path of names on the wire leads through: `order/@ID` gives `orders` and `id`. */
export function propertiesOf(document: Document, path: string, from: RecordType = document.type): string[] {
  const resolved = resolvePath(from, path, typesOf(document));
  if ("miss" in resolved) throw new Error(`${document.name} has nothing at ${path}`);
  return resolved.end.members.map(({ property }) => property);
}

/** The items at a path such as `order`. */
export function itemsAt(document: Document, path: string): Items {
  const resolved = resolvePath(document.type, path, typesOf(document));
  if ("miss" in resolved || resolved.end.record === undefined) throw new Error(`${document.name} has no list ${path}`);
  return {
    property: resolved.end.members.map(({ property }) => property).join("."),
    record: resolved.end.record,
  };
}

/** The only list of records that stands nearest to the root, where the spec does not say which list counts. */
export function itemsOf(document: Document): Items | undefined {
  const types = typesOf(document);
  let level: Items[] = [{ property: "", record: document.type }];
  const seen = new Set<string>();
  while (level.length > 0) {
    const inner = level.flatMap(({ property, record }) =>
      membersOf(record).flatMap((member) => {
        const found = member.kind === "element" && member.type.kind === "record" && types.get(member.type.name);
        if (found === undefined || found === false || found.kind !== "record" || seen.has(found.name)) return [];
        const path = property === "" ? member.property : `${property}.${member.property}`;
        return [{ property: path, record: found, list: isList(member) }];
      }),
    );
    const lists = inner.filter(({ list }) => list);
    if (lists.length > 0) return lists.length === 1 ? lists[0] : undefined;
    for (const { record } of inner) seen.add(record.name);
    level = inner;
  }
  return undefined;
}

/** How an answer is read. */
export function answerTable(answer: Answer, items: Items | undefined, platform: Platform, names: Names): Expression {
  if (answer.kind !== "document") return plain(answer);
  return object({
    kind: plain("document"),
    document: { kind: "reference", to: documentNames(names, documentOf(platform, answer.document)).table },
    items: items === undefined ? undefined : plain(items.property),
  });
}

/** How an error answer is told from an answer. */
export function errorTable({ name, refused, test }: ErrorAnswer, document: Document | undefined): Expression {
  const named = { name, ...(refused && { refused }) };
  if (test.kind !== "where" || document === undefined) return plain({ ...named, ...test });
  const { path, is, message } = test;
  return plain({
    ...named,
    kind: "where",
    path: propertiesOf(document, path),
    is: valueText(document, path, is),
    message: message === undefined ? undefined : propertiesOf(document, message),
  });
}

/** The value that a text on the wire is read as, as text: the word of an enum in place of its spelling. */
export function valueText(document: Document, path: string, is: string): string {
  const resolved = resolvePath(document.type, path, typesOf(document));
  const scalar = "end" in resolved ? resolved.end.leaf?.scalar : undefined;
  if (scalar?.kind === "boolean") return String(is === scalar.yes || (scalar.lenient && is !== scalar.no));
  if (scalar?.kind !== "enumeration") return is;
  return scalar.words.find(({ wire }) => wire === is)?.name ?? is;
}

export function typesOf(document: Document): ReadonlyMap<string, NamedType> {
  return new Map(document.types.map((type) => [type.name, type]));
}
