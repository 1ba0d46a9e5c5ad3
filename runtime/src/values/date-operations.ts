// The operations of a `DateFormat`. Each is a constant of its own, so that it can stand wherever it is used.
/** A byte of UTF-8, which is the argument. */
export const literal = 0;
export const year4 = 1;
export const year2 = 2;
/** The argument is the fewest digits, 1 or 2; two are the most. */
export const month = 3;
export const day = 4;
export const hour24 = 5;
export const hour12 = 6;
export const minute = 7;
export const second = 8;
export const millisecond = 9;
/** AM or PM. */
export const half = 10;
export const monthName = 11;
export const weekdayName = 12;
/** What follows may be missing. The argument is the index of the operation behind its end. */
export const optional = 13;
/** The end of what may be missing. */
export const end = 14;
