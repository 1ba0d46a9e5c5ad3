/** What a byte may be, as bits: one load and one mask decide in the inner loops. */
export const nameStart = 1;
export const nameByte = 2;
export const space = 4;
/** Ends a run of plain characters in element content, in a value in double quotes, in a CDATA section; in single quotes. */
export const textStop = 8;
export const attributeStop = 16;
export const cdataStop = 32;
export const apostropheStop = 128;
/** Means something in form-url-encoding. */
export const encodedStop = 64;

/**
 * The bits of every byte.
 *
 * @see https://www.w3.org/TR/xml/#charsets, https://www.w3.org/TR/xml/#NT-Name, https://www.w3.org/TR/xml/#syntax
 */
export const classes: Uint8Array = /* @__PURE__ */ classify();

/**
 * Where a run of bytes ends that have none of some bits. Engines look anew in each turn of a loop whether all is as it was
 * before: so four bytes are looked at in each.
 */
export function passPlain(bytes: Uint8Array, p: number, stops: number): number {
  const table = classes;
  for (;;) {
    if ((table[bytes[p]!]! & stops) !== 0) return p;
    if ((table[bytes[p + 1]!]! & stops) !== 0) return p + 1;
    if ((table[bytes[p + 2]!]! & stops) !== 0) return p + 2;
    if ((table[bytes[p + 3]!]! & stops) !== 0) return p + 3;
    p += 4;
  }
}

/** Where a run of bytes ends that each have one of some bits. */
export function passAll(bytes: Uint8Array, p: number, wanted: number): number {
  const table = classes;
  for (;;) {
    if ((table[bytes[p]!]! & wanted) === 0) return p;
    if ((table[bytes[p + 1]!]! & wanted) === 0) return p + 1;
    if ((table[bytes[p + 2]!]! & wanted) === 0) return p + 2;
    if ((table[bytes[p + 3]!]! & wanted) === 0) return p + 3;
    p += 4;
  }
}

function classify(): Uint8Array {
  const table = new Uint8Array(256);
  for (let byte = 0; byte < 256; byte++) {
    const letter = (byte | 32) >= 97 && (byte | 32) <= 122 && byte < 128;
    const digit = byte >= 48 && byte <= 57;
    let bits = 0;
    if (byte >= 128 || letter || byte === 95 || byte === 58) bits |= nameStart | nameByte;
    if (digit || byte === 45 || byte === 46) bits |= nameByte;
    if (byte === 32 || byte === 9 || byte === 10 || byte === 13) bits |= space;
    if (byte >= 128 || (byte < 32 && byte !== 9 && byte !== 10)) bits |= textStop | cdataStop;
    if (byte >= 128 || byte < 32) bits |= attributeStop | apostropheStop;
    table[byte] = bits;
  }
  mark(table, '<&"', attributeStop);
  mark(table, "<&'", apostropheStop);
  mark(table, "<&]", textStop);
  mark(table, "]", cdataStop);
  mark(table, "%+", encodedStop);
  return table;
}

function mark(table: Uint8Array, characters: string, bits: number): void {
  for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)]! |= bits;
}
