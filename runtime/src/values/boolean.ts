import * as codecKinds from "../codec-kinds.js";
import { type Codec, codec, invalid } from "../codec.js";
import { quoteWord } from "./words.js";

/** True or false, each with its word on the wire. */
export function boolean(yes: string, no: string): Codec<boolean> {
  return codec<boolean>(
    codecKinds.boolean,
    "boolean",
    `${bare(yes)} or ${bare(no)}`,
    false,
    (text) => (text === yes ? true : text === no ? false : invalid),
    (value) => (value === true ? yes : value === false ? no : invalid),
    {
      words: [
        [yes, true],
        [no, false],
      ],
    },
  );
}

/** True unless it is the word `no`; true is written as `1`. */
export function booleanNonzero(no: string): Codec<boolean> {
  const yes = no === "1" ? "0" : "1";
  return codec<boolean>(
    codecKinds.other,
    "boolean",
    `${bare(no)} for false, or anything else for true`,
    false,
    (text) => (text === "" && no !== "" ? invalid : text !== no),
    (value) => (value === true ? yes : value === false ? no : invalid),
    {
      words: [
        [yes, true],
        [no, false],
      ],
      open: true,
    },
  );
}

function bare(word: string): string {
  return /^[\w.+-]+$/.test(word) ? word : quoteWord(word);
}
