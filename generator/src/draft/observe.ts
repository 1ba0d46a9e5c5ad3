import { addText, newEvidence, trimSpace } from "./evidence.js";
import { type Edge, type Place, newPlace } from "./place.js";
import { type Name, type ScannedAttribute, scan } from "./scan.js";

/** What was seen in documents with the same root. */
export interface Observation {
  readonly root: Place;
  /** The prefixes that were seen for each namespace; `""` is that of names without one. */
  readonly prefixes: ReadonlyMap<string, ReadonlySet<string>>;
  readonly documents: number;
  /** Empty elements by their form: `<a/>` and `<a></a>`. */
  readonly short: number;
  readonly long: number;
}

/** Documents that are observed one after the other. */
export interface Observer {
  /** Looks at a document, given by its text. */
  readonly add: (text: string) => void;
  readonly observed: () => Observation | undefined;
}

/** Where the schema of a document lies says nothing of the data, and is no part of the value. */
export const instanceNamespace = "http://www.w3.org/2001/XMLSchema-instance";

interface Frame {
  readonly place: Place;
  readonly edge: Edge | undefined;
  readonly counts: Map<string, number>;
  last: string | undefined;
  text: string;
  /** Whether text that counts stood outside of CDATA sections, and in some. */
  plain: boolean;
  section: boolean;
  hasAttributes: boolean;
}

export function observer(): Observer {
  let root: Place | undefined;
  let documents = 0;
  let short = 0;
  let long = 0;
  const prefixes = new Map<string, Set<string>>();

  const add = (text: string): void => {
    const file = documents++;
    const frames: Frame[] = [];
    scan(text, {
      open: (name, attributes, namespaces) => {
        notePrefix(prefixes, name);
        const parent = frames.at(-1);
        if (parent === undefined) {
          root ??= newPlace(name, undefined);
          frames.push(frameOf(root, undefined, file));
        } else {
          const edge = edgeTo(name, parent, frames);
          frames.push(frameOf(edge.place, edge, file));
        }
        const frame = frames.at(-1);
        if (frame !== undefined)
          for (const attribute of attributes) addAttribute(frame, attribute, file, prefixes, namespaces);
      },
      text: (piece, cdata) => {
        const frame = frames.at(-1);
        if (frame === undefined) return;
        frame.text += piece;
        if (cdata) frame.section = true;
        else if (!frame.plain && trimSpace(piece) !== "") frame.plain = true;
      },
      close: (isShort) => {
        const frame = frames.pop();
        if (frame === undefined) return;
        if (frame.text === "" && frame.counts.size === 0) {
          if (isShort) short += 1;
          else long += 1;
        }
        leave(frame, file);
      },
    });
  };
  return { add, observed: () => root && { root, prefixes, documents, short, long } };
}

function frameOf(place: Place, edge: Edge | undefined, file: number): Frame {
  place.count += 1;
  if (place.lastFile !== file) {
    place.lastFile = file;
    place.files += 1;
  }
  return {
    place,
    edge,
    counts: new Map(),
    last: undefined,
    text: "",
    plain: false,
    section: false,
    hasAttributes: false,
  };
}

/** Elements inside of others of the same name that are themselves in such ones are in one place: recursion has no end. */
function edgeTo(name: Name, parent: Frame, frames: readonly Frame[]): Edge {
  const { key } = name;
  const count = (parent.counts.get(key) ?? 0) + 1;
  parent.counts.set(key, count);
  let edge = parent.place.children.get(key);
  if (edge === undefined) {
    const around = frames.filter(({ place }) => place.name.key === key);
    const again = around.length >= 2 ? around.at(-1) : undefined;
    const place = again?.place ?? newPlace(name, parent.place);
    edge = { place, holders: 0, total: 0, most: 0, hollow: 0 };
    parent.place.children.set(key, edge);
  }
  edge.total += 1;
  if (count === 1) edge.holders += 1;
  if (count > edge.most) edge.most = count;
  if (parent.last !== undefined && parent.last !== key) {
    const followers = parent.place.followers.get(parent.last);
    if (followers === undefined) parent.place.followers.set(parent.last, new Set([key]));
    else followers.add(key);
  }
  parent.last = key;
  return edge;
}

function addAttribute(
  frame: Frame,
  { name, value }: ScannedAttribute,
  file: number,
  prefixes: Map<string, Set<string>>,
  namespaces: ReadonlyMap<string, string>,
): void {
  if (name.uri === instanceNamespace) {
    if (name.local.endsWith("chemaLocation")) return;
    // The name of a type has a prefix of its own, which must be bound where it is written: `xsi:type="acme:Order"`.
    const [prefix = "", local] = value.split(":");
    const uri = local === undefined ? undefined : namespaces.get(prefix);
    if (uri !== undefined) notePrefix(prefixes, { prefix, uri });
  }
  notePrefix(prefixes, name);
  frame.hasAttributes = true;
  let attribute = frame.place.attributes.get(name.key);
  if (attribute === undefined) {
    attribute = { name, evidence: newEvidence() };
    frame.place.attributes.set(name.key, attribute);
  }
  addText(attribute.evidence, value, false, file);
}

function leave({ place, edge, counts, text, plain, section, hasAttributes }: Frame, file: number): void {
  if (counts.size > 0) {
    place.parents += 1;
    if (trimSpace(text) !== "") place.mixed = true;
    return;
  }
  addText(place.evidence, text, section && !plain, file);
  if (hasAttributes || trimSpace(text) !== "") return;
  place.hollow += 1;
  if (edge !== undefined) edge.hollow += 1;
}

function notePrefix(prefixes: Map<string, Set<string>>, { prefix, uri }: Pick<Name, "prefix" | "uri">): void {
  if (uri === "" || prefix === "xml") return;
  const known = prefixes.get(uri);
  if (known === undefined) prefixes.set(uri, new Set([prefix]));
  else known.add(prefix);
}
