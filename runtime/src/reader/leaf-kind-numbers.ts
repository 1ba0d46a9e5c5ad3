// How the reader takes a leaf from the bytes: it switches on this for each leaf. Each is a constant of its own, so that it
// can stand wherever it is used.
/** Not at all: the general path does. */
export const none = 0;
export const text = 1;
export const id = 2;
export const integer = 3;
export const decimal = 4;
/** One of a few words, each of which is compared as it stands. */
export const word = 5;
export const unixTime = 6;
/** The codec scans the bytes. */
export const scanned = 7;
/** The text is read, and what it means is asked of the codec. */
export const converted = 8;
/** As `Field.otherwise` says, unless it is a word that means that nothing is there. */
export const unlessNothing = 9;
