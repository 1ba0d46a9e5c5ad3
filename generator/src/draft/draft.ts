import { typesOf } from "./content.js";
import type { DraftElement, DraftType } from "./model.js";
import { prefixesOf, typeNamesOf } from "./naming.js";
import { type Observation, observer } from "./observe.js";
import { type Place, placeOf } from "./place.js";
import { type DraftDocument, printDocument } from "./print.js";
import type { Sample } from "./sample.js";
import { mergeShapes } from "./shapes.js";

export interface DraftOptions {
  readonly platformTitle: string;
  /** The document's name: `orders`. */
  readonly document: string;
  /** Names of types that other documents of the platform have. */
  readonly takenTypes: ReadonlySet<string>;
}

/** A drafted document. */
export interface Draft {
  /** The spec, in YAML. */
  readonly yaml: string;
  /** What was seen, from the root on. */
  readonly root: Place;
}

/** Drafts the spec of a document from samples with the same root: a YAML file that reads all of them. */
export function draftDocument(samples: readonly Sample[], options: DraftOptions): Draft {
  // Look at everything, make one of what is one, say it in the language of specs.
  const { add, observed } = observer();
  for (const { text } of samples) add(text);
  const observation = observed();
  if (observation === undefined) throw new Error("a draft needs a sample");
  mergeShapes(observation.root);
  return { yaml: printDocument(documentOf(observation, samples, options)), root: placeOf(observation.root) };
}

function documentOf(observation: Observation, samples: readonly Sample[], options: DraftOptions): DraftDocument {
  const root = placeOf(observation.root);
  const { namespaces, spell } = prefixesOf(observation);
  const types = typesOf(root, spell);
  const cdata = cdataOf(types);
  return {
    title: options.platformTitle,
    name: options.document,
    root: spell(root.name),
    notes: notesOn(samples, observation.documents),
    read: {
      order: "any",
      unknown: "keep",
      ...(samples.some(({ doctype }) => doctype) && { doctype: "skip" }),
      ...encodingPolicy(samples),
    },
    write: {
      ...(cdata === "none" ? {} : { cdata }),
      ...(samples.some(({ declaration }) => declaration) ? {} : { declaration: "false" }),
      ...(observation.long > observation.short && { empty: "long" }),
    },
    cdata,
    repairs: [...new Set(samples.flatMap(({ repairs }) => repairs))],
    namespaces,
    types,
    names: typeNamesOf(types, spell(root.name), options.document, options.takenTypes),
  };
}

/** Without the policy only UTF-8 is read; with it, documents that say their encoding are in whichever they say. */
function encodingPolicy(samples: readonly Sample[]): { readonly encoding?: string } {
  const unsaid = new Set(samples.flatMap((sample) => sample.unsaid ?? []));
  if (unsaid.has("windows-1252")) return { encoding: "windows-1252" };
  return samples.some(({ encoding }) => encoding !== "utf-8") ? { encoding: "UTF-8" } : {};
}

function notesOn(samples: readonly Sample[], count: number): string[] {
  const encodings = [...new Set(samples.map(({ encoding }) => encoding))];
  const from = count === 1 ? "one sample" : `${count} samples`;
  return [
    `Drafted from ${from}${encodings.join() === "utf-8" ? "" : ` in ${encodings.join(" and ")}`}. What was seen stands in notes such as this one, which go nowhere:`,
    "write what things mean as comments, with one #, and check what was guessed against the vendor's words.",
    ...(samples.some(({ unsaid }) => unsaid === "windows-1252")
      ? ["The encoding is a guess: a sample does not name it, and is not in UTF-8."]
      : []),
  ];
}

/** The policy that leaves the fewest texts to be written otherwise. */
function cdataOf(types: readonly DraftType[]): "none" | "text" | "all" {
  const leaves = types.flatMap(({ members }) =>
    members.flatMap((member): readonly DraftElement[] => (member.kind === "choice" ? member.alternatives : [member])),
  );
  const counts = { none: 0, text: 0, all: 0 };
  for (const { type } of leaves) {
    if (type.kind !== "leaf" || type.cdata === "unseen" || type.cdata === "some") continue;
    const isSection = type.cdata === "all";
    const isText = /^text\b/.test(type.type);
    if (isSection) counts.none += 1;
    if (isSection !== isText) counts.text += 1;
    if (!isSection) counts.all += 1;
  }
  const least = Math.min(counts.none, counts.text, counts.all);
  return counts.none === least ? "none" : counts.text === least ? "text" : "all";
}
