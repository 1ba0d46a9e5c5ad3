// Says which small byte reader may be tried before `read` of a codec. Each is a constant of its own, so that it can stand
// wherever it is used.
/** No byte reader: always `read`. */
export const other = 0;
export const text = 1;
export const id = 2;
/** A whole number that a `number` holds exactly. */
export const integer = 3;
export const decimal = 4;
export const boolean = 5;
export const enumeration = 6;
/** A `Date` from a compiled date format. */
export const instant = 7;
/** A `Date` from seconds since 1970. */
export const unixTime = 8;
