import type { Place } from "../model/model.js";

/** A DTD that does not follow the grammar of XML: nothing behind it can be told for certain. */
export class DtdMistake extends Error {
  readonly place: Place;
  readonly expected: string;
  readonly found: string;

  constructor(place: Place, expected: string, found: string) {
    super(`expected ${expected} but found ${found}`);
    this.name = "DtdMistake";
    this.place = place;
    this.expected = expected;
    this.found = found;
  }
}
