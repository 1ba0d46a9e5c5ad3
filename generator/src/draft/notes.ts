import type { Evidence } from "./evidence.js";
import type { LeafGuess } from "./leaf-type.js";
import type { Edge, Place } from "./place.js";

/** How many words a note lists. */
const mostWords = 8;

/** What was seen of a text. Its texts stand in the note only where they are words of a list, or numbers. */
export function leafNote(evidence: Evidence, { type, confidence, notes }: LeafGuess, count: number): string {
  const { files, words } = evidence;
  const isListed = /^(?:enum|boolean)\b/.test(type) && confidence === undefined;
  const listed = [...words.keys()].slice(0, mostWords).map((word) => JSON.stringify(word));
  const others = words.size - listed.length;
  const seen = `${timesIn(evidence.count, files)}${evidence.count < count ? `, missing ${times(count - evidence.count)}` : ""}`;
  return [
    isListed ? `${seen}: ${listed.join(", ")}${others > 0 ? ` and ${others} more` : ""}` : seen,
    ...(evidence.empty === 0
      ? []
      : [evidence.empty === evidence.count ? "always empty" : `${times(evidence.empty)} empty`]),
    ...(confidence === undefined ? notes : notes.filter((note) => !/^-?[\d.e+]+(?: to |$)/.test(note))),
    ...(confidence === undefined ? [] : [confidence.reason]),
  ].join("; ");
}

/** What was seen of an element with members. */
export function elementNote({ holders, total }: Edge, count: number): string {
  return holders < count ? `in ${holders} of ${count}` : `seen ${times(total)}`;
}

export function listNote({ holders, total, most }: Edge, count: number): string {
  const parents = count === 1 ? "" : `, in ${holders} of ${count}`;
  return `${total} seen${parents}${count === 1 ? "" : `, at most ${most} together`}`;
}

export function typeNote({ count, files }: Place): string {
  return timesIn(count, files);
}

function timesIn(count: number, files: number): string {
  return `seen ${times(count)}${files > 1 ? ` in ${files} files` : ""}`;
}

function times(count: number): string {
  return count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
}
