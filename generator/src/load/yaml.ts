import { type Node, type Pair, isAlias, isMap, isScalar, isSeq, parseDocument } from "yaml";
import type { Place } from "../problems/place.js";
import { type Problems, quote } from "../problems/problems.js";
import { type Comments, readComments } from "./comments.js";
import type { EntryNode, MapNode, ScalarNode, SpecNode } from "./node.js";
import { partsOf } from "./scalar-parts.js";
import { reportYamlErrors } from "./yaml-error.js";

/** A file of a spec that is YAML: its map, and the comment at its top. */
export interface SpecDocument {
  readonly file: string;
  readonly root: MapNode;
  readonly comment: string;
}

/** Reads a file of a spec; nothing where it is no YAML, or uses a part of YAML that would surprise. */
export function readYaml(file: string, text: string, problems: Problems): SpecDocument | undefined {
  const document = parseDocument(text, {
    version: "1.2",
    schema: "core",
    merge: false,
    prettyErrors: false,
    // Silent, it would not mind a second document.
    logLevel: "error",
  });
  const errors = [...document.errors, ...document.warnings];
  reportYamlErrors(errors, file, text, problems);
  if (errors.length > 0) return undefined;
  if (document.directives?.yaml.explicit === true) {
    const start = text.search(/^%YAML/m);
    problems.add("yaml", { file, start, end: start + 5 }, "YAML 1.2 without directives", '"%YAML"');
    return undefined;
  }

  const reading: Reading = { file, text, comments: readComments(text), problems, refused: [] };
  const root = readNode(document.contents as Node | null, 0, reading);
  if (root.kind !== "map") {
    problems.add("yaml", root.place, "keys and values", describe(root));
    return undefined;
  }
  return reading.refused.length > 0 ? undefined : { file, root, comment: reading.comments.top };
}

/** A node in the words of a message. */
export function describe(node: SpecNode): string {
  if (node.kind === "map") return "keys and values";
  if (node.kind === "list") return "a list";
  const { value } = node;
  if (value === null) return node.source === "" ? "nothing" : `${quote(node.source)}, which means nothing`;
  if (typeof value === "string") return value === "" ? "an empty text" : quote(value);
  const read = `the ${typeof value} ${String(value)}`;
  return String(value) === node.source ? read : `${read}, which is written ${quote(node.source)}`;
}

interface Reading {
  readonly file: string;
  readonly text: string;
  readonly comments: Comments;
  readonly problems: Problems;
  /** Places of what was refused. */
  readonly refused: Place[];
}

function readNode(node: Node | null | undefined, missingAt: number, reading: Reading): SpecNode {
  const { file } = reading;
  if (node == null) return emptyScalar(missingAt, reading);
  const [start = missingAt, end = missingAt] = node.range ?? [];
  const place: Place = { file, start, end };
  refuseProperties(node, place, reading);
  if (isMap(node)) {
    const entries = node.items.map((pair) => readEntry(pair as Pair<Node, Node | null>, node.flow === true, reading));
    return { kind: "map", entries, flow: node.flow === true, place: { ...place, end: Math.min(end, start + 1) } };
  }
  if (isSeq(node)) {
    const items = (node.items as Node[]).map((item) => ({
      value: readNode(item, start, reading),
      comment: reading.comments.at(item.range?.[0] ?? start),
    }));
    return { kind: "list", items, place: { ...place, end: Math.min(end, start + 1) } };
  }
  if (isScalar(node)) return readScalar(node.value, node.source ?? "", node.type ?? "PLAIN", { start, end }, reading);
  return emptyScalar(start, reading);
}

function readEntry(pair: Pair<Node, Node | null>, flow: boolean, reading: Reading): EntryNode {
  const key = readNode(pair.key, 0, reading);
  const end = pair.key.range?.[1] ?? 0;
  const value = readNode(pair.value, end, reading);
  const comment = reading.comments.at(pair.key.range?.[0] ?? 0);
  if (key.kind !== "scalar") {
    refuse(key.place, "a key on one line", describe(key), reading);
    return { key: emptyScalar(key.place.start, reading), value, comment };
  }
  checkKey(key, reading);
  if (flow && value.kind === "scalar" && value.value === null && value.source === "")
    refuse(
      key.place,
      "a value",
      `nothing after ${quote(key.source)}`,
      reading,
      "between { and } a comma ends the entry: write one entry a line",
    );
  return { key, value, comment };
}

function checkKey(key: ScalarNode, reading: Reading): void {
  if (key.source === "<<" && key.plain)
    refuse(key.place, "a key", '"<<"', reading, "maps cannot be merged here: write out what is meant");
  else if (typeof key.value !== "string")
    refuse(key.place, "a key that is text", describe(key), reading, `put it into quotes: "${key.source}"`);
}

function readScalar(
  value: unknown,
  source: string,
  type: string,
  range: { start: number; end: number },
  reading: Reading,
): ScalarNode {
  const { file, text } = reading;
  const plainValue = typeof value === "number" || typeof value === "boolean" || value === null ? value : String(value);
  const part = partsOf(file, text, range, source);
  // An escape can write what no file in UTF-8 holds: no request could carry it.
  const [lone] = /\p{Cs}/u.exec(source) ?? [];
  if (lone !== undefined)
    refuse(
      { file, ...range },
      "characters",
      `the half of one, U+${lone.charCodeAt(0).toString(16).toUpperCase()}`,
      reading,
    );
  return {
    kind: "scalar",
    value: plainValue,
    source,
    plain: type === "PLAIN",
    place: source === "" ? { file, start: range.start, end: range.end } : part(0, source.length),
    part,
  };
}

function emptyScalar(at: number, { file, text }: Reading): ScalarNode {
  const place = { file, start: at, end: at };
  return { kind: "scalar", value: null, source: "", plain: true, place, part: partsOf(file, text, place, "") };
}

/** https://yaml.org/spec/1.2.2/#69-node-properties and aliases: what they mean is not to be seen where they stand. */
function refuseProperties(node: Node, place: Place, reading: Reading): void {
  const source = quote(reading.text.slice(place.start, place.end));
  if (isAlias(node)) {
    refuse(
      place,
      "a value",
      `${source}, an alias of YAML`,
      reading,
      `put it into quotes: "${reading.text.slice(place.start, place.end)}"`,
    );
    return;
  }
  if (node.anchor !== undefined)
    refuse(before(place, `&${node.anchor}`, reading), "a value", `"&${node.anchor}", an anchor of YAML`, reading);
  if (node.tag !== undefined) {
    const tag = node.tag.replace("tag:yaml.org,2002:", "!!");
    refuse(before(place, tag, reading), "a value", `${quote(tag)}, a tag of YAML`, reading);
  }
}

function before(place: Place, source: string, { text }: Reading): Place {
  const start = text.lastIndexOf(source, place.start);
  return start < 0 ? place : { ...place, start, end: start + source.length };
}

function refuse(place: Place, expected: string, found: string, { problems, refused }: Reading, hint?: string): void {
  refused.push(place);
  problems.add("yaml", place, expected, found, hint === undefined ? {} : { hint });
}
