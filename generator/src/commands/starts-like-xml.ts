/** Whether bytes begin as XML does, in any encoding. */
export function startsLikeXml(bytes: Uint8Array): boolean {
  // https://www.w3.org/TR/xml/#sec-guessing: white space and zeros may stand before the first character.
  const start = Buffer.from(bytes.subarray(0, 1000)).toString("latin1");
  return /^(?:\xEF\xBB\xBF|\xFE\xFF|\xFF\xFE)?[\s\0]*</.test(start);
}
