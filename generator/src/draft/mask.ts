import { confidenceOf } from "./confidence.js";
import { encodeText } from "./encodings.js";
import { addText, newEvidence } from "./evidence.js";
import { type Place, placeOf } from "./place.js";
import type { Sample } from "./sample.js";
import { scan } from "./scan.js";

/** What stands in a sample that is kept: the document as it came, or without what no log should show. */
export type Keeping = "masked" | "whole";

/** The bytes of a sample with a comment that says where it is from; `root` is what was observed of all samples. */
export function keptSample(sample: Sample, root: Place, keeping: Keeping): Uint8Array {
  const text = keeping === "masked" ? maskedText(sample.text, root) : sample.text;
  const head = /^(?:<\?xml\s[^]*?\?>[ \t]*(?:\r\n|\n)?)?/.exec(text)?.[0] ?? "";
  const isSaid = text.slice(0, 500).includes("<!-- source:");
  const gap = head === "" || head.endsWith("\n") ? "" : "\n";
  const source = isSaid ? "" : `${gap}<!-- source: given by the maintainer -->\n`;
  return encodeText(head + source + text.slice(head.length), sample.encoding);
}

/** A document in which all texts that seem secret or personal are made of x and 1. */
function maskedText(text: string, root: Place): string {
  const masks: { start: number; end: number; cdata: boolean }[] = [];
  const open: (Place | undefined)[] = [];
  const isHidden = placesHidden();
  scan(text, {
    open: ({ key }, attributes) => {
      const around = open.at(-1);
      const edge = around?.children.get(key);
      const place = open.length === 0 ? placeOf(root) : edge && placeOf(edge.place);
      open.push(place);
      for (const { name, start, end } of attributes) {
        const evidence = place?.attributes.get(name.key)?.evidence ?? newEvidence();
        if (confidenceOf(name.local, place?.name.local ?? "", evidence) !== undefined)
          masks.push({ start, end, cdata: false });
      }
    },
    text: (piece, cdata, start, end) => {
      const place = open.at(-1);
      // What stands by itself among others is judged by itself too: `any` has no evidence of its own.
      const seen = newEvidence();
      addText(seen, piece, cdata, 0);
      if (place !== undefined && (isHidden(place) || seen.all.email)) masks.push({ start, end, cdata });
    },
    close: () => void open.pop(),
  });
  let masked = "";
  let at = 0;
  for (const { start, end, cdata } of masks) {
    masked += text.slice(at, start) + standIn(text.slice(start, end), cdata);
    at = end;
  }
  return masked + text.slice(at);
}

function placesHidden(): (place: Place) => boolean {
  const known = new Map<Place, boolean>();
  return (place) => {
    const found = known.get(place);
    if (found !== undefined) return found;
    const hidden = confidenceOf(place.name.local, place.parent?.name.local ?? "", place.evidence) !== undefined;
    known.set(place, hidden);
    return hidden;
  };
}

/** A text of the same form: its length and its punctuation are kept, and numbers and dates stay some. */
function standIn(source: string, cdata: boolean): string {
  const pattern = cdata ? /\p{L}|\p{N}/gu : /&(?:amp|lt|gt|quot|apos);|&#[^;]*;|\p{L}|\p{N}/gu;
  return source.replaceAll(pattern, (part) =>
    part.startsWith("&#") ? "x" : part.startsWith("&") ? part : /\p{N}/u.test(part) ? "1" : "x",
  );
}
