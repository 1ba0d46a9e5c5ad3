import { deepStrictEqual } from "node:assert";
import { makeSample } from "../corpus/make.js";
import { commented, respelled, spellings } from "../corpus/spellings.js";
import { measure } from "../measure.js";
import { shapes } from "../shapes.js";
import { sizes } from "./job.js";

/** How fast a document in another spelling is read, against the one that is written: by shape and spelling. */
export type SpellingSpeed = Readonly<Record<string, Readonly<Record<string, number>>>>;

export function timeSpellings(): SpellingSpeed {
  const figures: Record<string, Record<string, number>> = {};
  for (const shape of shapes) {
    const { name, document } = shape;
    const { xml, value } = makeSample(shape, sizes["1 MB"]);
    const subjects = [...spellings, commented].map(([spelling, spell]) => {
      const bytes = respelled(xml, spell);
      deepStrictEqual(document.parse(bytes), value, `${name} with ${spelling} is another value`);
      return { name: spelling, run: () => document.parse(bytes) };
    });
    const times = measure([{ name: "", run: () => document.parse(xml) }, ...subjects], {
      warmUp: 200,
      batch: 10,
      rounds: 9,
    });
    figures[name] = Object.fromEntries(subjects.map((each) => [each.name, times.get("")! / times.get(each.name)!]));
  }
  return figures;
}
