import {
  type DocumentTable,
  type MemberTable,
  type ReadOptions,
  XmlError,
  decimal,
  integer,
  parse,
  prefixes,
  stream,
  text,
  versioned,
} from "@tagsmith/runtime";
import { record, rooted } from "./tables.js";

const item = record("Item", [
  { xml: "@id", as: "id", type: text },
  { xml: "name", as: "name", type: text },
  { xml: "price", as: "price", number: "?", type: decimal },
  { xml: "Item", as: "items", number: "*", type: () => item() },
] satisfies MemberTable[]);

/** What a document of items has. */
export const members: MemberTable[] = [
  { xml: "@count", as: "count", number: "?", type: integer, sizeOf: "items" },
  { xml: "first", as: "first", number: "?", type: text },
  { xml: "Box/Item", as: "items", number: "*", type: item },
  { xml: "total", as: "total", number: "?", type: integer, sizeOf: "items" },
  { xml: "last", as: "last", number: "*", type: text },
];
/** A table whose items are in a list of their own, with members before and behind it. */
export const table: () => DocumentTable<unknown> = rooted(members, { items: ["items"] });
/** A table whose items lie deeper, in a namespace, with versions. */
export const nested: () => DocumentTable<unknown> = rooted(
  [{ xml: "s:in", as: "inner", type: record("Inner", members) }],
  {
    items: ["inner", "items"],
    namespaces: { s: "urn:s" },
    prefixes,
    versions: { code: versioned, names: ["1", "2"], rules: [{ path: "in/last" }, { version: "1" }], as: "version" },
  },
);

/** What reading tells: the items, the rest, the first error, what was noticed. */
export interface Told {
  items: unknown[];
  root?: unknown;
  error?: string;
  /** Where the first error is, in bytes of the input. */
  offset?: number;
  notices: string[];
}

type Owner = Record<string, unknown>;

/** What reading the whole tells, with the items taken out. */
export function readWhole(tableOf: () => DocumentTable<unknown>, bytes: Uint8Array, options: ReadOptions = {}): Told {
  const notices: string[] = [];
  const onProblem: ReadOptions["onProblem"] = ({ severity, message }) => severity === "notice" && notices.push(message);
  try {
    const root = structuredClone(parse(tableOf, bytes, { ...options, onProblem })) as Owner;
    const path = tableOf().items ?? [];
    let owner: Owner | undefined = root;
    for (const property of path.slice(0, -1)) owner = owner?.[property] as Owner | undefined;
    const list = owner?.[path.at(-1) ?? ""];
    return { items: Array.isArray(list) ? list.splice(0) : [], root, notices };
  } catch (error) {
    return { items: [], ...toldOf(error as XmlError), notices };
  }
}

function toldOf({ message, problems }: XmlError): Pick<Told, "error" | "offset"> {
  return { error: message, offset: problems[0]!.offset };
}

/** What reading piece by piece tells. */
export async function readStream(
  tableOf: () => DocumentTable<unknown>,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>,
  options: ReadOptions = {},
): Promise<Told> {
  const notices: string[] = [];
  const items: unknown[] = [];
  const onProblem: ReadOptions["onProblem"] = ({ severity, message }) => severity === "notice" && notices.push(message);
  const reading = stream(tableOf, chunks, { ...options, onProblem });
  try {
    for (;;) {
      const { done, value } = await reading.next();
      if (done) return { items: structuredClone(items), root: structuredClone(value), notices };
      items.push(value);
    }
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return { items, ...toldOf(error), notices };
  }
}

/** Bytes in pieces of some sizes, again and again. */
export function* cut(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    yield bytes.slice(at, at + size);
    at += size;
  }
}

/** The bytes of a document; one with a U+00FF has a byte that is no UTF-8. */
export const encode = (xml: string): Uint8Array =>
  xml.includes("\u00ff") ? Buffer.from(xml, "latin1") : new TextEncoder().encode(xml);
