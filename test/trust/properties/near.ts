import * as fc from "fast-check";

/** Texts of a pattern, texts that differ from one in a character or two, and other texts of the same characters. */
export function near(pattern: RegExp, alphabet: string): fc.Arbitrary<string> {
  const matching = fc.stringMatching(pattern);
  const character = fc.constantFrom(...alphabet);
  const change = fc.record({ at: fc.nat(30), put: fc.oneof(character, fc.constant("")), removed: fc.nat(2) });
  const changed = fc.tuple(matching, fc.array(change, { minLength: 1, maxLength: 2 })).map(([text, changes]) =>
    changes.reduce((now, { at, put, removed }) => {
      const from = at % (now.length + 1);
      return now.slice(0, from) + put + now.slice(from + removed);
    }, text),
  );
  const other = fc.array(character, { maxLength: 12 }).map((all) => all.join(""));
  // A codec is asked for texts without white space at the ends.
  return fc.oneof(matching, changed, other).map((text) => text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ""));
}
