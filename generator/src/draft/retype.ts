import type { ElementParticle, LeafType } from "../model/model.js";
import type { PathEnd } from "../model/paths.js";
import { dateGuesses } from "./dates.js";
import { type Evidenced, type Proposal, changed, localOf, placeAt, splitPath } from "./evidenced.js";
import type { Gap } from "./gaps.js";
import { guessLeaf } from "./leaf-type.js";
import { changeType } from "./yaml-edit.js";

/** Another type for a text: one that takes all that were seen. */
export function retyped(gap: Gap, end: PathEnd | undefined, { texts, observation }: Evidenced): Proposal | undefined {
  const leaf = end?.leaf ?? end?.record?.text?.leaf;
  const member = end?.leaf === undefined ? end?.record?.text : end.members.at(-1);
  if (leaf === undefined || member === undefined) return undefined;
  const { parent, last } = splitPath(gap.path);
  const isAttribute = last.startsWith("@");
  const around = placeAt(observation.root, parent);
  const place = isAttribute ? around : placeAt(observation.root, gap.path);
  const evidence = isAttribute
    ? [...(around?.attributes.values() ?? [])].find(({ name }) => name.local === localOf(last.slice(1)))?.evidence
    : place?.evidence;
  if (evidence === undefined) return undefined;
  const { file, start } = member.place;
  const marks = leaf.secret ? " secret" : leaf.personal ? " personal" : "";
  const isOptional = "occurs" in member ? (member as ElementParticle).occurs.minimum === 0 : false;
  return changed(file, texts, (text) =>
    changeType(file, text, start, (type) => {
      if (evidence.empty > 0 && gap.first.received === '""' && !/\bor empty\b/.test(type) && !isOptional)
        return appended(type, " or empty");
      const formats = newFormats(leaf, [...evidence.words.keys()], evidence.more);
      if (formats !== undefined) return type.replace(/("[^"]*")(?!.* \| ")/, (last) => [last, ...formats].join(" | "));
      const words = newWords(leaf, [...evidence.words.keys()], evidence.more);
      if (words !== undefined && marks === "")
        return type.replace(/^enum [^]*?(?= or | = |$)/, (all) => `${all.trimEnd()} | ${words.join(" | ")}`);
      const guess = guessLeaf(evidence, {
        name: localOf(last.replace("@", "")),
        parent: localOf(parent.slice(parent.lastIndexOf("/") + 1)),
        emptyIsLost: isOptional,
      });
      const wanted = guess.confidence === undefined ? guess.type + marks : `${guess.type} ${guess.confidence.mark}`;
      return wanted === type ? `text${marks}` : wanted;
    }),
  );
}

function appended(type: string, suffix: string): string {
  return type.replace(/(?= = |$)/, suffix);
}

/** The formats that dates have which were not read, where all are dates. */
function newFormats({ scalar }: LeafType, seen: readonly string[], more: boolean): string[] | undefined {
  if (more || (scalar.kind !== "date" && scalar.kind !== "time" && scalar.kind !== "dateTime")) return undefined;
  const formats: string[] = [];
  for (const word of seen) {
    const guesses = dateGuesses(word).filter(
      ({ kind, zone }) => kind === scalar.kind && (zone === undefined || zone === scalar.zone),
    );
    if (guesses.some(({ format }) => scalar.formats.includes(format) || formats.includes(format))) continue;
    const [best] = guesses;
    if (best === undefined) return undefined;
    formats.push(best.format);
  }
  return formats.length === 0 ? undefined : formats.map((format) => JSON.stringify(format));
}

/** The words that a closed list lacks, where it is a list that lacks few. */
function newWords({ scalar }: LeafType, seen: readonly string[], more: boolean): string[] | undefined {
  if (scalar.kind !== "enumeration" || more) return undefined;
  const fresh = seen.filter((word) => !scalar.words.some(({ wire }) => wire === word));
  if (fresh.length === 0) return undefined;
  return fresh.length > 12
    ? ["..."]
    : fresh.map((word) => (/^[\p{L}\p{N}_.:+*-]+$/u.test(word) ? word : JSON.stringify(word)));
}
