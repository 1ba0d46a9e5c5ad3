import { type Expression, literal, object } from "../../../expression/expression.js";
import { documentNames } from "../../../emit/names.js";
import { documentOf, propertiesOf, typesOf } from "../../../emit/roles/answers.js";
import { itemsOfOperation } from "../../../emit/roles/client-table.js";
import { itemsOfAnswer } from "../../../emit/roles/endpoint-table.js";
import { propertyName } from "../../../emit/text.js";
import { valueOf } from "../../../emit/values.js";
import { refusal } from "../../../model/accepts.js";
import type { Document, LeafType } from "../../../model/model.js";
import { resolvePath } from "../../../model/paths.js";
import type { EndpointOperation, Operation } from "../../../model/roles.js";
import { leafSample } from "../../leaf.js";
import { randomFrom } from "../../random.js";
import { madeDocument, sizesOf } from "../document.js";
import { momentSample } from "../moments.js";
import { shownValue } from "../test-file.js";
import { type CallerTesting, counterpartOf, day, first } from "./testing.js";

/** The items that an endpoint answers with: three of them, told apart by key and by when they changed. */
export interface ItemSample {
  readonly document: Document;
  readonly asked: EndpointOperation;
  /** The property of the answer that holds the list. */
  readonly property: string;
  /** The property that says how many pages there are. */
  readonly count: string | undefined;
  /** What tells items apart, where the spec names it: its property and the values of the three. */
  readonly key:
    | { readonly property: string; readonly leaf: LeafType; readonly values: readonly Expression[] }
    | undefined;
  /** When an item changed: its property, and the value of an instant. */
  readonly changed: { readonly property: string; readonly at: (milliseconds: number) => Expression } | undefined;
  /** The names of the three constants. */
  readonly names: readonly [string, string, string];
  /** The constants, and the function that writes a page of items. */
  readonly constants: readonly string[];
  /** A page of items as an endpoint answers it. */
  readonly page: (count: number, ...items: string[]) => string;
}

/** What can be said of the items of a function; nothing where its answer is no list, or they look all the same. */
export function itemSample(operation: Operation, testing: CallerTesting): ItemSample | undefined {
  const { platform, documents } = testing;
  const asked = counterpartOf(operation, testing);
  if (asked === undefined || asked.answer.kind !== "document" || operation.answer.kind !== "document") return undefined;
  const items = itemsOfAnswer(platform, asked);
  if (items === undefined || items.property !== itemsOfOperation(platform, operation)?.property) return undefined;
  if (asked.answer.document !== operation.answer.document || items.property.includes(".")) return undefined;
  const document = documentOf(platform, asked.answer.document);
  const made = madeDocument(platform, document, "lean");
  const found =
    made?.value.kind === "object" ? made.value.members.find(([name]) => name === items.property) : undefined;
  const item = found?.[1].kind === "array" ? found[1].items[0] : undefined;
  if (made?.value.kind !== "object" || item?.kind !== "object") return undefined;
  const changed = changedOf(document, asked);
  const key = keyOf(document, asked, items.record, item);
  // A window that nothing can be put into would leave all of them out.
  if ((asked.window !== undefined && changed === undefined) || (changed ?? key) === undefined) return undefined;
  const { name } = operation;
  const names = [`${name}First`, `${name}Second`, `${name}Third`] as const;
  const own = (index: number): (readonly [string, Expression])[] => [
    ...(key?.values[index] === undefined ? [] : [[key.property, key.values[index]] as const]),
    ...(changed === undefined ? [] : [[changed.property, changed.at(first + index * day)] as const]),
  ];
  const type = items.record.typeName;
  const whole: Expression = object({ ...Object.fromEntries(item.members), ...Object.fromEntries(own(0)) });
  const others = names.slice(1).map((each, index) => {
    const members = own(index + 1).map(([property, value]) => `, ${propertyName(property)}: ${shownValue(value, 0)}`);
    return `const ${each}: ${type} = { ...${names[0]}${members.join("")} };`;
  });
  const count = asked.pages?.count === undefined ? undefined : propertiesOf(document, asked.pages.count).join(".");
  const root = rootText(document, made.value.members, items.property, count);
  if (root === undefined) return undefined;
  const { serialize } = documentNames(documents, document);
  return {
    document,
    asked,
    property: items.property,
    count,
    key,
    changed,
    names,
    constants: [
      `const ${names[0]}: ${type} = ${shownValue(whole, 0, 20)};\n${others.join("\n")}`,
      `/** A page as an endpoint answers it. */\nconst ${name}Page = (${count === undefined ? "" : "count: number, "}...items: ${type}[]): string => ${serialize}(${root});`,
    ],
    page: (pages, ...given) => `${name}Page(${[...(count === undefined ? [] : [pages]), ...given].join(", ")})`,
  };
}

function changedOf(document: Document, { window }: EndpointOperation): ItemSample["changed"] {
  if (window === undefined) return undefined;
  const resolved = resolvePath(document.type, window.field, typesOf(document));
  const leaf = "end" in resolved ? resolved.end.leaf : undefined;
  const [, property, ...deeper] = propertiesOf(document, window.field);
  if (leaf === undefined || property === undefined || deeper.length > 0) return undefined;
  if (momentSample(leaf, first) === undefined) return undefined;
  return { property, at: (milliseconds) => momentSample(leaf, milliseconds)?.value ?? literal(undefined) };
}

/** Pages are cut in an order whose last part tells items apart. */
function keyOf(
  document: Document,
  { pages, name }: EndpointOperation,
  record: Document["type"],
  item: Expression & { kind: "object" },
): ItemSample["key"] {
  const path = pages?.order.at(-1);
  const resolved = path === undefined ? undefined : resolvePath(record, path, typesOf(document));
  const leaf = resolved !== undefined && "end" in resolved ? resolved.end.leaf : undefined;
  if (path === undefined || leaf === undefined) return undefined;
  const [property, ...deeper] = propertiesOf(document, path, record);
  const isCounted = leaf.scalar.kind === "id" || leaf.scalar.kind === "integer";
  if (property === undefined || deeper.length > 0 || !isCounted || leaf.nothing.length > 0) return undefined;
  const given = item.members.find(([each]) => each === property)?.[1];
  const text = given?.kind === "literal" ? String(given.value) : leafSample(leaf, property, randomFrom(name))?.text;
  if (text === undefined || !/^[1-9]\d{0,8}$/.test(text)) return undefined;
  const texts = [0, 1, 2].map((more) => String(Number(text) + more));
  if (texts.some((each) => refusal(leaf, each) !== undefined)) return undefined;
  return { property, leaf, values: texts.map((each) => valueOf(leaf, each)) };
}

/** The value of a page; nothing where its root must have more than a handler of items gives. */
function rootText(
  document: Document,
  members: readonly (readonly [string, Expression])[],
  items: string,
  count: string | undefined,
): string | undefined {
  const sizes = sizesOf(document, items);
  const isMore = members.some(([name]) => name !== items && name !== count && !sizes.includes(name));
  if (isMore || count?.includes(".") === true) return undefined;
  return `{ ${[
    ...sizes.map((name) => `${propertyName(name)}: items.length`),
    ...(count === undefined ? [] : [`${propertyName(count)}: count`]),
    `${propertyName(items)}: items`,
  ].join(", ")} }`;
}
